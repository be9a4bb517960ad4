package io.github.cliocheckin.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.checkin.CrashPoint;
import io.github.cliocheckin.checkin.LeaseEndedException;
import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.checkin.Sighting;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.clio.NextLink;
import io.github.cliocheckin.clio.Page;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.FirmFields;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.matter.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a poll's pages and commits what was decided for them: a page's decisions and where the poll stands go together. */
public final class PollPages {

    private static final Logger LOG = LoggerFactory.getLogger(PollPages.class);

    private final JdbcClient database;
    private final Changes changes;
    private final Ledger ledger;
    private final ClioAnswers answers;
    private final Picklists picklists;
    private final Polls polls;
    private final Clock clock;
    private final FieldBindings bindings;

    public PollPages(
            JdbcClient database,
            TransactionTemplate transaction,
            Ledger ledger,
            ClioAnswers answers,
            Picklists picklists,
            Polls polls,
            Clock clock) {
        this.database = database;
        this.changes = new Changes(transaction);
        this.ledger = ledger;
        this.answers = answers;
        this.picklists = picklists;
        this.polls = polls;
        this.clock = clock;
        this.bindings = new FieldBindings(database);
    }

    /** Clio's answer as a page: without the matters that were queued before, or decided by this very run. */
    public PollPage read(Poll poll, JsonNode answer) {
        Page<Matter> page = answers.matters(answer);
        // Clio should not show a matter twice; if it does, one row is enough
        Map<Long, Matter> matters = new LinkedHashMap<>();
        page.data().forEach(matter -> matters.put(matter.id(), matter));
        FirmFields fields = poll.fields().boundBy(page.data());
        Sighting sighting = sighting(poll);
        Map<Long, Ledger.Known> known = ledger.known(sighting, matters.keySet());
        List<Matter> open = matters.values().stream()
                .filter(matter -> !known.containsKey(matter.id())
                        || known.get(matter.id()).isOpenFor(sighting))
                .toList();
        long seenBefore = known.values().stream()
                .filter(row -> row.wasDecidedBy(sighting))
                .count();
        return new PollPage(
                poll.with(fields),
                open,
                whateverItsDate(known),
                matters.size() - (int) seenBefore,
                next(poll, page),
                picklists.mustLookUp(poll.group(), fields, open, poll.startedAt()),
                1);
    }

    private static Sighting sighting(Poll poll) {
        return Sighting.byPoll(poll.id(), poll.group().id(), poll.trigger(), poll.startedAt());
    }

    /** The matters that are decided again whatever their date: the firm may have mended what kept its client from being asked. */
    private static Set<Long> whateverItsDate(Map<Long, Ledger.Known> known) {
        return known.entrySet().stream()
                .filter(row -> Reason.isMendedByTheFirm(row.getValue().code()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static URI next(Poll poll, Page<Matter> page) {
        URI next = NextLink.from(poll.nextPage(), page.next());
        if (next != null && poll.pagesRead().contains(next)) {
            throw NextLink.circle();
        }
        return next;
    }

    /**
     * Commits a page: the ledger, the page that comes next and, with the last page, the watermarks of all the run's mappings.
     *
     * @return the poll with its next page, or over
     * @throws LeaseEndedException if another node has taken the poll over; then nothing is written
     */
    public Poll commit(PollPage page, List<Decision> decisions) {
        Poll poll = page.poll();
        Poll next = next(page);
        (next.isRunning() ? CrashPoint.AFTER_PAGE_BEFORE_COMMIT : CrashPoint.AFTER_LAST_PAGE_BEFORE_COMMIT).pass();
        changes.make(() -> {
            Ledger.Recorded recorded = ledger.record(sighting(poll), decisions);
            int written = write(page, next, recorded.queued());
            if (written == 0) {
                throw new LeaseEndedException(poll + " was taken over by another node");
            }
            recorded.restricted()
                    .forEach((code, amount) -> database.sql(Sql.named("add-restrictions-of-run"))
                            .param("runId", poll.id())
                            .param("code", code)
                            .param("amount", amount)
                            .update());
            bindings.keep(poll.group().id(), poll.fields());
            if (!next.isRunning()) {
                moveWatermarksOn(poll);
            }
            return recorded;
        });
        if (next.isRunning()) {
            CrashPoint.AFTER_COMMIT_BEFORE_NEXT_PAGE.pass();
        } else {
            tell(poll);
        }
        return next;
    }

    private static Poll next(PollPage page) {
        Poll poll = page.poll();
        int version = poll.version() + 1;
        if (page.next() != null) {
            Set<URI> read = new HashSet<>(poll.pagesRead());
            read.add(poll.nextPage());
            return poll.next(poll.query(), page.next(), Set.copyOf(read), version);
        }
        return switch (poll.query()) {
            case MAIN -> {
                URI late = Poll.firstPage(
                        Poll.Query.LATE, poll.clio(), poll.trigger(), poll.window(), poll.updatedSince());
                yield poll.next(Poll.Query.LATE, late, Set.of(), version);
            }
            case LATE -> poll.next(Poll.Query.LATE, null, Set.of(), version);
        };
    }

    private int write(PollPage page, Poll next, int queued) {
        Poll poll = page.poll();
        return database.sql(Sql.named("commit-page-of-run"))
                .param("id", poll.id())
                .param("version", poll.version())
                .param("state", next.state().name())
                .param("query", next.query().name())
                .param("nextPage", next.isRunning() ? next.nextPage().toString() : null)
                .param("dateAfter", poll.window().dateThrough())
                .param("cutoff", poll.window().cutoff())
                .param("updatedSince", Times.column(poll.updatedSince()))
                .param("startedAt", Times.column(poll.startedAt()))
                .param("resumeAt", next.isRunning() ? polls.leaseEnd() : null)
                .param("finishedAt", next.isRunning() ? null : Times.column(clock.instant()))
                .param("requests", page.requests())
                .param("seen", page.seen())
                .param("queued", queued)
                .param("budgetLeft", polls.budgetLeft(poll))
                .update();
    }

    private void moveWatermarksOn(Poll poll) {
        Instant now = clock.instant();
        Map<Long, Mapping> mappings =
                poll.group().mappings().stream().collect(Collectors.toMap(Mapping::id, mapping -> mapping));
        // In the order of their ids, so that two runs of one group wait for each other and not in a circle
        new TreeMap<>(poll.windows()).forEach((mappingId, window) -> {
            Mapping mapping = mappings.get(mappingId);
            database.sql(Sql.named("move-watermark-on"))
                    .param("mappingId", mappingId)
                    .param("runId", poll.id())
                    .param("cutoff", window.cutoff())
                    .param("startedAt", Times.column(poll.startedAt()))
                    .update();
            database.sql(Sql.named("move-next-run-on"))
                    .param("mappingId", mappingId)
                    .param("before", Times.column(mapping.nextRunAt()))
                    .param(
                            "nextRunAt",
                            Times.column(mapping.frequency()
                                    .next(
                                            mapping.nextRunAt(),
                                            now,
                                            mapping.business().zone())))
                    .update();
        });
    }

    private void tell(Poll poll) {
        RunSummary summary = RunSummary.read(database, poll.id());
        LOG.info(
                "Poll {} of group {} ({}): {} seen, {} queued, {} restricted {}, {} requests to Clio",
                poll.id(),
                poll.group().id(),
                poll.trigger().value(),
                summary.seen(),
                summary.queued(),
                summary.restricted().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                summary.restricted(),
                summary.requests());
    }
}
