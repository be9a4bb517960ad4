package io.github.cliocheckin.notice;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The matters that Clio told of, one row for each, however often it told. */
public final class Notices {

    /** Longer than Clio repeats a delivery that it was not answered. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** Two nodes that write the same rows do not wait for each other crosswise. */
    private static final Comparator<Notice> BY_MATTER =
            Comparator.comparingLong(Notice::groupId).thenComparingLong(Notice::matterId);

    private final NamedParameterJdbcTemplate database;
    private final Changes changes;
    private final Clock clock;

    public Notices(NamedParameterJdbcTemplate database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Writes what came, as if each had come alone and in this order, and all of it in one transaction. A delivery that
     * repeats the last one of its matter changes nothing.
     */
    public void put(List<Notice> heard) {
        SqlParameterSource[] rows =
                withoutRepetitions(heard).stream().map(Notices::parameters).toArray(SqlParameterSource[]::new);
        changes.make(() -> database.batchUpdate(Sql.named("put-notice"), rows));
    }

    /** Forgets those whose matter was read, and which Clio no longer repeats. */
    public void forgetOld() {
        database.update(
                Sql.named("forget-old-notices"),
                new MapSqlParameterSource("before", Times.column(clock.instant().minus(REMEMBERED))));
    }

    /** Those of a matter stay in their order. */
    private static List<Notice> withoutRepetitions(List<Notice> heard) {
        List<Notice> kept = new ArrayList<>();
        heard.stream().sorted(BY_MATTER).forEach(notice -> {
            if (kept.isEmpty() || !notice.repeats(kept.get(kept.size() - 1))) {
                kept.add(notice);
            }
        });
        return kept;
    }

    private static SqlParameterSource parameters(Notice notice) {
        return new MapSqlParameterSource()
                .addValue("groupId", notice.groupId())
                .addValue("matterId", notice.matterId())
                .addValue("event", notice.event().word())
                .addValue("etag", notice.etag())
                .addValue("now", Times.column(notice.heardAt()))
                .addValue("deletion", notice.event() == MatterEvent.DELETED);
    }
}
