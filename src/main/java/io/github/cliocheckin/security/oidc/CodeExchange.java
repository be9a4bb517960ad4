package io.github.cliocheckin.security.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** Gets the ID token for a code. The access token that comes with it is not used, and not kept. */
record CodeExchange(ProviderHttp http, URI redirectUri) {
    /** Statuses that OAuth answers with; anything else comes from something in between. */
    private static final Set<Integer> ANSWERS =
            Set.of(HTTPResponse.SC_OK, HTTPResponse.SC_BAD_REQUEST, HTTPResponse.SC_UNAUTHORIZED);

    JWT idToken(Provider provider, AuthorizationCode code, CodeVerifier verifier) {
        TokenRequest request = new TokenRequest.Builder(
                        provider.tokenEndpoint(),
                        provider.client(),
                        new AuthorizationCodeGrant(code, redirectUri, verifier))
                .build();
        try {
            HTTPResponse answer = request.toHTTPRequest().send(http);
            if (!ANSWERS.contains(answer.getStatusCode())) {
                throw new SignInException.ProviderUnreachable("it answers with status " + answer.getStatusCode());
            }
            TokenResponse response = TokenResponse.parse(answer);
            if (!response.indicatesSuccess()) {
                throw ErrorCodes.told(response.toErrorResponse().getErrorObject());
            }
            return idToken(response.toSuccessResponse());
        } catch (IOException noAnswer) {
            throw new SignInException.ProviderUnreachable("it does not answer", noAnswer);
        } catch (ParseException unreadable) {
            throw new SignInException.ProviderUnreachable("what it answers cannot be read");
        }
    }

    private static JWT idToken(AccessTokenResponse response) {
        if (!(response.getCustomParameters().get("id_token") instanceof String text)) {
            throw new SignInException.NotValid("the provider gave no ID token");
        }
        try {
            return JWTParser.parse(text);
        } catch (java.text.ParseException unreadable) {
            throw new SignInException.NotValid("the provider's ID token is not valid (it cannot be read)");
        }
    }
}
