package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be known of a row before a person's wish changes it.
 *
 * @param ruleTrace what the rules said of it, as it is stored; or null
 * @param isLookedUp whether the receiver answered to a look-up, and settled nothing
 * @param unknownSince since when its fate is unknown; null if it is not
 * @param laterTimes how often a person asked for its matter once more since
 */
record ChangeableRow(
        long id,
        int version,
        long groupId,
        Long businessNumber,
        Trigger trigger,
        Long matterId,
        String reference,
        CheckInState state,
        String reason,
        String ruleTrace,
        WhoWasAsked.Whom whom,
        Instant leasedUntil,
        boolean isLookedUp,
        Instant unknownSince,
        int laterTimes) {

    /**
     * The rows of these ids, as they are once nobody else decides for their groups and businesses; within the caller's
     * transaction. They are locked in the order of {@link Ledger}, so that nobody waits for somebody who waits for him.
     */
    static List<ChangeableRow> lock(JdbcClient database, Collection<Long> ids) {
        List<ChangeableRow> rows = find(database, ids);
        lock(
                database,
                "lock-group",
                "groupId",
                rows.stream().map(ChangeableRow::groupId).toList());
        lock(
                database,
                "lock-business",
                "businessNumber",
                rows.stream().map(ChangeableRow::businessNumber).toList());
        return find(database, ids);
    }

    private static void lock(JdbcClient database, String statement, String name, List<Long> keys) {
        keys.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(key ->
                        database.sql(Sql.named(statement)).param(name, key).update());
    }

    private static List<ChangeableRow> find(JdbcClient database, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(Sql.named("find-check-ins-to-change"))
                        .param("ids", ids)
                        .query((row, number) -> row(row))
                        .list();
    }

    private static ChangeableRow row(ResultSet row) throws SQLException {
        return new ChangeableRow(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("group_id"),
                row.getObject("business_number", Long.class),
                Trigger.ofRow(row.getInt("trigger_id")),
                row.getObject("matter_id", Long.class),
                row.getString("reference"),
                CheckInState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("rule_trace"),
                WhoWasAsked.Whom.of(row),
                Times.instant(row, "leased_until"),
                row.getBoolean("looked_up"),
                Times.instant(row, "unknown_since"),
                row.getInt("later_times"));
    }

    /** Whether a person can speak of it who was shown at a time what is of unknown fate. */
    boolean isKnownToBeUnknown(Instant asOf) {
        return unknownSince != null && !unknownSince.isAfter(asOf);
    }

    /** Whether a node has it in hand. */
    boolean isInHand(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }
}
