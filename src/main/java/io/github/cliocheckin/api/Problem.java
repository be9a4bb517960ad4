package io.github.cliocheckin.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/**
 * What a call that was refused is answered: RFC 9457 problem details.
 *
 * @param type a stable name of the kind of problem
 * @param detail what was found and what to do
 * @param field the JSON field or parameter that is to be mended, such as {@code integrationGroupTriggers[0].triggerId};
 *     null where no single one is
 * @param retryAfter the seconds after which the same call may succeed, for the header of that name; or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String field,
        @JsonIgnore Long retryAfter) {

    /** The media type of this answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST = 1000;

    /** The kinds of problem; each has one HTTP status. */
    public enum Kind {
        MALFORMED(400, "The request cannot be read"),
        UNAUTHORIZED(401, "The caller is not authorized"),
        FORBIDDEN(403, "The caller may not do this"),
        NOT_FOUND(404, "There is no such thing"),
        METHOD_NOT_ALLOWED(405, "The path does not take this method"),
        CONFLICT(409, "The request conflicts with what there is"),
        TOO_LARGE(413, "The request is too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "The request is not JSON"),
        INVALID(422, "The request breaks a rule"),
        TOO_MANY(429, "There were too many tries"),
        FAILURE(500, "The service failed"),
        SECRETS_CLOSED(503, "Secrets can neither be kept nor read"),
        UNAVAILABLE(503, "The service cannot do this now");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }
    }

    public static Problem of(Kind kind, String field, String detail) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(
                "urn:clio-checkin:problem:" + name, kind.title, kind.status, shortened(detail), shortened(field), null);
    }

    Problem after(long seconds) {
        return new Problem(type, title, status, detail, field, seconds);
    }

    /** Details repeat what was sent, and that can be as long as a body may be. */
    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
