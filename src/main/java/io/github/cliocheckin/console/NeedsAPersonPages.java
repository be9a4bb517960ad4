package io.github.cliocheckin.console;

import static java.util.Comparator.comparing;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.checkin.Amount;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.Errand;
import io.github.cliocheckin.checkin.ErrandCalls;
import io.github.cliocheckin.checkin.LedgerSearch;
import io.github.cliocheckin.checkin.Waiting;
import io.github.cliocheckin.checkin.WaitingRow;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** What waits for a person, and what a person can do about it: have it sent once more or decided again. */
public final class NeedsAPersonPages {

    private static final String HOME = "/console/needs-a-person";
    private static final int PAGE = 50;
    private static final int MOST_PAUSED = 100;

    /** A page of many kinds counts each of them so far only. */
    private static final int MOST_COUNTED_OF_A_KIND = 1000;

    private final Console console;
    private final Waiting waiting;
    private final ErrandCalls errands;
    private final ClioLinks links;
    private final Clock clock;

    public NeedsAPersonPages(Console console, Waiting waiting, ErrandCalls errands, ClioLinks links, Clock clock) {
        this.console = console;
        this.waiting = waiting;
        this.errands = errands;
        this.links = links;
        this.clock = clock;
    }

    /** What the page {@code console/needs-a-person} shows. */
    public record Model(List<Kind> restricted, Kind failed, Kind unknown, List<Waiting.Paused> paused) {

        public boolean isEmpty() {
            return restricted.isEmpty() && notDelivered().isEmpty() && paused.isEmpty();
        }

        public List<Kind> notDelivered() {
            return Stream.of(failed, unknown)
                    .filter(kind -> !kind.count.isNone())
                    .toList();
        }
    }

    /** Check-ins that wait for the same. */
    public record Kind(String name, String sentence, String advice, Amount count, Address path) {}

    /**
     * What the page {@code console/waiting} shows.
     *
     * @param rows newest first
     * @param action what can be done with them, or null
     * @param older the next page, or null
     * @param asOf when these were read
     */
    public record ListModel(
            Kind kind,
            CheckInState state,
            String reason,
            Errand.Action action,
            List<Line> rows,
            Address older,
            boolean isFirst,
            Instant asOf) {

        public boolean isReplay() {
            return action == Errand.Action.REPLAY;
        }
    }

    /**
     * A check-in of a list.
     *
     * @param text why it waits; with names only for those who may see them
     * @param clio the matter's address there, or null
     */
    public record Line(WaitingRow row, String text, String clio) {}

    /** What the page {@code console/confirmation} shows. */
    public record ConfirmationModel(Selection selection, Amount count, String error) {}

    /**
     * What the page {@code console/errand} shows.
     *
     * @param total how many there were at the start
     */
    public record ErrandModel(Errand errand, Amount total) {}

    public BrowserAnswer show(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        List<Kind> restricted = waiting.reasons().stream()
                .sorted(comparing(Reasons::place))
                .map(reason -> kind(CheckInState.RESTRICTED, reason))
                .toList();
        Model model = new Model(
                restricted,
                kind(CheckInState.FAILED, null),
                kind(CheckInState.UNKNOWN, null),
                waiting.paused(MOST_PAUSED));
        return console.show(who, Section.NEEDS_A_PERSON, "Needs a person", query, "needs-a-person", model);
    }

