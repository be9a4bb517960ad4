package io.github.cliocheckin.sandbox;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;

/** Plays an app that asks for access to a sandbox Clio, as our service does, but with every parameter in the test's hand. */
record SandboxApp(Caller caller, String clientId, String clientSecret, String redirectUri) {
    static final String REDIRECT = "http://127.0.0.1:8080/oauth/callback";

    static SandboxApp of(SandboxClio clio) {
        return new SandboxApp(Caller.of(clio).with(), "sandbox-app", "sandbox-secret", REDIRECT);
    }

    SandboxApp named(String otherId, String otherSecret) {
        return new SandboxApp(caller, otherId, otherSecret, redirectUri);
    }

    SandboxApp returningTo(String otherUri) {
        return new SandboxApp(caller, clientId, clientSecret, otherUri);
    }

    /** Sends a person to the consent page, with these parameters besides the usual ones. */
    Caller.Reply asks(String... more) {
        List<String> parameters = new ArrayList<>(
                List.of("client_id", clientId, "response_type", "code", "redirect_uri", redirectUri, "state", "s 1"));
        parameters.addAll(List.of(more));
        return caller.get("/oauth/authorize?" + Caller.encoded(parameters.toArray(String[]::new)));
    }

    /** The code that a person's consent gives. */
    String code(String... more) {
        List<String> parameters = new ArrayList<>(List.of("sandbox", "allow"));
        parameters.addAll(List.of(more));
        return parameter(asks(parameters.toArray(String[]::new)), "code");
    }

    Caller.Reply exchanges(String code, String... more) {
        return token(
                List.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        clientId,
                        "client_secret",
                        clientSecret,
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri),
                more);
    }

    Caller.Reply refreshes(String refreshToken) {
        return token(List.of(
                "grant_type",
                "refresh_token",
                "client_id",
                clientId,
                "client_secret",
                clientSecret,
                "refresh_token",
                refreshToken));
    }

    /** Both tokens, by a new consent. */
    Tokens connects() {
        return Tokens.of(exchanges(code()));
    }

    Caller.Reply whoAmI(String accessToken) {
        return caller.with("Authorization", "Bearer " + accessToken).get("/api/v4/users/who_am_i.json?fields=id,name");
    }

    private Caller.Reply token(List<String> usual, String... more) {
        List<String> fields = new ArrayList<>(usual);
        fields.addAll(List.of(more));
        return caller.form("/oauth/token", fields.toArray(String[]::new));
    }

    /** A parameter of the address that a redirect leads to. */
    static String parameter(Caller.Reply redirect, String name) {
        return new QueryStringDecoder(redirect.header("Location"))
                .parameters().getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    record Tokens(String access, String refresh) {
        static Tokens of(Caller.Reply reply) {
            return new Tokens(
                    reply.json().path("access_token").asText(null),
                    reply.json().path("refresh_token").asText(null));
        }
    }
}
