package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * What people want done with many check-ins. A batch is one transaction with the place of its errand, so that a node that dies
 * has done each batch wholly or not at all, and another one goes on.
 */
public final class Errands {

    /** So many are done at once, and nobody who decides for their groups waits long. */
    public static final int BATCH = 100;

    private final JdbcClient database;
    private final Changes changes;
    private final Waiting waiting;
    private final Replays replays;
    private final Reconsiderations reconsiderations;
    private final Clock clock;

    public Errands(
            JdbcClient database,
            Changes changes,
            Waiting waiting,
            Replays replays,
            Reconsiderations reconsiderations,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.waiting = waiting;
        this.replays = replays;
        this.reconsiderations = reconsiderations;
        this.clock = clock;
    }

    /** Writes down what is to be done with all that there are now of a state and reason; within the caller's transaction. */
    Errand begin(Errand.Action action, CheckInState state, String reason, PersonsWord word, String by) {
        long newest = waiting.page(state, reason, Long.MAX_VALUE, 1).stream()
                .mapToLong(WaitingRow::id)
                .findFirst()
                .orElse(-1);
        KeyHolder key = new GeneratedKeyHolder();
        database.sql(Sql.named("add-errand"))
                .param("action", action.name())
                .param("state", state.name())
                .param("reason", reason)
                .param("notAsked", word.notAsked())
                .param("asOf", Times.column(word.asOf()))
                .param("by", DecisionRows.shortened(by, 200))
                .param("now", Times.column(clock.instant()))
                .param("beforeId", newest + 1)
                .param(
                        "total",
                        waiting.count(state, reason, Waiting.MOST_COUNTED).counted())
                .update(key);
        long id = ((Number) Objects.requireNonNull(
                        Objects.requireNonNull(key.getKeys()).get("id")))
                .longValue();
        return find(id).orElseThrow();
    }

    /**
     * What a person says of those of unknown fate.
     *
     * @param asOf when they were shown them; null is now
     */
    PersonsWord word(boolean notAsked, Instant asOf) {
        Instant now = clock.instant();
        if (asOf != null && asOf.isBefore(Instant.EPOCH)) {
            throw Refusal.invalid("asOf", "asOf is " + asOf + ": take the time at which the list was shown.");
        }
        return new PersonsWord(notAsked, asOf == null || asOf.isAfter(now) ? now : asOf);
    }

    public Optional<Errand> find(long id) {
        return database.sql(Sql.named("find-errand"))
                .param("id", id)
                .query((row, number) -> errand(row))
                .optional();
    }

    /** Does the next batch of the oldest errand that is not over; false if there is none. One that fails lets the others pass. */
    public boolean goOn() {
        Optional<Errand> oldest = database.sql(Sql.named("find-oldest-errand"))
                .query((row, number) -> errand(row))
                .optional();
        oldest.ifPresent(this::goOnWith);
        return oldest.isPresent();
    }

    private void goOnWith(Errand errand) {
        try {
            changes.make(() -> {
                boolean isOurs = write("go-on-with-errand", errand) == 1;
                if (isOurs) {
                    doBatch(errand);
                }
                return isOurs;
            });
        } catch (RuntimeException failure) {
            write("count-failure-of-errand", errand);
            throw failure;
        }
    }

    private int write(String statement, Errand errand) {
        return database.sql(Sql.named(statement))
                .param("id", errand.id())
                .param("version", errand.version())
                .update();
    }

    private void doBatch(Errand errand) {
        List<Long> ids = waiting.page(errand.state(), errand.reason(), errand.beforeId(), BATCH).stream()
                .map(WaitingRow::id)
                .toList();
        int changed = make(errand.action(), ids, errand.word(), errand.by());
        database.sql(Sql.named("keep-place-of-errand"))
                .param("id", errand.id())
                .param("beforeId", ids.isEmpty() ? errand.beforeId() : ids.get(ids.size() - 1))
                .param("asked", ids.size())
                .param("changed", changed)
                .param("finishedAt", ids.size() < BATCH ? Times.column(clock.instant()) : null)
                .update();
    }

    /** Does it with these rows, within the caller's transaction; answers how many it changed. */
    int make(Errand.Action action, Collection<Long> ids, PersonsWord word, String by) {
        return switch (action) {
            case REPLAY -> replays.replay(ids, word, by);
            case DECISION -> reconsiderations.ask(ids, by);
        };
    }

    private static Errand errand(ResultSet row) throws SQLException {
        return new Errand(
                row.getLong("id"),
                Errand.Action.valueOf(row.getString("action")),
                CheckInState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getBoolean("not_asked"),
                Times.instant(row, "as_of"),
                row.getString("begun_by"),
                Times.instant(row, "begun_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("changed"),
                Times.instant(row, "finished_at"),
                row.getInt("failures"),
                row.getLong("before_id"),
                row.getInt("version"));
    }
}
