package io.github.cliocheckin.console;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.Errand;
import io.github.cliocheckin.checkin.ErrandCalls;
import io.github.cliocheckin.checkin.LedgerSearch;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which check-ins a person has something done with: some by their ids, or all of a state and reason.
 *
 * @param state of all of them
 * @param reason the code; null if the state has none
 * @param isOfAll whether all are meant, whatever is chosen
 * @param asOf when the page was shown that they were chosen on; null if it did not say
 */
public record Selection(
        Errand.Action action, CheckInState state, String reason, boolean isOfAll, List<Long> ids, Instant asOf) {

    private static final String HOME = "/console/needs-a-person";

    /** As a link or a form names it. */
    private static Selection of(
            String action, String state, String reason, boolean isOfAll, List<String> ids, String asOf) {
        Errand.Action wanted = Errand.Action.named(action).orElseThrow(Selection::unknown);
        CheckInState known = state(state);
        if (!wanted.isFor(known) || ids.stream().anyMatch(id -> !id.matches("\\d{1,18}"))) {
            throw unknown();
        }
        return new Selection(
                wanted,
                known,
                reason == null || reason.isEmpty() ? null : LedgerSearch.reason(reason),
                isOfAll,
                ids.stream().map(Long::valueOf).distinct().toList(),
                asOf.isEmpty() ? null : time(asOf));
    }

    private static Instant time(String word) {
        try {
            return Instant.parse(word);
        } catch (DateTimeException notWrittenByAPage) {
            throw unknown();
        }
    }

    /** The same as a page shows it at a time, unless it was shown before. */
    Selection shownAt(Instant now) {
        return asOf != null ? this : new Selection(action, state, reason, isOfAll, ids, now);
    }

    static Selection of(QueryParameters query) {
        boolean isOfAll = query.text("all").filter("yes"::equals).isPresent();
        return of(
                query.text("action").orElse(""),
                query.text("state").orElse(""),
                query.text("reason").orElse(null),
                isOfAll,
                query.texts("id"),
                query.text("asOf").orElse(""));
    }

    static Selection of(Form form) {
        return of(
                form.text("action"),
                form.text("state"),
                form.text("reason"),
                form.text("all").equals("yes"),
                form.texts("id"),
                form.text("asOf"));
    }

    /** One in which something can be done. */
    static CheckInState state(String word) {
        return Arrays.stream(CheckInState.values())
                .filter(state -> state.name().equals(word))
                .filter(state -> Arrays.stream(Errand.Action.values()).anyMatch(action -> action.isFor(state)))
                .findFirst()
                .orElseThrow(Selection::unknown);
    }

    private static Refusal unknown() {
        return Refusal.malformed(null, "There is no such choice: go to \"Needs a person\" and choose there.");
    }

    public boolean isOfNone() {
        return !isOfAll && ids.isEmpty();
    }

    public boolean isReplay() {
        return action == Errand.Action.REPLAY;
    }

    /** Whether a person may say that the clients were not asked. */
    public boolean isOfUnknownFate() {
        return state == CheckInState.UNKNOWN;
    }

    ErrandCalls.Which which(boolean notAsked) {
        return isOfAll
                ? new ErrandCalls.Which(null, state.name(), reason, notAsked, asOf)
                : new ErrandCalls.Which(ids, null, null, notAsked, asOf);
    }

    /** Where it was chosen. */
    public Address from() {
        return !isOfAll && ids.size() == 1 ? Address.of("/console/check-ins/" + ids.get(0)) : listOf(state, reason);
    }

    /** The list of all in a state and with a reason. */
    static Address listOf(CheckInState state, String reason) {
        return Address.of(HOME + "/check-ins").with("state", state).with("reason", reason);
    }

    /** Where a person is asked whether something is to be done with one. */
    static Address confirmationOf(Errand.Action action, String state, long id) {
        return Address.of(HOME + "/confirmation")
                .with("action", action.word())
                .with("state", state)
                .with("id", id);
    }
}
