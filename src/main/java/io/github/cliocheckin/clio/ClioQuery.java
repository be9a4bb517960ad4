package io.github.cliocheckin.clio;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The address of a list at Clio, put together parameter by parameter. */
public final class ClioQuery {

    /** The most that Clio gives on a page. */
    public static final int PAGE_SIZE = 200;

    private final StringBuilder address;

    private ClioQuery(URI clio, String path, String fields) {
        address = new StringBuilder(clio + "/api/v4/" + path + ".json?fields=" + encoded(fields));
    }

    private ClioQuery inPages(int size) {
        // The one order in which Clio pages by cursor, without an end at 10,000
        return and("order", "id(asc)").and("limit", String.valueOf(size));
    }

    public static ClioQuery matters(URI clio) {
        return matters(clio, PAGE_SIZE);
    }

    /** The same with fewer on a page. */
    public static ClioQuery matters(URI clio, int pageSize) {
        return new ClioQuery(clio, "matters", Matter.FIELDS).inPages(pageSize);
    }

    /** One matter by itself. */
    public static URI matter(URI clio, long id) {
        return new ClioQuery(clio, "matters/" + id, Matter.FIELDS).uri();
    }

    /** Asks whether it was this token's user who pressed a button on a matter's page a moment ago; good for one answer. */
    public static URI clickOn(URI clio, long matterId, String nonce) {
        // With fields beside the nonce Clio was seen to refuse the question
        return URI.create(clio + "/api/v4/matters/" + matterId + ".json?custom_action_nonce=" + encoded(nonce));
    }

    public static ClioQuery customFieldsOfMatters(URI clio) {
        return new ClioQuery(clio, "custom_fields", CustomField.FIELDS)
                .inPages(PAGE_SIZE)
                .and("parent_type", "matter")
                .and("deleted", "false");
    }

    /** Whose token asks. */
    public static URI whoAmI(URI clio) {
        return new ClioQuery(clio, "users/who_am_i", ClioUser.FIELDS).uri();
    }

    /** One record of a kind, only to see whether it may be read. */
    public static URI oneOf(URI clio, String kind) {
        return new ClioQuery(clio, kind, "id").and("limit", "1").uri();
    }

    /** Those of the matters with these ids that the user may see. */
    public ClioQuery ids(Collection<Long> ids) {
        ids.forEach(id -> and("ids[]", String.valueOf(id)));
        return this;
    }

    public ClioQuery status(String lowerCaseStatus) {
        return and("status", lowerCaseStatus);
    }

    /** Matters whose date lies after one day and not after another. */
    public ClioQuery dated(String dateField, LocalDate after, LocalDate through) {
        return and(dateField + "[]", ">" + after).and(dateField + "[]", "<=" + through);
    }

    /** Matters changed since; Clio takes a full time with zone only. */
    public ClioQuery updatedSince(Instant since) {
        return and("updated_since", since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    public URI uri() {
        return URI.create(address.toString());
    }

    private ClioQuery and(String name, String value) {
        address.append('&').append(encoded(name)).append('=').append(encoded(value));
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
