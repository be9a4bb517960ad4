package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sandbox Clio adds to the {@link ControlDesk}, for a person with curl or another process:
 *
 * <ul>
 *   <li>{@code GET /sandbox/matters}: the firm's matters
 *   <li>{@code PATCH /sandbox/matters/ID}: merges a JSON object into one, as a person at the firm would change it
 *   <li>{@code POST /sandbox/oauth/expire}: ends all access tokens that consents gave
 *   <li>{@code POST /sandbox/oauth/revoke}: takes all consents back, tells the callback, and answers how many there were
 *   <li>{@code POST /sandbox/deny/RESOURCE}, for instance {@code contacts}: answers 403 to every call about it
 *   <li>{@code DELETE /sandbox/deny}: denies nothing any more
 * </ul>
 */
record ClioDesk(Firm firm, SandboxOAuth oauth, ClioApi api) implements SandboxServer.Work {
    private static final Pattern MATTER = Pattern.compile("PATCH /sandbox/matters/(\\d{1,18})");
    private static final Pattern DENIED = Pattern.compile("POST /sandbox/deny/([a-z_]+)");

    @Override
    public Answer answer(Request request) {
        String call = request.method() + " " + request.path();
        Matcher matter = MATTER.matcher(call);
        if (matter.matches()) {
            return patch(Long.parseLong(matter.group(1)), request.body());
        }
        Matcher denied = DENIED.matcher(call);
        if (denied.matches()) {
            api.deny(denied.group(1));
            return Answer.empty(204);
        }
        return switch (call) {
            case "GET /sandbox/matters" -> matters();
            case "POST /sandbox/oauth/expire" -> {
                oauth.expireAccessTokens();
                yield Answer.empty(204);
            }
            case "POST /sandbox/oauth/revoke" -> Answer.json(200, Json.object().put("revoked", oauth.revokeGrants()));
            case "DELETE /sandbox/deny" -> {
                api.denyNothing();
                yield Answer.empty(204);
            }
            default -> ControlDesk.unknown(request);
        };
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
