package io.github.cliocheckin.connection;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question to a region's OAuth server (clio-api, authorization): tokens for a code, tokens for a refresh token, or the end
 * of a grant.
 *
 * @param accessToken shown with the request, or null
 */
public record TokenRequest(Region region, URI uri, Map<String, String> parameters, String accessToken) {

    /** Tokens for the code that a person came back with. */
    public static TokenRequest forCode(ClioApp app, String code, String codeVerifier) {
        Map<String, String> parameters = credentials(app, "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", app.redirectUri().toString());
        // A server that knows nothing of PKCE passes over it, as OAuth wants of parameters that are not known
        parameters.put("code_verifier", codeVerifier);
        return new TokenRequest(app.region(), URI.create(app.clio() + "/oauth/token"), parameters, null);
    }

    public static TokenRequest toRenew(ClioApp app, Tokens tokens) {
        Map<String, String> parameters = credentials(app, "refresh_token");
        parameters.put("refresh_token", tokens.refreshToken());
        return new TokenRequest(app.region(), URI.create(app.clio() + "/oauth/token"), parameters, null);
    }

    public static TokenRequest toEnd(ClioApp app, Tokens tokens) {
        return new TokenRequest(
                app.region(),
                URI.create(app.clio() + "/oauth/deauthorize"),
                Map.of("token", tokens.accessToken()),
                tokens.accessToken());
    }

    private static Map<String, String> credentials(ClioApp app, String grantType) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", grantType);
        parameters.put("client_id", app.clientId());
        parameters.put("client_secret", app.clientSecret());
        return parameters;
    }

    /** The body of the request. */
    public String form() {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Without what it carries. */
    @Override
    public String toString() {
        return "POST " + uri.getPath();
    }
}
