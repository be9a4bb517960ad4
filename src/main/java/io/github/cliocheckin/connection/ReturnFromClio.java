package io.github.cliocheckin.connection;

import io.github.cliocheckin.api.QueryParameters;

/**
 * What Clio appended to our address when it sent a person back: {@code code} and {@code state}, or {@code error} and
 * {@code state} (RFC 6749, section 4.1.2). What else stands there is passed over.
 */
public record ReturnFromClio(String state, String code, String error) {

    private static final int LONGEST = 2000;

    /** @throws io.github.cliocheckin.api.Refusal if one is given twice or is not URL-encoded */
    public static ReturnFromClio read(String query) {
        QueryParameters parameters = QueryParameters.ofAnybody(query);
        return new ReturnFromClio(
                parameters.text("state").orElse(""),
                parameters.text("code").filter(code -> code.length() <= LONGEST).orElse(null),
                parameters.text("error").orElse(null));
    }

    boolean isDeclined() {
        return "access_denied".equals(error);
    }

    /** Without the code and the state. */
    @Override
    public String toString() {
        return error == null ? "return with a code" : "return with an error";
    }
}
