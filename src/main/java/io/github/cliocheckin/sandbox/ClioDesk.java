package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sandbox Clio adds to the {@link ControlDesk}, for a person with curl or another process:
 *
 * <ul>
 *   <li>{@code GET /sandbox/matters}: the firm's matters
 *   <li>{@code PATCH /sandbox/matters/ID}: merges a JSON object into one, as a person at the firm would change it
 *   <li>{@code DELETE /sandbox/matters/ID}: removes one
 *   <li>{@code GET /sandbox/custom_actions}: the buttons that apps put on Clio's pages
 *   <li>{@code GET /sandbox/webhooks}: the apps' webhooks, without their secrets
 *   <li>{@code GET /sandbox/click/ID}: clicks the button on this matter's page and leads where Clio would open a new tab; of several
 *       buttons {@code ?action=ID} says which
 *   <li>{@code POST /sandbox/oauth/expire}: ends all access tokens that consents gave
 *   <li>{@code POST /sandbox/oauth/revoke}: takes all consents back, tells the callback, and answers how many there were
 *   <li>{@code POST /sandbox/deny/RESOURCE}, for instance {@code contacts}: answers 403 to every call about it
 *   <li>{@code DELETE /sandbox/deny}: denies nothing any more
 * </ul>
 */
record ClioDesk(
        Firm firm, SandboxOAuth oauth, SandboxActions actions, SandboxWebhooks webhooks, Permissions permissions)
        implements SandboxServer.Work {
    private static final Pattern ABOUT_ONE = Pattern.compile("([A-Z]+ /sandbox/[a-z]+/)([a-z_0-9]{1,30})");

    @Override
    public Answer answer(Request request) {
        String call = request.method() + " " + request.path();
        Matcher one = ABOUT_ONE.matcher(call);
        return switch (call) {
            case "GET /sandbox/matters" -> listed(firm.matters().values());
            case "GET /sandbox/custom_actions" -> listed(actions.list());
            case "GET /sandbox/webhooks" ->
                listed(webhooks.list().stream()
                        .map(webhook -> webhook.<ObjectNode>without(WebhookKind.SECRET))
                        .toList());
            case "POST /sandbox/oauth/expire" -> {
                oauth.expireAccessTokens();
                yield Answer.empty(204);
            }
            case "POST /sandbox/oauth/revoke" -> Answer.json(200, Json.object().put("revoked", oauth.revokeGrants()));
            case "DELETE /sandbox/deny" -> {
                permissions.denyNothing();
                yield Answer.empty(204);
            }
            default -> one.matches() ? one(one.group(1), one.group(2), request) : ControlDesk.unknown(request);
        };
    }

    private Answer one(String call, String name, Request request) {
        if (call.equals("POST /sandbox/deny/")) {
            permissions.deny(name);
            return Answer.empty(204);
        }
        if (!name.matches("\\d{1,18}")) {
            return ControlDesk.unknown(request);
        }
        long id = Long.parseLong(name);
        try {
            return switch (call) {
                case "PATCH /sandbox/matters/" -> patch(id, request.body());
                case "DELETE /sandbox/matters/" -> {
                    firm.remove(id);
                    yield Answer.empty(204);
                }
                case "GET /sandbox/click/" ->
                    OAuthPage.redirect(click(id, request).toString());
                default -> ControlDesk.unknown(request);
            };
        } catch (IllegalArgumentException missing) {
            return ControlDesk.problem(404, missing.getMessage());
        }
    }

    private URI click(long matterId, Request request) {
        return request.parameter("action")
                .filter(action -> action.matches("\\d{1,18}"))
                .map(action -> actions.click(Long.parseLong(action), matterId))
                .orElseGet(() -> actions.click(matterId));
    }

    private static Answer listed(Collection<ObjectNode> records) {
        ArrayNode all = Json.array();
        records.forEach(all::add);
        return Answer.json(200, all);
    }

    /** What a person at the law firm does in Clio's own pages. */
    private Answer patch(long id, String body) {
        Optional<ObjectNode> change = Json.readObject(body);
        if (change.isEmpty()) {
            return ControlDesk.problem(400, "The body must be a JSON object, merged into the matter");
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
