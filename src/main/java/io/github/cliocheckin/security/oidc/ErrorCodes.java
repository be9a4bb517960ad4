package io.github.cliocheckin.security.oidc;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** The codes of RFC 6749 and OpenID Connect, by who must act. The words that come with them may say anything and are passed over. */
final class ErrorCodes {
    private ErrorCodes() {}

    static SignInException told(ErrorObject error) {
        String code = error == null || error.getCode() == null ? "" : error.getCode();
        return switch (code) {
            case "access_denied",
                    "login_required",
                    "consent_required",
                    "interaction_required",
                    "account_selection_required" -> new SignInException.Declined();
            case "invalid_grant" -> new SignInException.NotValid("it was used already or took too long");
            case "invalid_client",
                    "unauthorized_client",
                    "invalid_request",
                    "invalid_scope",
                    "unsupported_response_type",
                    "unsupported_grant_type" ->
                new SignInException.NotSetUp("the provider refuses this service with " + code);
            default -> new SignInException.ProviderUnreachable("it refuses the sign-in for a reason of its own");
        };
    }
}
