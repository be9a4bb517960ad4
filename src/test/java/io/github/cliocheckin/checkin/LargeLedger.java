package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A ledger as some firms fill it over three years, of as many rows as are asked for, with their history and the runs of each
 * day; the same ones each time. Half of it is one location's, some kinds are rare, and some are long over.
 */
public final class LargeLedger {

    public static final LocalDate FIRST_DAY = LocalDate.parse("2023-11-01");
    public static final int DAYS = 1096;
    public static final int GROUPS = 6;
    public static final int LOCATIONS = 8;

    private static final int BATCH = 10_000;
    private static final int[] TRIGGERS = {2, 2, 2, 2, 2, 2, 2, 22, 22, 23};
    private static final String[] OFTEN = {
        "NO_VALID_CONTACT", "RECENTLY_REQUESTED", "DONT_SEND_REVIEW", "RECENTLY_REQUESTED"
    };
    private static final String[] RARELY = {"NAME_MISSING", "CLIENT_MISSING", "CHECKIN_REJECTED", "MATTER_NOT_SHOWN"};

    private static final String INSERT =
            "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id,"
                    + " matter_number, matter_date, state, reason_code, reason_text, email_key, phone_key, request, due_at,"
                    + " attempts, customer_id, decided_at, attempted_at, rule_trace)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String TRACE =
            "[{\"rule\":\"DONT_SEND_REVIEW\",\"read\":\"Don't Send Review: no\",\"code\":null}]";

    private final Database database;
    private final int rows;
    private final Random chance = new Random(7);
    private final List<Long> groups = new ArrayList<>();
    private final List<List<Long>> mappings = new ArrayList<>();

