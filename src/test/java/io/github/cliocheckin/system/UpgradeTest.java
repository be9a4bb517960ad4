package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of the first release, full of rows, with the service of today. */
class UpgradeTest {

    private static final List<String> KEPT = List.of(
            "SELECT id, state, attempts, matter_id, matter_number, matter_date, customer_id, request, decided_at"
                    + " FROM check_in WHERE id <> 2 ORDER BY id",
            "SELECT check_in_id, changed_at, state, cause FROM check_in_history WHERE check_in_id = 1 ORDER BY id",
            "SELECT * FROM poll_run_restriction",
            "SELECT id, state, seen, queued, finished_at FROM poll_run WHERE id = 1",
            "SELECT property_key, property_value FROM integration_group_property",
            "SELECT property_key, property_value FROM integration_mapping_property",
            "SELECT business_number, name, time_zone, country_code FROM business",
            "SELECT group_id, property_key, field_id FROM clio_field_binding");
    private static final String READ_THROUGH = "SELECT date_through FROM poll_watermark";

    @TempDir
    private Path folder;

    @Test
    void anHsqldbOfTheFirstReleaseIsUpgradedAndGoneOnWith() throws Exception {
        assertUpgraded("jdbc:hsqldb:file:" + folder.resolve("data/clio-checkin"), "sa");
    }

    @Test
    void aPostgresqlOfTheFirstReleaseIsUpgradedAndGoneOnWith() throws Exception {
        assertUpgraded(TestDatabases.newPostgresUrl(), "postgres");
    }

    private void assertUpgraded(String url, String user) throws Exception {
        List<?> before = firstRelease(url, user);
        try (SandboxClio clio = SandboxClio.start(0, Firm.empty());
                SandboxReceiver receiver = SandboxReceiver.start(0)) {
            receiver.acceptKey("sandbox-key");
            clio.acceptToken("token-of-0.1.0");
            Map<String, String> settings = Map.of(
                    "database.url",
                    url,
                    "database.username",
                    user,
                    "clio.us.url",
                    clio.url(),
                    "checkin.url",
                    receiver.url(),
                    "poll.clock",
                    "PT0.1S",
                    "delivery.clock",
                    "PT0.1S");
            try (TestService service = TestService.start(folder, settings)) {
                JdbcClient database = service.bean("database", Database.class).client();
                assertThat(rows(database)).isEqualTo(before);
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> receiver.accepted().size() == 1
                                && day(database).isAfter(LocalDate.parse("2026-11-19")));
                assertThat(receiver.accepted())
                        .extracting(AcceptedCheckIn::externalId)
                        .as("what waited, and not what was sent")
                        .containsExactly("9002");
                assertThat(clio.journal().entries().stream().map(Object::toString))
                        .as("read on from where it was")
                        .anyMatch(question -> question.contains("2026-11-19"));
            }
        }
    }

    private static LocalDate day(JdbcClient database) {
        return database.sql(READ_THROUGH).query(LocalDate.class).single();
    }

    /** Makes a database as the first release had it; the rows that an upgrade must keep. */
    private static List<?> firstRelease(String url, String user) throws IOException {
        Flyway former = TestDatabases.migrationOfFirstRelease(url, user);
        JdbcClient database = JdbcClient.create(former.getConfiguration().getDataSource());
        if (url.startsWith("jdbc:hsqldb:")) {
            database.sql("SET DATABASE DEFAULT TABLE TYPE CACHED").update();
        }
        former.migrate();
        try (InputStream file = UpgradeTest.class.getResourceAsStream("/upgrade/as-of-0.1.0.sql")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(line ->
                            database.sql(line.substring(0, line.length() - 1)).update());
        }
        List<?> rows = rows(database);
        if (url.startsWith("jdbc:hsqldb:")) {
            database.sql("SHUTDOWN").update();
        }
        return rows;
    }

    private static List<String> rows(JdbcClient database) {
        return KEPT.stream()
                .map(query -> database.sql(query).query().listOfRows().toString())
                .toList();
    }
}
