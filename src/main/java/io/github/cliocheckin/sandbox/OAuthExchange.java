package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where an app gets its tokens. What it sends must stand in the form; secrets in the query would end up in logs. */
record OAuthExchange(OAuthApps apps, OAuthCodes codes, OAuthTokens tokens) implements SandboxServer.Work {

    @Override
    public Answer answer(Request request) {
        ObjectNode body = switch (required(request, "grant_type")) {
            case "authorization_code" ->
                tokens.issue(codes.redeem(
                        client(request),
                        required(request, "code"),
                        required(request, "redirect_uri"),
                        request.form("code_verifier")));
            case "refresh_token" -> tokens.refresh(client(request), required(request, "refresh_token"));
            default ->
                throw OAuthRefusal.of(
                        400, "unsupported_grant_type", "Only authorization_code and refresh_token are served");
        };
        return Answer.json(200, body).with("Cache-Control", "no-store");
    }

    private String client(Request request) {
        String clientId = request.form("client_id").orElse("");
        if (!apps.proves(clientId, request.form("client_secret").orElse(""))) {
            throw OAuthRefusal.of(401, "invalid_client", "No app with this client_id and client_secret is registered");
        }
        return clientId;
    }

    private static String required(Request request, String name) {
        return request.form(name).filter(text -> !text.isBlank()).orElseThrow(() -> OAuthRefusal.missing(name));
    }
}
