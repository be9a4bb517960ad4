package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.checkin.Ask;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.checkin.Sighting;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.poll.FieldBindings;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/**
 * Asks for a matter because a person says so. The click only shows; the first confirmation asks, unless the matter was asked
 * before: then only a second one does, which names the time that it is to be.
 */
public final class SendReview {

    /** Nobody asks more often; whatever a query says beyond it asks for nothing. */
    private static final long MOST_TIMES = 1000;

    private final Ledger ledger;
    private final FieldBindings bindings;
    private final Changes changes;
    private final Clock clock;

    public SendReview(Ledger ledger, FieldBindings bindings, Changes changes, Clock clock) {
        this.ledger = ledger;
        this.bindings = bindings;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What a page's button says.
     *
     * @param again which time the matter is to be asked for; null for the first
     * @param isSure whether the person was told that it was asked before and said so again
     */
    public record Confirmation(Integer again, boolean isSure) {

        /** Whether there is nothing more to be asked of the person. */
        public boolean isComplete() {
            return again == null || isSure;
        }
    }

    /** Reads a button's query; one that nobody wrote here asks for nothing twice. */
    public Confirmation confirmation(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters given = QueryParameters.ofAnybody(query);
        return new Confirmation(
                given.wholeNumber("again")
                        .filter(time -> time <= MOST_TIMES)
                        .map(Long::intValue)
                        .orElse(null),
                given.text("sure").filter("yes"::equals).isPresent());
    }

    /**
     * How the matter stands, for the page that a click opens. A restriction is kept: somebody wanted to ask and could not, or
     * waits for what must not be sent any more.
     */
    public Standing look(Click click, MatterReading reading, List<Decision> decisions) {
        return changes.make(() -> {
            ledger.lock(click.groupId());
            List<Ask> asks = asks(click);
            Decision decision = decision(click, decisions);
            Ask last = last(asks);
            if (last == null || isTakenBackBy(decision, last)) {
                Sighting sighting = sighting(click, last == null ? first(asks) : last.occurrence(), false);
                decision = last == null ? ledger.foresee(sighting, decision) : decision;
                if (decision instanceof Restriction) {
                    record(sighting, reading, decision);
                }
            }
            return standing(click, reading, decision, asks(click), false);
        });
    }

    /** Asks for the matter if it may be asked for, and tells how it stands then. */
    public Standing ask(Click click, Confirmation confirmation, MatterReading reading, List<Decision> decisions) {
        return changes.make(() -> {
            ledger.lock(click.groupId());
            List<Ask> asks = asks(click);
            Decision decision = decision(click, decisions);
            Ask last = last(asks);
            boolean isFirst = last == null;
            boolean isRepeat = !isFirst
                    && last.isOver()
                    && confirmation.isSure
                    && Objects.equals(confirmation.again, next(asks))
                    && decision instanceof CheckIn;
            if (isFirst || isRepeat) {
                Sighting sighting = sighting(click, isFirst ? first(asks) : next(asks), isRepeat);
                decision = ledger.foresee(sighting, decision);
                record(sighting, reading, decision);
            }
            boolean isNew = decision instanceof CheckIn && (isFirst || isRepeat);
            return standing(click, reading, decision, asks(click), isNew);
        });
    }

    /** A rule speaks by now against what a person asked for and what still waits. */
    private static boolean isTakenBackBy(Decision decision, Ask last) {
        return decision instanceof Restriction
                && last.state() == CheckInState.PENDING
                && last.triggerId() == Trigger.MATTER_WEBHOOK.id();
    }

    private Sighting sighting(Click click, int occurrence, boolean isRepeat) {
        return Sighting.bySendReview(click.groupId(), occurrence, isRepeat, click.by(), clock.instant());
    }

    private List<Ask> asks(Click click) {
        return ledger.asksFor(click.groupId(), click.matterId());
    }

    private static Ask last(List<Ask> asks) {
        return asks.stream().filter(Ask::isAsked).reduce((one, other) -> other).orElse(null);
    }

    private static int next(List<Ask> asks) {
        return 1 + asks.stream().mapToInt(Ask::occurrence).max().orElse(-1);
    }

    /** A matter that was never asked for keeps its row, but for one that was cancelled: that one is told no more. */
    private static int first(List<Ask> asks) {
        return asks.stream()
                .filter(ask -> ask.triggerId() == Trigger.MATTER_WEBHOOK.id())
                .reduce((one, other) -> other)
                .map(ask -> ask.state() == CheckInState.CANCELLED ? next(asks) : ask.occurrence())
                .orElse(0);
    }

    private void record(Sighting sighting, MatterReading reading, Decision decision) {
        ledger.record(sighting, List.of(decision));
        bindings.keep(sighting.groupId(), reading.fields());
    }

    private static Standing standing(
            Click click, MatterReading reading, Decision decision, List<Ask> asks, boolean isNew) {
        Ask last = last(asks);
        boolean mayAskAgain = last != null && last.isOver() && decision instanceof CheckIn;
        return new Standing(click, reading.group(), decision, last, mayAskAgain ? next(asks) : null, isNew);
    }

    private static Decision decision(Click click, List<Decision> decisions) {
        return decisions.stream().findFirst().orElseGet(() -> NotShown.restriction(click.matterId()));
    }
}