    /** All in a state and with a reason, a page of them. */
    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters given = QueryParameters.ofAnybody(query);
        CheckInState state = Selection.state(given.text("state").orElse(""));
        String reason = given.text("reason").map(LedgerSearch::reason).orElse(null);
        long before = given.wholeNumber("before").orElse(Long.MAX_VALUE);
        Instant asOf = clock.instant();
        List<WaitingRow> rows = waiting.page(state, reason, before, PAGE + 1);
        boolean more = rows.size() > PAGE;
        ClioLinks.Of clio = links.once();
        boolean mayName = who.role().includes(Role.OPERATOR);
        ListModel model = new ListModel(
                kind(state, reason),
                state,
                reason,
                Errand.Action.of(state, reason).orElse(null),
                rows.stream().limit(PAGE).map(row -> line(row, clio, mayName)).toList(),
                more
                        ? Selection.listOf(state, reason)
                                .with("before", rows.get(PAGE - 1).id())
                        : null,
                given.text("before").isEmpty(),
                asOf);
        return console.show(who, Section.NEEDS_A_PERSON, model.kind.name, query, "waiting", model);
    }

    private static Line line(WaitingRow row, ClioLinks.Of clio, boolean mayName) {
        String text = row.reason() == null ? row.cause() : mayName ? row.reasonText() : Reasons.sentence(row.reason());
        return new Line(row, text, clio.matter(row.groupId(), row.matterId()));
    }

    /** Asks whether it is really to be done, and says with how many. */
    public BrowserAnswer ask(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Selection selection = Selection.of(QueryParameters.ofAnybody(query)).shownAt(clock.instant());
        if (selection.isOfNone()) {
            return BrowserAnswer.to(Notice.NOTHING_TICKED.at(selection.from().toString()));
        }
        return console.show(
                who, Section.NEEDS_A_PERSON, title(selection), query, "confirmation", confirmation(selection, null));
    }

    /** Does it, or begins with it. */
    public BrowserAnswer begin(@Header(Caller.HEADER) Identity who, @Body Form form) {
        Selection selection = Selection.of(form);
        try {
            ErrandCalls.Which which = selection.which(form.has("notAsked"));
            Object done = selection.isReplay()
                    ? errands.replayMany(who.caller(), which)
                    : errands.decideManyAgain(who.caller(), which);
            return BrowserAnswer.to(next(selection, done));
        } catch (Refusal refusal) {
            return console.showAgain(
                    who,
                    Section.NEEDS_A_PERSON,
                    title(selection),
                    "confirmation",
                    confirmation(selection, refusal.getMessage()),
                    refusal);
        }
    }

    private static String next(Selection selection, Object done) {
        if (done instanceof Errand errand) {
            return HOME + "/errands/" + errand.id();
        }
        int changed = ((ErrandCalls.Done) done).changed();
        return changed == 0
                ? Notice.NOTHING_CHANGED.at(selection.from().toString())
                : (selection.isReplay() ? Notice.REPLAYED : Notice.DECIDED_AGAIN)
                        .at(selection.from().toString(), changed);
    }

    /** How far it is. */
    public BrowserAnswer showErrand(
            @Header(Caller.HEADER) Identity who,
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Header("id") String id) {
        Errand errand = errands.get(id);
        String title = errand.action() == Errand.Action.REPLAY ? "Sending once more" : "Deciding again";
        return console.show(
                who,
                Section.NEEDS_A_PERSON,
                title,
                query,
                "errand",
                new ErrandModel(errand, Amount.of(errand.total(), Waiting.MOST_COUNTED)));
    }

    private ConfirmationModel confirmation(Selection selection, String error) {
        Amount count = selection.isOfAll()
                ? waiting.count(selection.state(), selection.reason(), Waiting.MOST_COUNTED)
                : new Amount(selection.ids().size(), false);
        return new ConfirmationModel(selection, count, error);
    }

    private static String title(Selection selection) {
        return selection.action().label() + "?";
    }

    private Kind kind(CheckInState state, String reason) {
        Amount count = waiting.count(state, reason, MOST_COUNTED_OF_A_KIND);
        Address path = Selection.listOf(state, reason);
        return switch (state) {
            case FAILED ->
                new Kind(
                        "Failed",
                        "Their attempts are used up, and nothing was taken by the receiver",
                        "Mend what the last attempt names, then have them sent once more.",
                        count,
                        path);
            case UNKNOWN ->
                new Kind(
                        "Unknown",
                        "No answer came, so the receiver may have them",
                        "Those with a time are looked up by themselves. Look for the others at the receiver; if the client"
                                + " was not asked, have them sent once more.",
                        count,
                        path);
            default ->
                new Kind(
                        reason == null ? Words.of(state) : Words.ofCode(reason),
                        Reasons.sentence(reason),
                        Reasons.advice(reason),
                        count,
                        path);
        };
    }
}
