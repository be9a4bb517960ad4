package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Clio's OAuth says instead of a token: the shape of RFC 6749, which is not that of the API's errors. */
final class OAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    private OAuthRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static OAuthRefusal of(int status, String error, String description) {
        return new OAuthRefusal(status, error, description);
    }

    static OAuthRefusal invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    static OAuthRefusal invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static OAuthRefusal invalidToken() {
        return of(401, "invalid_token", "This access token is not one that the sandbox accepts");
    }

    static OAuthRefusal missing(String parameter) {
        return invalidRequest("The parameter " + parameter + " is missing");
    }

    int status() {
        return status;
    }

    Answer answer() {
        ObjectNode body = Json.object().put("error", error).put("error_description", getMessage());
        Answer answer = Answer.json(status, body);
        return status == 401
                ? answer.with("WWW-Authenticate", "Bearer realm=\"sandbox\", error=\"" + error + "\"")
                : answer;
    }
}
