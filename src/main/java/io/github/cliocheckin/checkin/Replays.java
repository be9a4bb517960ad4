package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Restriction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has check-ins sent once more because a person says so: those whose attempts are used up, and those of unknown fate. The latter
 * are looked up at the receiver, and are sent only if the person says that their clients were not asked. Whoever was asked since,
 * for another matter, by another trigger or because a person asked for the matter once more, is not asked again.
 */
public final class Replays {

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batch;
    private final History history;
    private final ObjectMapper json;
    private final DecisionRows rows;
    private final WhoWasAsked whoWasAsked;
    private final Clock clock;
    private final Duration cooldown;
    private final boolean canBeLookedUp;

    /**
     * @param cooldown within which the same person is not asked again at the same business; zero = always
     * @param canBeLookedUp false where {@code checkin.endpoint} is an operator's own: then a person's word is all there is
     */
    public Replays(
            JdbcClient database,
            NamedParameterJdbcTemplate batch,
            History history,
            ObjectMapper json,
            Clock clock,
            Duration cooldown,
            boolean canBeLookedUp) {
        this.database = database;
        this.batch = batch;
        this.history = history;
        this.json = json;
        this.rows = new DecisionRows(json);
        this.whoWasAsked = new WhoWasAsked(database, clock);
        this.clock = clock;
        this.cooldown = cooldown;
        this.canBeLookedUp = canBeLookedUp;
    }

    /**
     * Replays rows, within the caller's transaction.
     *
     * @param word what the person says of those of unknown fate
     * @param by who it is, such as {@code user anna}
     * @return how many it changed: not those that somebody else changed before, or that are as they are to stay
     */
    int replay(Collection<Long> ids, PersonsWord word, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<MapSqlParameterSource> lines = new ArrayList<>();
        for (ChangeableRow row : ChangeableRow.lock(database, ids)) {
            MapSqlParameterSource line = change(row, word, now);
            if (line != null) {
                lines.add(line.addValue("by", by));
            }
        }
        history.add("add-history-of-outcome", lines);
        return lines.size();
    }

    /** The line of a row's history; null if the row stays as it is. */
    private MapSqlParameterSource change(ChangeableRow row, PersonsWord word, Instant now) {
        if (row.laterTimes() > 0) {
            return null; // the later one is in its place
        }
        return switch (row.state()) {
            case FAILED -> sendAgain(row, "to be sent once more", now);
            case UNKNOWN -> row.isInHand(now) ? null : settle(row, word, now);
            default -> null;
        };
    }

    private MapSqlParameterSource settle(ChangeableRow row, PersonsWord word, Instant now) {
        if (word.isOf(row) && (row.isLookedUp() || !canBeLookedUp)) {
            return sendAgain(row, "to be sent once more, for its client was not asked", now);
        }
        return canBeLookedUp ? lookUp(row, now) : null;
    }

    private MapSqlParameterSource lookUp(ChangeableRow row, Instant now) {
        MapSqlParameterSource line = line(row, now, "to be looked up at the receiver at once");
        return batch.update(Sql.named("look-up-check-in-at-once"), line) == 1 ? line : null;
    }

    private MapSqlParameterSource sendAgain(ChangeableRow row, String cause, Instant now) {
        Decision decision = decide(row, now);
        boolean isSent = decision instanceof CheckIn;
        Restriction against = decision instanceof Restriction restriction ? restriction : null;
        MapSqlParameterSource line = line(
                        row, now, isSent ? cause : "restricted when it was to be sent once more: " + against.code())
                .addValue("ruleTrace", rows.trace(decision))
                .addValue("state", isSent ? CheckInState.PENDING.name() : CheckInState.RESTRICTED.name())
                .addValue("reasonCode", isSent ? null : against.code())
                .addValue("reasonText", isSent ? null : against.text())
                .addValue("dueAt", isSent ? Times.column(now) : null);
        return batch.update(Sql.named("replay-check-in"), line) == 1 ? line : null;
    }

    private Decision decide(ChangeableRow row, Instant now) {
        Decision.Subject subject =
                new Decision.Subject(row.matterId(), row.reference(), null, null, null, row.businessNumber(), null);
        CheckIn checkIn = new CheckIn(
                subject,
                null,
                new CheckIn.Person(row.whom().email(), row.whom().phone()),
                cooldown,
                Duration.ZERO,
                DecisionRows.trace(json, row.ruleTrace()));
        Sighting sighting = Sighting.askedAgain(row.groupId(), row.trigger(), 0, null, now);
        return whoWasAsked.besides(row.id(), row.whom(), sighting, checkIn).settle(checkIn);
    }

    private static MapSqlParameterSource line(ChangeableRow row, Instant now, String cause) {
        return new MapSqlParameterSource()
                .addValue("id", row.id())
                .addValue("version", row.version())
                .addValue("now", Times.column(now))
                .addValue("cause", cause);
    }
}
