package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.checkin.LeaseEndedException;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.Trigger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a poll is taken in hand, laid down and taken up again, on whatever database. */
abstract class PollsSuite extends PollingSuite {

    PollsSuite(TestDatabases kind) {
        super(kind);
    }

    @Test
    void aRunIsTakenInHandByOneOfSeveralNodes() throws Exception {
        group.mapping();
        plan.planDue(group.id());
        long run = run();
        assertThat(Together.run(4, () -> polls.claim(run)))
                .filteredOn(Objects::nonNull)
                .hasSize(1);
        assertThat(polls.claim(run)).isNull();
        clock.pass(LEASE);
        assertThat(polls.claim(run)).as("its node was lost").isNotNull();
    }

    @Test
    void aFailedPollKeepsItsWatermarkAndGoesOnWithItsPage() {
        long mapping = group.mapping();
        Poll poll = read(begin(), NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        polls.stop(poll, refusal(503, "<html>down</html>"));
        assertThat(row(poll.id()))
                .containsEntry("state", "FAILED")
                .containsEntry("failures", 1)
                .containsEntry("error_code", "CLIO_UNAVAILABLE")
                .containsEntry("requests", 2)
                .containsEntry("next_page", NEXT + "b");
        assertThat(dateThrough(mapping)).isEqualTo("2026-10-31");
        assertThat(polls.claim(poll.id())).isNull();
        clock.pass(FIRST_PAUSE);
        Poll again = polls.claim(poll.id());
        assertThat(again.nextPage()).hasToString(NEXT + "b");
        finish(again);
        assertThat(dateThrough(mapping)).isEqualTo("2026-11-01");
        assertThat(row(poll.id()))
                .containsEntry("state", "DONE")
                .containsEntry("failures", 0)
                .containsEntry("error_code", null);
    }

    @Test
    void eachFailureInARowMakesThePauseLonger() {
        group.mapping();
        plan.planDue(group.id());
        for (int failure = 1; failure <= 5; failure++) {
            Poll poll = polls.claim(run());
            polls.stop(poll, new IllegalStateException("secret of a matter"));
            Duration longest = FIRST_PAUSE.multipliedBy(1L << (failure - 1));
            Duration pause = Duration.between(clock.instant(), resumeAt(run()));
            assertThat(pause).isBetween(longest.dividedBy(2).minusMillis(1), longest.plusMillis(1));
            clock.pass(longest);
        }
        assertThat(row(run())).containsEntry("error_code", "POLL_FAILED").containsEntry("failures", 5);
        assertThat(row(run()).get("error_text").toString()).doesNotContain("secret");
    }

    @Test
    void aRefusedPageStartsThePassOver() {
        group.mapping();
        Poll poll = read(begin(), NEXT + "b");
        polls.stop(
                poll, refusal(422, "{\"error\":{\"type\":\"ArgumentError\",\"message\":\"page_token is invalid\"}}"));
        assertThat(row(poll.id())).containsEntry("error_code", "CLIO_REFUSED").containsEntry("next_page", null);
        clock.pass(FIRST_PAUSE);
        Poll again = polls.claim(poll.id());
        assertThat(again.query()).isEqualTo(Poll.Query.MAIN);
        assertThat(again.nextPage().getQuery()).contains("close_date[]=>2026-10-31");
    }

    @Test
    void aPollThatMeetsTheRateLimitWaitsAndHasNotFailed() {
        group.mapping();
        Poll poll = read(begin(), NEXT + "b");
        polls.stop(poll, refusal(429, "{\"error\":{\"type\":\"RateLimited\",\"message\":\"Retry in 23 seconds\"}}"));
        assertThat(row(poll.id()))
                .containsEntry("state", "WAITING")
                .containsEntry("failures", 0)
                .containsEntry("error_code", null);
        assertThat(resumeAt(poll.id())).isCloseTo(clock.instant().plusSeconds(23), within(1, ChronoUnit.MILLIS));
        clock.pass(Duration.ofSeconds(24));
        assertThat(polls.claim(poll.id()).nextPage()).hasToString(NEXT + "b");
    }

    @Test
    void aRunKeepsTheLeastThatWasLeftOfTheRateLimit() {
        group.mapping();
        Poll poll = read(begin(), NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        assertThat(row(poll.id())).as("Clio told of no limit").containsEntry("budget_left", null);
        told(poll, 40);
        poll = read(poll, NEXT + "c", TestMatter.closed(2, "2026-11-01"));
        assertThat(row(poll.id())).containsEntry("budget_left", 80);
        clock.pass(Duration.ofMinutes(1));
        told(poll, 49);
        poll = read(poll, NEXT + "d", TestMatter.closed(3, "2026-11-01"));
        assertThat(row(poll.id())).as("a new minute gives nothing back").containsEntry("budget_left", 80);
        clock.pass(Duration.ofMinutes(1));
        poll = read(poll, NEXT + "e", TestMatter.closed(4, "2026-11-01"));
        assertThat(row(poll.id())).as("Clio told no more").containsEntry("budget_left", 80);
        told(poll, 0);
        polls.stop(
                poll, catchThrowableOfType(ClioException.class, () -> budget.admit(new ClioRequest(group.id(), null))));
        assertThat(row(poll.id())).containsEntry("state", "WAITING").containsEntry("budget_left", 0);
    }

    private void told(Poll poll, int left) {
        budget.note(poll.request(), "50", String.valueOf(left), "30");
    }

    @Test
    void aNewDayStartsThePassOver() {
        long mapping = group.mapping();
        Poll poll = read(begin(), NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        polls.stop(poll, refusal(503, ""));
        clock.pass(Duration.ofDays(1));
        Poll again = polls.claim(poll.id());
        assertThat(again.nextPage().getQuery()).contains("close_date[]=>2026-10-31&close_date[]=<=2026-11-02");
        assertThat(again.startedAt()).isCloseTo(clock.instant(), within(1, ChronoUnit.MILLIS));
        finish(again);
        assertThat(dateThrough(mapping)).isEqualTo("2026-11-02");
        assertThat(updatedThrough(mapping)).isCloseTo(clock.instant(), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void aPollThatGoesOnTheSameDayKeepsItsStart() {
        long mapping = group.mapping();
        Poll poll = read(begin(), NEXT + "b");
        clock.pass(LEASE);
        Poll again = polls.claim(poll.id());
        assertThat(again.startedAt()).isCloseTo(poll.startedAt(), within(1, ChronoUnit.MILLIS));
        finish(again);
        assertThat(updatedThrough(mapping)).isCloseTo(poll.startedAt(), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void withoutConnectionNothingIsAskedAndNothingLost() {
        long mapping = group.mapping();
        sql("DELETE FROM clio_connection");
        assertThat(begin()).isNull();
        assertThat(row(run()))
                .containsEntry("state", "FAILED")
                .containsEntry("error_code", "NOT_AUTHORIZED")
                .containsEntry(
                        "error_text",
                        "Business has not been Authorized, please move to Birdeye dashboard to authorise the business.")
                .containsEntry("requests", 0);
        assertThat(dateThrough(mapping)).isEqualTo("2026-10-31");
        group.connected();
        clock.pass(FIRST_PAUSE);
        assertThat(polls.claim(run())).isNotNull();
    }

    @Test
    void anotherConnectionStartsAnUnfinishedPollOverAndRefusesWhoHasItInHand() {
        group.mapping();
        Poll inHand = read(begin(), NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        group.connected();
        assertThat(row(inHand.id())).containsEntry("next_page", null);
        assertThatThrownBy(() -> finish(inHand)).isInstanceOf(LeaseEndedException.class);
        assertThat(polls.claim(inHand.id()).nextPage().getQuery()).contains("close_date[]=>2026-10-31");
    }

    @Test
    void aPageOfAnotherHostIsNeverGoneOnWith() {
        group.mapping();
        Poll poll = read(begin(), NEXT + "b");
        sql("UPDATE poll_run SET next_page = 'https://eu.app.clio.com/api/v4/matters.json?page_token=b'");
        clock.pass(LEASE);
        assertThat(polls.claim(poll.id()).nextPage().getHost()).isEqualTo("app.clio.com");
    }

    @Test
    void aBindingOfAnotherNameIsNotBelieved() {
        group.mapping();
        sql(
                "INSERT INTO clio_field_binding (group_id, property_key, field_id, field_name) VALUES (?, ?, 61002, ?)",
                group.id(),
                "clio.location.custom.field.name",
                "The name before");
        assertThat(begin().fields().location().id()).isNull();
    }

    @Test
    void aRefusedTokenIsToldInTheSameWords() {
        group.mapping();
        Poll poll = begin();
        polls.stop(poll, refusal(401, "{\"error\":\"invalid_token\"}"));
        assertThat(row(poll.id()))
                .containsEntry("error_code", "NOT_AUTHORIZED")
                .containsEntry("requests", 1)
                .satisfies(row -> assertThat(row.get("error_text").toString()).startsWith("Business has not been"));
    }

    @Test
    void aTriggerThatWasRemovedCancelsItsRunAndFreesTheMapping() {
        long mapping = group.mapping();
        plan.planDue(group.id());
        long cancelled = run();
        group.triggers(Trigger.PENDING_MATTER);
        assertThat(polls.claim(cancelled)).isNull();
        assertThat(state(cancelled)).isEqualTo("CANCELLED");
        assertThat(rows("SELECT mapping_id FROM poll_watermark WHERE run_id IS NOT NULL"))
                .isEmpty();
        assertThat(dateThrough(mapping)).isEqualTo("2026-10-31");
        group.triggers(Trigger.CLOSED_MATTER);
        assertThat(begin()).as("a new run takes its place").isNotNull();
    }

    @Test
    void aFailureOfANodeThatLostThePollIsNotWritten() {
        group.mapping();
        Poll slept = begin();
        clock.pass(LEASE);
        Poll taken = polls.claim(slept.id());
        polls.stop(slept, new IllegalStateException("too late"));
        assertThat(row(taken.id())).containsEntry("state", "RUNNING").containsEntry("error_code", null);
        finish(taken);
        assertThat(state(taken.id())).isEqualTo("DONE");
    }

    private ClioException refusal(int status, String body) {
        ClioAnswers answers = new ClioAnswers(new ClioBudget(clock), clock);
        return catchThrowableOfType(
                ClioException.class,
                () -> answers.read(
                        new ClioRequest(1, URI.create("https://app.clio.com/api/v4/matters.json")),
                        status,
                        null,
                        body.getBytes(StandardCharsets.UTF_8)));
    }
}
