package io.github.cliocheckin.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Clio Manage with the data of one {@link Firm}, on a port of this machine. Serves the calls that the service makes the way
 * Clio's description of its API says, keeps a {@link Journal}, and fails when its {@link Faults} say so.
 */
public final class SandboxClio implements AutoCloseable {
    private static final String TOKEN = "sandbox-token";

    private final Set<String> fixedTokens = ConcurrentHashMap.newKeySet();
    private final SandboxOAuth oauth;
    private final Permissions permissions = new Permissions();
    private final SandboxActions actions;
    private final SandboxWebhooks webhooks;
    private final ClioApi api;
    private final ClioDoor door;
    private final SandboxServer server;

    private SandboxClio(int port, Firm firm, Clock clock) {
        fixedTokens.add(TOKEN);
        oauth = new SandboxOAuth(firm, clock, fixedTokens);
        actions = new SandboxActions(clock, firm.matters()::containsKey);
        webhooks = new SandboxWebhooks(firm, clock, permissions, oauth::mayAct);
        api = new ClioApi(firm, permissions, oauth, actions, webhooks);
        door = new ClioDoor(token -> fixedTokens.contains(token) || oauth.accepts(token), clock, api);
        server = SandboxServer.start(port, this::answer, new ClioDesk(firm, oauth, actions, webhooks, permissions));
    }

    /** Starts on this port, on a free one for 0. */
    public static SandboxClio start(int port, Firm firm) {
        return start(port, firm, Clock.systemUTC());
    }

    /** Starts with a clock of its own, by which codes and tokens grow old and the minutes of the rate limit pass. */
    public static SandboxClio start(int port, Firm firm, Clock clock) {
        return new SandboxClio(port, firm, clock);
    }

    /** The root of the host, as a region's URL is configured; the API is below {@code /api/v4}. */
    public String url() {
        return server.url();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The token that it accepts from the start. */
    public String accessToken() {
        return TOKEN;
    }

    /** Accepts this token too. */
    public void acceptToken(String token) {
        fixedTokens.add(token);
    }

    /** Accepts this token no more, wherever it came from. */
    public void revokeToken(String token) {
        fixedTokens.remove(token);
        oauth.forget(token);
    }

    /** How apps get access by a person's consent, instead of by a token known from the start. */
    public SandboxOAuth oauth() {
        return oauth;
    }

    /** How apps are told of changes instead of asking for them. */
    public SandboxWebhooks webhooks() {
        return webhooks;
    }

    /** The buttons that apps put on Clio's pages. */
    public SandboxActions customActions() {
        return actions;
    }

    /**
     * Somebody clicks the only button on this matter's page: the address that Clio opens in a new tab. Who clicks is the user for
     * whom the app made the button.
     */
    public URI click(long matterId) {
        return actions.click(matterId);
    }

    /** {@link #click(long)} for one of several buttons. */
    public URI click(long actionId, long matterId) {
        return actions.click(actionId, matterId);
    }

    /**
     * Answers 403 to every call about this resource, which is named as in the API's paths ({@code matters}, {@code contacts}), as
     * Clio does when the app lacks the permission; a webhook about it is refused too. What else a user without custom fields sees, {@link
     * Firm#customFieldsForbidden} does.
     */
    public void deny(String resource) {
        permissions.deny(resource);
    }

    /** Denies nothing any more. */
    public void denyNothing() {
        permissions.denyNothing();
    }

    /** The requests it got, those under {@code /sandbox/} aside. */
    public Journal journal() {
        return server.journal();
    }

    /** How it is told to fail. */
    public Faults faults() {
        return server.faults();
    }

    /** Pages hold at most so many records, whatever a request asks for: many pages from few matters. */
    public void pageSizeLimit(int most) {
        api.pageSizeLimit(most);
    }

    /** So many requests a minute for each token; 0, the default, for no limit and no headers about one. */
    public void rateLimit(int perMinute) {
        door.rateLimit().set(perMinute);
    }

    /** Whether {@code Retry-After} is an HTTP date instead of seconds. */
    public void retryAfterAsDate(boolean date) {
        door.rateLimit().retryAfterAsDate(date);
    }

    @Override
    public void close() {
        webhooks.close();
        server.close();
    }

    private Answer answer(Request request) {
        return request.path().startsWith(SandboxOAuth.PREFIX) ? oauth.answer(request) : door.answer(request);
    }
}
