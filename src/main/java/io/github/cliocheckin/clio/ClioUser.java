package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A person who works at a firm, with the firm's account: what {@code who_am_i} tells of the user whose token asks.
 *
 * @param timeZone as Clio names it, which may be Rails' name or IANA's; or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClioUser(long id, String name, String timeZone, Account account) {

    /** The fields to ask for; one brace level is all Clio takes. */
    static final String FIELDS = "id,name,time_zone,account{id,name}";

    /** A firm's account at Clio. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Account(long id, String name) {}
}