    private LargeLedger(Database database, int rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Fills an empty database. */
    public static void fill(Database database, int rows) {
        LargeLedger ledger = new LargeLedger(database, rows);
        ledger.addGroups();
        for (int begun = 0; begun < rows; begun += BATCH) {
            ledger.addRows(begun, Math.min(rows, begun + BATCH));
            ledger.addHistory(begun, begun + BATCH);
        }
        ledger.addRuns();
        database.client()
                .sql(
                        "INSERT INTO check_in_kind (of_kind, of_group, of_business, of_trigger, of_state, of_reason)"
                                + " SELECT DISTINCT kind, group_id, business_number, trigger_id, state, reason_code FROM check_in")
                .update();
    }

    /** The number of a location's business. */
    public static long business(int group, int location) {
        return 1000L * (group + 1) + location;
    }

    private void addGroups() {
        for (int group = 0; group < GROUPS; group++) {
            for (int location = 0; location < LOCATIONS; location++) {
                update(
                        "INSERT INTO business (business_number, name) VALUES (?, ?)",
                        business(group, location),
                        "Office " + location);
            }
            update(
                    "INSERT INTO integration_group (parent_business_number, source_id, paused) VALUES (?, 2, TRUE)",
                    business(group, 0));
            groups.add(single("SELECT id FROM integration_group WHERE parent_business_number = ?", business(group, 0)));
            mappings.add(new ArrayList<>());
            for (int location = 0; location < LOCATIONS; location++) {
                update(
                        "INSERT INTO integration_mapping (group_id, business_number, active, frequency_value, frequency_unit,"
                                + " next_run_at, activated_at) VALUES (?, ?, FALSE, 1, 'DAYS', ?, ?)",
                        groups.get(group),
                        business(group, location),
                        Times.column(Instant.parse("2030-01-01T00:00:00Z")),
                        Times.column(Instant.parse("2023-01-01T00:00:00Z")));
                mappings.get(group)
                        .add(single(
                                "SELECT id FROM integration_mapping WHERE business_number = ?",
                                business(group, location)));
            }
        }
    }

    private void addRows(int from, int to) {
        List<Object[]> batch = new ArrayList<>();
        for (int number = from; number < to; number++) {
            batch.add(row(number));
        }
        database.transaction()
                .executeWithoutResult(
                        status -> database.batch().getJdbcTemplate().batchUpdate(INSERT, batch));
    }

    /** Of the rows with ids above the first and up to the second. */
    private void addHistory(long above, long upTo) {
        database.transaction().executeWithoutResult(status -> {
            update(
                    "INSERT INTO check_in_history (check_in_id, changed_at, state, cause)"
                            + " SELECT id, decided_at, CASE WHEN state = 'RESTRICTED' THEN state ELSE 'PENDING' END, 'a poll'"
                            + " FROM check_in WHERE id > ? AND id <= ?",
                    above,
                    upTo);
            update(
                    "INSERT INTO check_in_history (check_in_id, changed_at, state, cause)"
                            + " SELECT id, attempted_at, state, 'the receiver' FROM check_in"
                            + " WHERE attempted_at IS NOT NULL AND id > ? AND id <= ?",
                    above,
                    upTo);
        });
    }

    /** One of each group and trigger a day. */
    private void addRuns() {
        for (int day = 0; day < DAYS; day++) {
            List<Object[]> batch = new ArrayList<>();
            Instant planned = FIRST_DAY.plusDays(day).atTime(6, 0).toInstant(ZoneOffset.UTC);
            for (long group : groups) {
                for (int trigger : List.of(2, 22)) {
                    batch.add(new Object[] {
                        group, trigger, day % 100 == 7 ? "FAILED" : "DONE", Times.column(planned), Times.column(planned)
                    });
                }
            }
            database.batch()
                    .getJdbcTemplate()
                    .batchUpdate(
                            "INSERT INTO poll_run (group_id, trigger_id, state, query, planned_at, finished_at, pages, seen,"
                                    + " queued) VALUES (?, ?, ?, 'MAIN', ?, ?, 1, 80, 60)",
                            batch);
        }
        update(
                "INSERT INTO poll_run_restriction (run_id, code, amount) SELECT id, 'RECENTLY_REQUESTED', 20 FROM poll_run");
    }

    private Object[] row(int number) {
        int group = chance.nextInt(10) < 6 ? 0 : chance.nextInt(GROUPS);
        int location = chance.nextInt(10) < 7 ? 0 : chance.nextInt(LOCATIONS);
        int trigger = TRIGGERS[chance.nextInt(TRIGGERS.length)];
        LocalDate day = FIRST_DAY.plusDays((long) number * DAYS / rows);
        // Some are entered late
        LocalDate date = chance.nextInt(50) == 0 ? day.minusDays(chance.nextInt(60)) : day;
        Instant decided =
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(number % 86_400, ChronoUnit.SECONDS);
        String state = "SENT";
        String reason = null;
        boolean isMapped = true;
        int one = chance.nextInt(10_000);
        if (one < 2500) {
            state = "RESTRICTED";
            reason = OFTEN[one % OFTEN.length];
        } else if (one < 2700) {
            state = "RESTRICTED";
            reason = RARELY[one % RARELY.length];
        } else if (one < 2800) {
            state = "RESTRICTED";
            reason = "LOCATION_MISSING";
            isMapped = false;
        } else if (one < 2810) {
            state = "FAILED";
        } else if (one < 2813) {
            state = "UNKNOWN";
        } else if (one < 2850) {
            state = "CANCELLED";
        }
        // Open matters were asked for in the first year only
        if (trigger == 23 && number > rows / 3) {
            trigger = 2;
        }
        boolean isAsked = !state.equals("RESTRICTED");
        String email = "client" + number + "@mail.test";
        return new Object[] {
            groups.get(group),
            isMapped ? mappings.get(group).get(location) : null,
            isMapped ? business(group, location) : null,
            trigger,
            1_000_000L + number,
            "%05d-Client%d".formatted(number / 4, number % 977),
            chance.nextInt(500) == 0 ? null : date,
            state,
            reason,
            reason == null ? null : "What was found on the matter: " + number,
            isAsked ? email : null,
            isAsked ? "+1512" + number : null,
            isAsked
                    ? "{\"name\":\"Client %d\",\"emailId\":\"%s\",\"phone\":\"+1512%d\",\"smsEnabled\":true,\"externalId\":\"%d\",\"additionalParams\":{\"Integration Trigger\":\"Closed Matter\"}}"
                            .formatted(number, email, number, number)
                    : null,
            null,
            isAsked ? 1 : 0,
            state.equals("SENT") ? "c" + number : null,
            Times.column(decided),
            isAsked ? Times.column(decided.plus(1, ChronoUnit.MINUTES)) : null,
            TRACE
        };
    }

    private void update(String statement, Object... values) {
        database.client().sql(statement).params(values).update();
    }

    private long single(String query, Object value) {
        return database.client().sql(query).param(value).query(Long.class).single();
    }
}
