package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls by which people have check-ins sent once more or decided again: one, some, or all of a reason. */
public final class ErrandCalls {

    /** As many as a page of the console has boxes for, and more. */
    static final int MOST_IDS = 500;

    private final Errands errands;
    private final LedgerQueries ledger;
    private final AuditedChanges changes;

    public ErrandCalls(Errands errands, LedgerQueries ledger, AuditedChanges changes) {
        this.errands = errands;
        this.ledger = ledger;
        this.changes = changes;
    }

    /**
     * Which check-ins are meant: these, or all of a state and reason.
     *
     * @param clientsWereNotAsked what the caller says of those of unknown fate; null is no
     * @param asOf when the caller was shown these: of what came to be of unknown fate later nothing is said; null is now
     */
    public record Which(List<Long> ids, String state, String reason, Boolean clientsWereNotAsked, Instant asOf) {}

    /** What came of it for some: how many were named, and how many of them changed. */
    public record Done(int named, int changed) {}

    /** What an audit entry shows of a check-in. */
    private record Standing(String state) {}

    /** Has one sent once more. */
    public LedgerRow replay(
            @Header(Caller.HEADER) Caller caller,
            @Header("id") String id,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters given = QueryParameters.of(query, Set.of("clientWasNotAsked"));
        boolean notAsked = given.text("clientWasNotAsked")
                .map(word -> truth("clientWasNotAsked", word))
                .orElse(false);
        return one(caller, "replay-check-in", Errand.Action.REPLAY, id, notAsked);
    }

    /** Has the matter of one decided again. */
    public LedgerRow decideAgain(@Header(Caller.HEADER) Caller caller, @Header("id") String id) {
        return one(caller, "decide-check-in-again", Errand.Action.DECISION, id, false);
    }

    /** Has several sent once more: {@link Done} for some, {@link Errand} for all of a state. */
    public Object replayMany(@Header(Caller.HEADER) Caller caller, @Body Which which) {
        return many(caller, "replay-check-ins", Errand.Action.REPLAY, which);
    }

    /** Has the matters of several decided again: {@link Done} for some, {@link Errand} for all of a reason. */
    public Object decideManyAgain(@Header(Caller.HEADER) Caller caller, @Body Which which) {
        return many(caller, "decide-check-ins-again", Errand.Action.DECISION, which);
    }

    /** How far an errand is. */
    public Errand get(@Header("id") String id) {
        long errand = WholeNumber.read("id", id);
        return errands.find(errand).orElseThrow(() -> Refusal.notFound("id", "There is no errand " + errand + "."));
    }

    private LedgerRow one(Caller caller, String call, Errand.Action action, String id, boolean notAsked) {
        long row = WholeNumber.read("id", id);
        return changes.make(caller, call, entry -> {
            LedgerRow before = find(row);
            if (!action.isFor(CheckInState.valueOf(before.state()))) {
                throw Refusal.conflict("state", "Check-in " + row + " is " + before.state() + ": " + takes(action));
            }
            if (errands.make(action, List.of(row), errands.word(notAsked, null), caller.name()) == 0) {
                throw Refusal.conflict(
                        "state",
                        "Check-in " + row + " stays as it is: somebody else changed it just now, it is being looked up,"
                                + " it was handed in, its matter was reopened, or was asked for once more since. Look at it again.");
            }
            // Of one that is to be looked up or decided again the state is the same as before
            entry.begin("check-in " + row, null);
            LedgerRow after = find(row);
            entry.end(new Standing(after.state()));
            return after;
        });
    }

    private Object many(Caller caller, String call, Errand.Action action, Which which) {
        if (which == null || (which.ids == null) == (which.state == null)) {
            throw Refusal.invalid("ids", "Give either ids, or a state and where it has one a reason.");
        }
        return which.ids == null ? all(caller, call, action, which) : some(caller, call, action, which);
    }

    private Done some(Caller caller, String call, Errand.Action action, Which which) {
        List<Long> ids = which.ids.stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST_IDS || ids.contains(null)) {
            throw Refusal.invalid("ids", "ids takes 1 to " + MOST_IDS + " ids of check-ins.");
        }
        return changes.make(caller, call, entry -> {
            int changed = errands.make(action, ids, word(which), caller.name());
            entry.begin(ids.size() + " check-ins", changed == 0 ? which : null);
            entry.end(which);
            return new Done(ids.size(), changed);
        });
    }

    private Errand all(Caller caller, String call, Errand.Action action, Which which) {
        CheckInState state = Arrays.stream(CheckInState.values())
                .filter(known -> known.name().equals(which.state))
                .filter(action::isFor)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "state is " + which.state + ": " + takes(action)));
        boolean hasReasons = state == CheckInState.RESTRICTED;
        if (hasReasons != (which.reason != null) || hasReasons && !LedgerSearch.isReason(which.reason)) {
            throw Refusal.invalid(
                    "reason",
                    hasReasons
                            ? "reason takes a code such as NO_VALID_CONTACT."
                            : "Check-ins that are " + state + " have no reason: leave it out.");
        }
        return changes.make(caller, call, entry -> {
            Errand errand = errands.begin(action, state, which.reason, word(which), caller.name());
            entry.begin("errand " + errand.id(), null);
            return errand;
        });
    }

    private PersonsWord word(Which which) {
        return errands.word(Boolean.TRUE.equals(which.clientsWereNotAsked), which.asOf);
    }

    private LedgerRow find(long row) {
        return ledger.find(row).orElseThrow(() -> Refusal.notFound("id", "There is no check-in " + row + "."));
    }

    private static String takes(Errand.Action action) {
        return action == Errand.Action.REPLAY
                ? "those that are FAILED or UNKNOWN can be sent once more."
                : "those that are RESTRICTED can be decided again.";
    }

    private static boolean truth(String name, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed(name, name + " is " + word + ": it takes true or false.");
        };
    }
}
