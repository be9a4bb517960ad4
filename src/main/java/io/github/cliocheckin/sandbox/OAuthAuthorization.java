package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Where an app sends a person for their consent. A request that is wrong in any way is answered with a page and never sends
 * anybody anywhere; with one that is right the person decides, or {@code sandbox=allow|decline} in the query does, or a switch.
 */
final class OAuthAuthorization implements SandboxServer.Work {
    static final String DECISION = "sandbox";
    static final String ALLOW = "allow";
    static final String DECLINE = "decline";

    private final OAuthApps apps;
    private final OAuthCodes codes;
    private final AtomicLong grants = new AtomicLong();
    private volatile Supplier<ObjectNode> user;
    private volatile boolean grantingByItself;
    private volatile boolean ignoringPkce;

    OAuthAuthorization(OAuthApps apps, OAuthCodes codes, Supplier<ObjectNode> user) {
        this.apps = apps;
        this.codes = codes;
        this.user = user;
    }

    void user(Supplier<ObjectNode> other) {
        user = other;
    }

    void grantingByItself(boolean on) {
        grantingByItself = on;
    }

    void ignoringPkce(boolean on) {
        ignoringPkce = on;
    }

    @Override
    public Answer answer(Request request) {
        try {
            return decided(request, checked(request));
        } catch (OAuthRefusal refusal) {
            return OAuthPage.error(refusal.status(), refusal.getMessage());
        }
    }

    /** A request that is right, in parts. */
    private record Asked(String clientId, String redirectUri, Optional<String> challenge) {}

    private Asked checked(Request request) {
        String clientId = required(request, "client_id");
        if (!apps.knows(clientId)) {
            throw OAuthRefusal.of(401, "invalid_client", "No app with this client_id is registered here");
        }
        String redirectUri = required(request, "redirect_uri");
        if (!apps.mayReturnTo(redirectUri)) {
            throw OAuthRefusal.invalidRequest("The redirect_uri is not one that the app has registered");
        }
        if (!required(request, "response_type").equals("code")) {
            throw OAuthRefusal.invalidRequest("The only response_type is code");
        }
        Optional<String> challenge = ignoringPkce ? Optional.empty() : request.parameter("code_challenge");
        if (challenge.isPresent() && !request.parameter("code_challenge_method").equals(Optional.of("S256"))) {
            throw OAuthRefusal.invalidRequest("The only code_challenge_method is S256");
        }
        return new Asked(clientId, redirectUri, challenge);
    }

    private Answer decided(Request request, Asked asked) {
        String decision = request.parameter(DECISION).orElse(grantingByItself ? ALLOW : "");
        return switch (decision) {
            case ALLOW -> {
                OAuthGrant grant = new OAuthGrant(grants.incrementAndGet(), asked.clientId(), user);
                yield back(request, asked, "code", codes.issue(grant, asked.redirectUri(), asked.challenge()));
            }
            case DECLINE ->
                request.parameter("redirect_on_decline").equals(Optional.of("true"))
                        ? back(request, asked, "error", "access_denied")
                        : OAuthPage.declined();
            default -> {
                ObjectNode person = user.get();
                yield OAuthPage.question(
                        asked.clientId(),
                        person.path("name").asText(),
                        person.path("account").path("name").asText(),
                        request.url().substring(request.origin().length()));
            }
        };
    }

    private static Answer back(Request request, Asked asked, String name, String value) {
        QueryStringEncoder result = new QueryStringEncoder("");
        result.addParam(name, value);
        request.parameter("state").ifPresent(state -> result.addParam("state", state));
        String query = result.toString().substring(1);
        String uri = asked.redirectUri();
        return OAuthPage.redirect(uri + (uri.contains("?") ? "&" : "?") + query);
    }

    private static String required(Request request, String name) {
        return request.parameter(name).filter(text -> !text.isBlank()).orElseThrow(() -> OAuthRefusal.missing(name));
    }
}
