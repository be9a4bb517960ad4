package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The custom actions of the sandbox Clio, which apps make through its API and people click. One whose user took the consent back
 * stays and can be clicked: nobody documents that it goes, and an app must withstand the click.
 */
public final class SandboxActions {
    static final String NONCE = "custom_action_nonce";
    private static final String MATTERS = "/api/v4/matters/";

    private final OwnedRecords records;
    private final Nonces nonces;
    private final LongPredicate hasMatter;
    private volatile boolean nonceRefusesFields = true;

    SandboxActions(Clock clock, LongPredicate hasMatter) {
        records = new OwnedRecords(clock, 5_001);
        nonces = new Nonces(clock);
        this.hasMatter = hasMatter;
    }

    /** All of everybody's, in Clio's shape with the {@code app} and the {@code user_id} that each belongs to. */
    public List<ObjectNode> list() {
        return records.described();
    }

    /** A person deletes every button on Clio's own pages; no app is told. */
    public void removeAll() {
        records.clear();
    }

    OwnedCalls calls() {
        return new OwnedCalls(records, new ActionKind());
    }

    /** Whether the call that shows a click's nonce may not choose {@code fields}: the default, as a handler in the wild met it. */
    public void nonceRefusesFields(boolean on) {
        nonceRefusesFields = on;
    }

    URI click(long matterId) {
        List<OwnedRecords.Owned> buttons =
                records.all().stream().filter(SandboxActions::isOnMatters).toList();
        if (buttons.size() != 1) {
            throw new IllegalArgumentException("A matter's page has " + buttons.size() + " buttons instead of one");
        }
        return click(matterId, buttons.get(0));
    }

    URI click(long actionId, long matterId) {
        return click(
                matterId,
                records.find(actionId)
                        .filter(SandboxActions::isOnMatters)
                        .orElseThrow(() ->
                                new IllegalArgumentException("A matter's page has no button with the id " + actionId)));
    }

    /** Lets a call about a record pass if it shows no nonce, or one that is good for it. */
    void checkNonce(AppUser caller, Request request) {
        request.parameter(NONCE).ifPresent(nonce -> {
            if (nonceRefusesFields && request.parameter("fields").isPresent()) {
                throw ClioRefusal.badRequest("fields cannot be chosen in a call with a " + NONCE);
            }
            nonces.use(nonce, caller, request.path().replaceFirst("\\.json$", ""));
        });
    }

    private URI click(long matterId, OwnedRecords.Owned button) {
        if (!hasMatter.test(matterId)) {
            throw new IllegalArgumentException("The firm has no matter " + matterId);
        }
        String subject = MATTERS + matterId;
        QueryStringEncoder query = new QueryStringEncoder("");
        query.addParam("custom_action_id", Long.toString(button.id()));
        query.addParam("user_id", Long.toString(button.owner().user()));
        query.addParam("subject_url", subject);
        query.addParam(NONCE, nonces.issue(button.owner(), subject));
        String target = button.text(ActionKind.TARGET);
        // How Clio joins the parameters to a query that is there already is not known; an ampersand is what works
        return URI.create(
                target + (target.contains("?") ? "&" : "?") + query.toString().substring(1));
    }

    private static boolean isOnMatters(OwnedRecords.Owned action) {
        return action.text(ActionKind.PLACE).equals(ActionKind.MATTER_PAGE);
    }
}
