package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Killed at the worst moments and started again, the service loses nobody and asks nobody twice. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {

    private static final AtomicInteger KILLS = new AtomicInteger();

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPostgres() throws IOException {
        // Its defaults in tests are off, and would prove nothing here
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
        // Each test checks that its kills hit; this one, that somebody did not take them out
        assertThat(KILLS).hasValueGreaterThanOrEqualTo(20);
    }

    @Test
    void aRunWithoutKillsIsTheMeasureOfAllOthers() throws Exception {
        try (CrashScene scene = onHsqldb()) {
            survives(scene);
        }
    }

    @Test
    void killsWhilePollingLoseNoMatter() throws Exception {
        try (CrashScene scene = onHsqldbWithoutItsLock()) {
            survives(
                    scene,
                    "after-plan-before-first-page",
                    "after-page-before-commit",
                    "after-page-before-commit:2",
                    "after-commit-before-next-page",
                    "after-commit-before-next-page:1",
                    "after-last-page-before-commit");
        }
    }

    @Test
    void killsWhileSendingAskNobodyTwice() throws Exception {
        try (CrashScene scene = onHsqldbWithoutItsLock()) {
            survives(
                    scene,
                    "after-claim-before-request",
                    "after-response-before-mark",
                    "after-mark-before-next-claim",
                    "after-claim-before-request:4",
                    "after-response-before-mark:3",
                    "after-mark-before-next-claim:5");
            assertThat(scene.lookups()).isPositive();
        }
    }

    @Test
    void killsWhileEventsAreToldLoseNone() throws Exception {
        try (CrashScene scene = onHsqldbWithoutItsLock()) {
            survives(
                    scene,
                    "after-events-before-removal",
                    "after-page-before-commit:1",
                    "after-events-before-removal:1",
                    "after-events-before-removal:3");
        }
    }

    @Test
    void killsInBothHalvesAtOnceAreNoDifferent() throws Exception {
        try (CrashScene scene = onHsqldbWithoutItsLock()) {
            survives(
                    scene,
                    "after-plan-before-first-page",
                    "after-claim-before-request:1",
                    "after-page-before-commit:1",
                    "after-last-page-before-commit",
                    "after-response-before-mark:4",
                    "after-mark-before-next-claim:2");
            assertThat(scene.lookups()).isPositive();
        }
    }

    @Test
    void onPostgresqlItIsTheSame() throws Exception {
        try (CrashScene scene = onPostgresql("crashes")) {
            survives(
                    scene,
                    "after-plan-before-first-page",
                    "after-claim-before-request:1",
                    "after-commit-before-next-page:1",
                    "after-last-page-before-commit",
                    "after-response-before-mark:4",
                    "after-mark-before-next-claim:2");
            assertThat(scene.lookups()).isPositive();
        }
    }

    @Test
    void killsAtAnyMomentOfSendingAreNoDifferent() throws Exception {
        try (CrashScene scene = onHsqldb()) {
            survivesKillsAtAnyMoment(scene, new Random(20_260_101));
        }
    }

    @Test
    void killsAtAnyMomentOfSendingAreNoDifferentOnPostgresql() throws Exception {
        try (CrashScene scene = onPostgresql("any_moment")) {
            survivesKillsAtAnyMoment(scene, new Random(20_260_102));
        }
    }

    private static void survives(CrashScene scene, String... crashPoints) throws Exception {
        for (String crashPoint : crashPoints) {
            scene.runInto(crashPoint);
            KILLS.incrementAndGet();
        }
        everythingHappenedOnce(scene);
    }

    /** Kills the service while the receiver has a check-in in hand, whose answer then reaches nobody. */
    private static void survivesKillsAtAnyMoment(CrashScene scene, Random random) throws Exception {
        for (int kill = 0; kill < 4; kill++) {
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(70));
            try (ServiceProcess service = scene.startAndTellOfCheckIns(process -> {
                if (left.decrementAndGet() == 0) {
                    process.kill();
                }
            })) {
                assertThat(service.awaitExit(Duration.ofSeconds(120))).isEqualTo(137);
                KILLS.incrementAndGet();
            }
        }
        everythingHappenedOnce(scene);
        assertThat(scene.lookups()).isPositive();
    }

    private static void everythingHappenedOnce(CrashScene scene) throws Exception {
        Map<Long, String> ledger = scene.finish();
        List<String> received = scene.received();
        assertThat(received).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(scene.firm.expectedCheckIns);
        assertThat(ledger).containsExactlyInAnyOrderEntriesOf(scene.firm.expected);
        assertThat(scene.toldOrWaiting()).hasSizeGreaterThan(1000).containsExactlyInAnyOrderElementsOf(scene.changes());
    }

    private CrashScene onHsqldb() {
        return new CrashScene(folder, "jdbc:hsqldb:file:" + folder.resolve("clio-checkin"), "sa");
    }

    /** Without the lock of a killed process, for which a start waits ten seconds; what is written is the same. */
    private CrashScene onHsqldbWithoutItsLock() {
        return new CrashScene(
                folder, "jdbc:hsqldb:file:" + folder.resolve("clio-checkin") + ";hsqldb.lock_file=false", "sa");
    }

    private CrashScene onPostgresql(String name) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new CrashScene(folder, postgres.getJdbcUrl("postgres", name), "postgres");
    }
}
