package io.github.cliocheckin.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

    @ParameterizedTest
    @CsvSource({
        // a run that took its time does not make the next one later
        "1, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-02T02:17:31Z, 2026-11-03T02:00:00Z",
        "6, HOURS, UTC, 2026-11-02T02:00:00Z, 2026-11-02T02:17:31Z, 2026-11-02T08:00:00Z",
        "7, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-02T02:17:31Z, 2026-11-09T02:00:00Z",
        // runs that were missed fold into one
        "1, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-12T09:00:00Z, 2026-11-13T02:00:00Z",
        "6, HOURS, UTC, 2026-11-02T02:00:00Z, 2026-11-04T21:00:00Z, 2026-11-05T02:00:00Z",
        "3, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-07T02:00:00Z, 2026-11-08T02:00:00Z",
        // the moment itself is over
        "1, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-03T02:00:00Z, 2026-11-04T02:00:00Z",
        "1, HOURS, UTC, 2026-11-02T02:00:00Z, 2026-11-02T02:00:00Z, 2026-11-02T03:00:00Z",
        // a run that was wished for before its time leaves the next one where it is
        "1, DAYS, UTC, 2026-11-02T02:00:00Z, 2026-11-01T15:00:00Z, 2026-11-02T02:00:00Z",
        // the time of day stays where the business is: clocks there went back on 1 November and forward on 8 March
        "1, DAYS, America/Chicago, 2026-10-31T07:00:00Z, 2026-10-31T07:05:00Z, 2026-11-01T08:00:00Z",
        "1, DAYS, America/Chicago, 2026-03-07T09:00:00Z, 2026-03-07T09:05:00Z, 2026-03-08T08:00:00Z",
        "1, DAYS, America/Chicago, 2026-10-30T07:00:00Z, 2026-11-05T00:00:00Z, 2026-11-05T08:00:00Z",
        "1, DAYS, Europe/London, 2026-03-28T03:00:00Z, 2026-03-28T03:05:00Z, 2026-03-29T02:00:00Z",
        // hours are hours
        "24, HOURS, America/Chicago, 2026-10-31T07:00:00Z, 2026-10-31T07:05:00Z, 2026-11-01T07:00:00Z"
    })
    void theNextRunIsTheFirstWholeFrequencyPastNow(
            int value, Frequency.Unit unit, String zone, String last, String now, String next) {
        assertThat(new Frequency(value, unit).next(Instant.parse(last), Instant.parse(now), ZoneId.of(zone)))
                .isEqualTo(next);
    }

    @Test
    void aYearOfDailyRunsEndsAtTheTimeOfDayThatItBeganWith() {
        ZoneId chicago = ZoneId.of("America/Chicago");
        Instant run = Instant.parse("2026-01-10T10:30:00Z");
        int runs = 0;
        while (run.isBefore(Instant.parse("2027-01-10T10:30:00Z"))) {
            Instant finished = run.plusSeconds(47 + runs * 13L % 3000);
            run = new Frequency(1, Frequency.Unit.DAYS).next(run, finished, chicago);
            runs++;
        }
        assertThat(runs).isEqualTo(365);
        assertThat(run).isEqualTo("2027-01-10T10:30:00Z");
    }
}
