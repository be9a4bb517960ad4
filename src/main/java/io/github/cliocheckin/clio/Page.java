package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * One page of a list of Clio's.
 *
 * @param <T> what it lists
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Page<T>(List<T> data, Meta meta) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Meta(Paging paging) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Paging(String next) {}

    /** The whole address of the next page, to be followed as it is; null on the last page. */
    public String next() {
        return meta == null || meta.paging() == null ? null : meta.paging().next();
    }
}
