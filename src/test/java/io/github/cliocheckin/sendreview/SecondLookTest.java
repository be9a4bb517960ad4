package io.github.cliocheckin.sendreview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.Delivery;
import io.github.cliocheckin.checkin.Outcome;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Restriction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a matter that was read again right before its check-in is sent says of it. */
class SecondLookTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final CheckInRequest REQUEST =
            new CheckInRequest("Marisol Vega", "m.vega@example.com", "5125550123", 1, "500777", Map.of());

    private final SecondLook look = new SecondLook();

    @Test
    void whatIsDecidedAsBeforeIsSentAsItIs() {
        Delivery delivery = delivery(REQUEST, "Closed", false);
        assertThat(conclude(delivery, List.of(checkIn(REQUEST, "Closed")))).isSameAs(delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "Closed, Closed, true",
        "Closed, closed, true",
        "Closed, Pending, false",
        "Closed, Open, false",
        "Pending, Open, false",
        "Pending, Closed, true",
        "Open, Open, true",
        "Open, Closed, true",
        ", Open, true",
        "Closed, , true",
        "Closed, Archived, true"
    })
    void onlyAMatterThatWentBackInItsLifeIsReopened(String before, String now, boolean isSent) {
        Delivery delivery = delivery(REQUEST, before, false);
        Object concluded = conclude(delivery, List.of(checkIn(REQUEST, now)));
        if (isSent) {
            assertThat(concluded).isSameAs(delivery);
        } else {
            assertThat(restriction(concluded).code()).isEqualTo("MATTER_REOPENED");
        }
    }

    @Test
    void anotherContactIsDecidedAnew() {
        CheckIn other = checkIn(REQUEST.byPhoneOnly(), "Closed");
        assertThat(decided(conclude(delivery(REQUEST, "Closed", false), List.of(other))))
                .isEqualTo(other);
    }

    @Test
    void aChannelThatTheReceiverRefusedStaysLeftOut() {
        Delivery byPhone = delivery(REQUEST.byPhoneOnly(), "Closed", true);
        assertThat(conclude(byPhone, List.of(checkIn(REQUEST, "Closed")))).isSameAs(byPhone);
        Delivery byEmail = delivery(REQUEST.byEmailOnly(), "Closed", true);
        assertThat(conclude(byEmail, List.of(checkIn(REQUEST, "Closed")))).isSameAs(byEmail);
    }

    @Test
    void anotherLocationIsDecidedAnew() {
        CheckIn elsewhere = new CheckIn(
                new Decision.Subject(412, "00412-Vega", null, 2L, 1002L, "Closed"),
                REQUEST,
                new CheckIn.Person("m.vega@example.com", null),
                Duration.ZERO,
                Duration.ZERO);
        assertThat(decided(conclude(delivery(REQUEST, "Closed", false), List.of(elsewhere))))
                .isEqualTo(elsewhere);
    }

    @Test
    void aMatterThatClioDoesNotShowIsNotAskedFor() {
        assertThat(restriction(conclude(delivery(REQUEST, "Closed", false), List.of()))
                        .code())
                .isEqualTo("MATTER_NOT_SHOWN");
    }

    @Test
    void withoutAnAnswerItIsTriedAgainAndNobodyIsNamed() {
        Outcome.Of outcome =
                look.notRead(delivery(REQUEST, "Closed", false), new IllegalStateException("m.vega@example.com"));
        assertThat(outcome.outcome()).isInstanceOf(Outcome.RetryLater.class);
        assertThat(outcome.outcome().cause()).contains("IllegalStateException").doesNotContain("vega");
    }

    @Test
    void whatItsTriggerWasTakenAwayFromIsNotSent() {
        Object concluded = look.conclude(
                delivery(REQUEST, "Closed", false),
                reading(Trigger.CLOSED_MATTER),
                List.of(checkIn(REQUEST, "Closed")));
        assertThat(restriction(concluded).code()).isEqualTo("TRIGGER_REMOVED");
    }

    @Test
    void whileClioWantsAPauseNothingIsTried() {
        Instant later = NOW.plusSeconds(30);
        assertThat(look.notRead(delivery(REQUEST, "Closed", false), ClioBusyException.renewing(later))
                        .outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotBefore.class,
                        outcome -> assertThat(outcome.time()).isEqualTo(later));
    }

    @Test
    void whatAPollAskedForBeforeStatusesWereKeptWasInTheStatusOfItsTrigger() {
        Delivery closed = delivery(REQUEST, null, false, Trigger.CLOSED_MATTER);
        MatterReading reading = reading(Trigger.CLOSED_MATTER);
        assertThat(look.conclude(closed, reading, List.of(checkIn(REQUEST, "Closed"))))
                .isSameAs(closed);
        assertThat(restriction(look.conclude(closed, reading, List.of(checkIn(REQUEST, "Open"))))
                        .code())
                .isEqualTo("MATTER_REOPENED");
    }

    private Object conclude(Delivery delivery, List<Decision> decisions) {
        return look.conclude(delivery, reading(Trigger.MATTER_WEBHOOK), decisions);
    }

    private static MatterReading reading(Trigger trigger) {
        IntegrationGroup group = TestGroups.ofOneLocation();
        IntegrationGroup triggered = new IntegrationGroup(
                group.id(),
                group.parent(),
                group.beta(),
                group.paused(),
                group.pausedReason(),
                Set.of(trigger),
                group.properties(),
                group.mappings());
        return new MatterReading(
                triggered,
                null,
                null,
                NOW,
                List.of(412L),
                true,
                Set.of(),
                List.of(),
                false,
                matter -> trigger,
                any -> true);
    }

    private static Decision decided(Object concluded) {
        return ((Outcome.DecidedAnew) ((Outcome.Of) concluded).outcome()).decision();
    }

    private static Restriction restriction(Object concluded) {
        return (Restriction) decided(concluded);
    }

    private static CheckIn checkIn(CheckInRequest request, String status) {
        return new CheckIn(
                new Decision.Subject(412, "00412-Vega", null, 1L, 1001L, status),
                request,
                new CheckIn.Person("m.vega@example.com", null),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static Delivery delivery(CheckInRequest request, String status, boolean downgraded) {
        return delivery(request, status, downgraded, Trigger.MATTER_WEBHOOK);
    }

    private static Delivery delivery(CheckInRequest request, String status, boolean downgraded, Trigger trigger) {
        return new Delivery(
                1,
                1,
                1,
                1,
                1001,
                "key",
                request,
                new Delivery.Asked(trigger, 412, status, 0),
                1,
                0,
                downgraded,
                NOW,
                NOW.plusSeconds(120));
    }
}
