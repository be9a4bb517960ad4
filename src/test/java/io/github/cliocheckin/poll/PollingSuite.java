package io.github.cliocheckin.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.TestApps;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Enrichment;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.matter.RestrictedException;
import io.github.cliocheckin.matter.Rules;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A group that is polled without a Clio: the test gives the answers, the rules are asked as the routes ask them. */
abstract class PollingSuite extends StorageSuite {

    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final String NEXT = "https://app.clio.com/api/v4/matters.json?page_token=";

    private final Rules rules = new Rules(Duration.ZERO);
    private Enrichment enrichment;
    StoredGroup group;
    PollPlan plan;
    ClioBudget budget;
    Polls polls;
    PollPages pages;

    PollingSuite(TestDatabases kind) {
        super(kind);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @BeforeEach
    void configure() {
        Groups groups = new Groups(database.client());
        Picklists picklists = new Picklists(clock);
        enrichment = new Enrichment(picklists);
        group = StoredGroup.of(database, clock, 1001);
        plan = new PollPlan(database.client(), database.transaction(), groups, clock);
        budget = new ClioBudget(clock);
        polls = new Polls(
                database.client(),
                groups,
                new Connections(database.client(), TestVaults.OPEN, clock),
                TestApps.registered(),
                budget,
                new RetrySchedule(FIRST_PAUSE, Duration.ofHours(1), new Random(412)),
                LEASE,
                clock);
        pages = new PollPages(
                database.client(),
                database.transaction(),
                TestLedger.thatDecides(database, clock),
                new ClioAnswers(budget, clock),
                picklists,
                polls,
                clock);
    }

    /** Plans what is due and takes the only run in hand. */
    Poll begin() {
        plan.planDue(group.id());
        return polls.claim(run());
    }

    /** The newest run. */
    long run() {
        return single(Long.class, "SELECT MAX(id) FROM poll_run");
    }

    /** Reads Clio's answer, decides each matter of it, and commits. */
    Poll read(Poll poll, String next, TestMatter... matters) {
        PollPage page = page(poll, next, matters);
        return pages.commit(page, decided(page));
    }

    PollPage page(Poll poll, String next, TestMatter... matters) {
        JsonNode answer = TestMatter.page(next, matters);
        return pages.read(poll, answer);
    }

    /** Reads pages without matters until the poll is over. */
    Poll finish(Poll poll) {
        Poll next = poll;
        while (next.isRunning()) {
            next = read(next, null);
        }
        return next;
    }

    List<Decision> decided(PollPage page) {
        return page.matters().stream()
                .map(matter -> enrichment.candidate(matter, page))
                .filter(page::isFor)
                .map(this::decided)
                .toList();
    }

    private Decision decided(Candidate candidate) {
        try {
            return rules.cooldown(rules.checkIn(rules.contact(rules.client(rules.location(candidate)))));
        } catch (RestrictedException why) {
            return rules.restriction(candidate, why);
        }
    }

    LocalDate dateThrough(long mapping) {
        return single(LocalDate.class, "SELECT date_through FROM poll_watermark WHERE mapping_id = ?", mapping);
    }

    Instant updatedThrough(long mapping) {
        return time("SELECT updated_through FROM poll_watermark WHERE mapping_id = ?", mapping);
    }

    Instant nextRunAt(long mapping) {
        return time("SELECT next_run_at FROM integration_mapping WHERE id = ?", mapping);
    }

    Instant resumeAt(long run) {
        return time("SELECT resume_at FROM poll_run WHERE id = ?", run);
    }

    private Instant time(String query, long id) {
        return database.client()
                .sql(query)
                .param(id)
                .query((row, number) -> Times.instant(row, row.getMetaData().getColumnLabel(1)))
                .single();
    }

    String state(long run) {
        return single(String.class, "SELECT state FROM poll_run WHERE id = ?", run);
    }

    Map<String, Object> row(long run) {
        return rows("SELECT * FROM poll_run WHERE id = ?", run).get(0);
    }

    List<String> ledger() {
        return database.client()
                .sql("SELECT matter_id, state, reason_code FROM check_in ORDER BY matter_id")
                .query((row, number) -> row.getLong(1) + " " + row.getString(2)
                        + (row.getString(3) == null ? "" : " " + row.getString(3)))
                .list();
    }
}
