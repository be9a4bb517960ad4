package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Clio Manage with the data of one {@link Firm}, on a port of this machine. Serves the calls that the service makes the way
 * Clio's description of its API says, keeps a {@link Journal}, and fails when its {@link Faults} say so.
 */
public final class SandboxClio implements AutoCloseable {
    private static final String TOKEN = "sandbox-token";
    private static final Pattern MATTER = Pattern.compile("PATCH /sandbox/matters/(\\d{1,18})");

    private final Firm firm;
    private final ClioApi api;
    private final ClioDoor door;
    private final SandboxServer server;

    private SandboxClio(int port, Firm firm) {
        this.firm = firm;
        api = new ClioApi(firm);
        door = new ClioDoor(api);
        door.tokens().add(TOKEN);
        server = SandboxServer.start(port, door, this::ownPaths);
    }

    /** Starts on this port, on a free one for 0. */
    public static SandboxClio start(int port, Firm firm) {
        return new SandboxClio(port, firm);
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
        door.tokens().add(token);
    }

    /** Accepts this token no more. */
    public void revokeToken(String token) {
        door.tokens().remove(token);
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
        server.close();
    }

    private Answer ownPaths(Request request) {
        String call = request.method() + " " + request.path();
        Matcher matter = MATTER.matcher(call);
        if (matter.matches()) {
            return patch(Long.parseLong(matter.group(1)), request.body());
        }
        return call.equals("GET /sandbox/matters") ? matters() : ControlDesk.unknown(request);
    }

    private Answer matters() {
        ArrayNode all = Json.array();
        firm.matters().values().forEach(all::add);
        return Answer.json(200, all);
    }

    /** What a person at the law firm does in Clio's own pages. */
    private Answer patch(long id, String body) {
        Optional<ObjectNode> change = Json.readObject(body);
        if (change.isEmpty()) {
            return ControlDesk.problem(400, "The body must be a JSON object, merged into the matter");
        }
        if (!firm.matters().containsKey(id)) {
            return ControlDesk.problem(404, "The firm has no matter " + id);
        }
        firm.update(id, matter -> {
            merge(matter, change.get());
            matter.put("id", id).put("updated_at", Firm.time(firm.now()));
        });
        return Answer.json(200, firm.matter(id));
    }

    private static void merge(ObjectNode target, ObjectNode change) {
        change.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && target.get(member.getKey()) instanceof ObjectNode existing) {
                merge(existing, inner);
            } else {
                target.set(member.getKey(), member.getValue());
            }
        });
    }
}
