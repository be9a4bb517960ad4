package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.LargeLedger;
import io.github.cliocheckin.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the console's pages take over HTTP with a large ledger, on whatever database. {@code -Dledger.rows=1000000} has it
 * as large as is promised for; the ordinary build only sees that each page comes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleSpeedSuite {

    private static final int ROWS = Integer.getInteger("ledger.rows", 5_000);
    private static final boolean IS_LARGE = ROWS >= 1_000_000;
    private static final int ROUNDS = IS_LARGE ? 100 : 5;
    private static final long PROMISED_MILLIS = 200;

    /** {@code PLACE}, {@code DAY}, {@code NUMBER} and {@code ROW} are others each time. */
    private static final List<String> PAGES = List.of(
            "integrations",
            "integrations?needsPerson=true",
            "integrations/1",
            "integrations/1/locations/1",
            "needs-a-person",
            "needs-a-person/check-ins?state=RESTRICTED&reason=RECENTLY_REQUESTED",
            "needs-a-person/check-ins?state=RESTRICTED&reason=NAME_MISSING",
            "needs-a-person/check-ins?state=FAILED",
            "needs-a-person/confirmation?action=decision&state=RESTRICTED&reason=DONT_SEND_REVIEW&all=yes",
            "check-ins/ROW",
            "runs",
            "runs?groupId=3",
            "runs?state=FAILED",
            "runs/ROW_OF_RUNS",
            "routes",
            "audit",
            "access",
            "settings",
            "check-ins",
            "check-ins?older=PLACE",
            "check-ins?newer=PLACE",
            "check-ins?state=SENT",
            "check-ins?state=SENT&older=PLACE",
            "check-ins?state=RESTRICTED",
            "check-ins?state=RESTRICTED&newer=PLACE",
            "check-ins?state=FAILED",
            "check-ins?state=UNKNOWN&older=PLACE",
            "check-ins?reason=NO_VALID_CONTACT&older=PLACE",
            "check-ins?reason=NAME_MISSING",
            "check-ins?reason=NAME_MISSING&older=PLACE",
            "check-ins?group=2&older=PLACE",
            "check-ins?location=1000",
            "check-ins?location=3003&older=PLACE",
            "check-ins?trigger=23",
            "check-ins?trigger=81",
            "check-ins?from=DAY",
            "check-ins?to=DAY",
            "check-ins?from=2025-03-01&to=2025-03-31",
            "check-ins?from=2025-03-01&to=2025-03-31&state=RESTRICTED",
            "check-ins?from=2025-03-01&to=2025-03-31&location=1000&reason=NAME_MISSING",
            "check-ins?location=1000&reason=LOCATION_MISSING",
            "check-ins?trigger=23&from=2026-01-01",
            "check-ins?group=3&location=1000",
            "check-ins?location=4004&state=FAILED&trigger=22",
            "check-ins?number=NUMBER",
            "check-ins?number=NUMBER&state=SENT",
            "check-ins?number=1",
            "check-ins?number=client1",
            "check-ins?number=NAME",
            "check-ins?number=none");

    private final Random chance = new Random(11);
    private TestService service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        // The ledger ends today
        Clock clock = Clock.offset(
                Clock.systemUTC(),
                Duration.between(
                        Instant.now(),
                        LargeLedger.FIRST_DAY.plusDays(LargeLedger.DAYS).atStartOfDay(ZoneOffset.UTC)));
        service = TestService.start(folder, database(folder), main -> main.bind("clock", clock));
        LargeLedger.fill(service.bean("database", Database.class), ROWS);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** The settings of an empty database. */
    abstract Map<String, String> database(Path folder);

    @Test
    void pagesComeInTime() {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        PAGES.forEach(page -> times.put(page, new ArrayList<>()));
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            PAGES.forEach(this::millis);
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<String> pages = new ArrayList<>(PAGES);
            Collections.shuffle(pages, chance);
            pages.forEach(page -> times.get(page).add(millis(page)));
        }
        if (IS_LARGE) {
            long[] all = millis(times.values().stream().flatMap(List::stream).toList());
            times.forEach((page, of) -> print("/console/" + page, millis(of)));
            print("all of them", all);
            assertThat(times)
                    .allSatisfy((page, of) -> assertThat(percentile(millis(of), 99))
                            .as("ms of /console/%s at the 99th percentile", page)
                            .isLessThan(PROMISED_MILLIS));
        }
    }

    private static long[] millis(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private void print(String page, long[] millis) {
        System.out.printf(
                "%s, %,d rows: %-80s p50 %4d ms  p99 %4d ms  longest %4d ms%n",
                getClass().getSimpleName(),
                ROWS,
                page,
                percentile(millis, 50),
                percentile(millis, 99),
                percentile(millis, 100));
    }

    private static long percentile(long[] millis, int percent) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private long millis(String page) {
        int number = chance.nextInt(ROWS);
        String day = LargeLedger.FIRST_DAY
                .plusDays((long) number * LargeLedger.DAYS / ROWS)
                .toString();
        String path = "/console/"
                + page.replace("PLACE", day + "_" + number)
                        .replace("ROW_OF_RUNS", String.valueOf(number % LargeLedger.DAYS + 1))
                        .replace("ROW", String.valueOf(number + 1))
                        .replace("DAY", day)
                        .replace("NUMBER", "%05d".formatted(number / 4))
                        .replace("=NAME", "=Client" + number % 977);
        long begun = System.nanoTime();
        TestService.Answer answer = service.get(path);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(answer.status()).as(path).isEqualTo(200);
        return millis;
    }
}
