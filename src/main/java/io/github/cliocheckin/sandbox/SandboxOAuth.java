package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * How apps get access to the sandbox Clio: its consent page, its tokens and their end, by Clio's documentation. Where that is
 * silent there is a switch, and its default is what clients of Clio's report.
 */
public final class SandboxOAuth {
    static final String PREFIX = "/oauth/";

    private final OAuthApps apps = new OAuthApps();
    private final OAuthCodes codes;
    private final OAuthTokens tokens;
    private final OAuthNotice notice = new OAuthNotice();
    private final OAuthAuthorization authorization;
    private final OAuthExchange exchange;
    private final OAuthEnd end;
    private final Firm firm;
    private final Set<String> fixedTokens;

    SandboxOAuth(Firm firm, Clock clock, Set<String> fixedTokens) {
        this.firm = firm;
        this.fixedTokens = fixedTokens;
        codes = new OAuthCodes(clock);
        tokens = new OAuthTokens(clock);
        authorization = new OAuthAuthorization(apps, codes, firm::whoAmI);
        exchange = new OAuthExchange(apps, codes, tokens);
        end = new OAuthEnd(fixedTokens, tokens, notice);
        register("sandbox-app", "sandbox-secret");
    }

    /** Registers an app, beside {@code sandbox-app} with {@code sandbox-secret}, which always is. */
    public void register(String clientId, String clientSecret) {
        apps.register(clientId, clientSecret);
    }

    /** Lets apps send people back to exactly this address; those of this machine by plain HTTP are all allowed. */
    public void registerRedirect(String uri) {
        apps.registerRedirect(uri);
    }

    /** Whether consent is given without asking anybody, instead of by a person on a page, the default. */
    public void grantsByItself(boolean on) {
        authorization.grantingByItself(on);
    }

    /** Who consents from now on: the firm's user with this change, which {@code who_am_i} then shows for their tokens. */
    public void grantsAs(Consumer<ObjectNode> change) {
        authorization.user(() -> {
            ObjectNode user = firm.whoAmI();
            change.accept(user);
            return user;
        });
    }

    /** Whether PKCE is unknown here and its parameters are passed over; otherwise a code with a challenge needs its verifier. */
    public void ignoresPkce(boolean on) {
        authorization.ignoringPkce(on);
    }

    /** How long access tokens count that are given from now on; 30 days at first. */
    public void accessTokenLife(Duration life) {
        tokens.life(life);
    }

    /** Whether every refresh brings a new refresh token and ends the one it was asked with; not at first. */
    public void rotatesRefreshTokens(boolean on) {
        tokens.rotating(on);
    }

    /** Whether a refresh ends the access tokens given before it; at first they count until their own end. */
    public void refreshEndsAccessTokens(boolean on) {
        tokens.endingOld(on);
    }

    /** How many refreshes were granted; the refused ones stand in the journal only. */
    public int refreshes() {
        return tokens.refreshes();
    }

    /** Ends all access tokens that consents gave, as if their time were over; refresh tokens stay good. */
    public void expireAccessTokens() {
        tokens.expire();
    }

    /** Where Clio is to tell that an access ended. */
    public void deauthorizationCallback(String url) {
        notice.address(URI.create(url));
    }

    /**
     * Everybody takes their consent back on Clio's own pages: no token of theirs counts any more. Returns how many consents there
     * were, after the callback was answered for each of them.
     */
    public int revokeGrants() {
        codes.forget();
        Set<OAuthGrant> revoked = tokens.revokeAll();
        CompletableFuture.allOf(revoked.stream()
                        .map(grant -> notice.send(grant, OAuthNotice.ALL))
                        .toArray(CompletableFuture[]::new))
                .join();
        return revoked.size();
    }

    boolean accepts(String accessToken) {
        return tokens.grantOf(accessToken).isPresent();
    }

    void forget(String accessToken) {
        tokens.forgetAccess(accessToken);
    }

    /** Who acts with this token. */
    ObjectNode userOf(String accessToken) {
        return tokens.grantOf(accessToken).map(grant -> grant.user().get()).orElseGet(firm::whoAmI);
    }

    /** Which app acts for whom with this token. The tokens known from the start are an app of their own. */
    AppUser appUserOf(String accessToken) {
        return tokens.grantOf(accessToken)
                .map(OAuthGrant::appUser)
                .orElseGet(() -> new AppUser("", firm.whoAmI().path("id").asLong()));
    }

    /** Whether this app may still act for this user; the end of an access token alone does not change that. */
    boolean mayAct(AppUser appUser) {
        return appUser.app().isEmpty() ? !fixedTokens.isEmpty() : tokens.lives(appUser);
    }

    Answer answer(Request request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /oauth/authorize" -> authorization.answer(request);
                case "POST /oauth/token" -> exchange.answer(request);
                case "POST /oauth/deauthorize" -> end.answer(request);
                default -> OAuthPage.error(404, "There is no such page");
            };
        } catch (OAuthRefusal refusal) {
            return refusal.answer();
        }
    }
}
