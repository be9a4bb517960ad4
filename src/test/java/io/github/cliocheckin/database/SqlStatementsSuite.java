package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Every statement is understood and run by this kind of database too, with values of the types that it is run with. */
abstract class SqlStatementsSuite extends StorageSuite {

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");
    private static final Pattern BEAN_OF_ROUTE = Pattern.compile(":#\\$\\{bean:\\w+\\?method=(\\w+)}");
    private static final Instant TIME = Instant.parse("2026-11-02T10:00:00Z");

    private static final List<String> NUMBERS = List.of(
            "amount",
            "answerStatus",
            "attempt",
            "changed",
            "total",
            "asked",
            "budgetLeft",
            "attempts",
            "told",
            "least",
            "fewerThan",
            "uncounted",
            "lookups",
            "failures",
            "most",
            "limit",
            "examined",
            "frequencyValue",
            "requests",
            "seen",
            "queued",
            "sourceId",
            "triggerId",
            "webhookTriggerId",
            "occurrence",
            "version");
    private static final List<String> TIMES = List.of(
            "again",
            "asOf",
            "activatedAt",
            "backedUpAt",
            "before",
            "connectedAt",
            "dueAt",
            "expiresAt",
            "finishedAt",
            "nextRunAt",
            "nextTryAt",
            "now",
            "renewAt",
            "resumeAt",
            "since",
            "startedAt",
            "tendAt",
            "until",
            "updatedSince");
    private static final List<String> DAYS = List.of(
            "cutoff", "dateAfter", "dayBefore", "floor", "matterDate", "mattersThrough", "from", "to", "day", "last");
    private static final List<String> TRUTHS = List.of(
            "active",
            "beta",
            "deletion",
            "downgraded",
            "goesOn",
            "granted",
            "isRepeat",
            "isWhole",
            "keyNeeded",
            "lookedUp",
            "notAsked",
            "paused",
            "readAgain",
            "startOver");
    private static final List<String> IDS = List.of(
            "accountId",
            "except",
            "actionId",
            "userId",
            "after",
            "beforeId",
            "businessNumber",
            "fieldId",
            "groupId",
            "id",
            "mappingId",
            "matterId",
            "parentBusinessNumber",
            "runId",
            "sessionId",
            "userId",
            "webhookId");
    private static final List<String> LISTS_OF_IDS = List.of("mappingIds", "matterIds", "runIds", "kept", "ids");
    private static final List<String> LISTS_OF_WORDS = List.of("keys", "states", "reasons");
    private static final Map<String, String> WORDS =
            Map.of("frequencyUnit", "DAYS", "region", "US", "query", "MAIN", "status", "pending", "result", "TAKEN");

    SqlStatementsSuite(TestDatabases kind) {
        super(kind);
    }

    static Stream<String> names() throws IOException {
        return SqlFilesTest.names().stream().filter(name -> !name.equals("read-hsqldb-property"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStatementRuns(String name) {
        String statement = BEAN_OF_ROUTE.matcher(whole(name)).replaceAll(":$1");
        Map<String, Object> values = new HashMap<>();
        PARAMETER
                .matcher(statement)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(parameter -> values.put(parameter, value(parameter)));
        assertThatCode(() -> run(statement, values)).doesNotThrowAnyException();
    }

    /** A piece is run behind the statement that it narrows. */
    private static String whole(String name) {
        String statement = Sql.named(name);
        return Stream.of(
                        "list-check-ins",
                        "list-runs",
                        "list-mappings",
                        "list-audit",
                        "list-waiting",
                        "list-integrations",
                        "add-kinds",
                        "add-history-of-outcome",
                        "add-kinds-that-are-new",
                        "add-history")
                .filter(base -> statement.matches("(?s)\\s*(AND|ORDER|WHERE) .*"))
                .filter(base -> name.startsWith(base + "-"))
                .findFirst()
                .map(base -> Sql.named(base) + "\n" + statement)
                .orElse(statement);
    }

    private void run(String statement, Map<String, Object> values) {
        database.transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            var run = database.client().sql(statement).params(values);
            if (statement.replaceAll("(?m)^--.*\\R", "").startsWith("SELECT")) {
                run.query().listOfRows();
                return;
            }
            try {
                run.update();
            } catch (DataIntegrityViolationException understood) {
                // it names rows that are not there
            }
        });
    }

    private static Object value(String parameter) {
        if (NUMBERS.contains(parameter)) {
            return 1;
        }
        if (IDS.contains(parameter)) {
            return 987L;
        }
        if (TIMES.contains(parameter)) {
            return Times.column(TIME);
        }
        if (DAYS.contains(parameter)) {
            return LocalDate.parse("2026-11-02");
        }
        if (TRUTHS.contains(parameter)) {
            return true;
        }
        if (LISTS_OF_IDS.contains(parameter)) {
            return List.of(1L, 2L);
        }
        if (LISTS_OF_WORDS.contains(parameter)) {
            return List.of("SENT", "FAILED");
        }
        return WORDS.getOrDefault(parameter, "RUNNING");
    }
}
