package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.TestGroups;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last day that a run takes, where the business is. */
class CutoffTest {

    @ParameterizedTest
    @CsvSource({
        "DAYS, America/Chicago, 2026-11-02T05:59:00Z, 2026-10-31",
        "DAYS, America/Chicago, 2026-11-02T06:00:00Z, 2026-11-01",
        "HOURS, America/Chicago, 2026-11-02T05:59:00Z, 2026-11-01",
        "HOURS, America/Chicago, 2026-11-02T06:00:00Z, 2026-11-02",
        "DAYS, Australia/Sydney, 2026-11-02T12:59:00Z, 2026-11-01",
        "DAYS, Australia/Sydney, 2026-11-02T13:00:00Z, 2026-11-02",
        "HOURS, Pacific/Kiritimati, 2026-11-02T10:00:00Z, 2026-11-03",
        "HOURS, Pacific/Pago_Pago, 2026-11-02T10:59:00Z, 2026-11-01",
        "DAYS, , 2026-11-02T00:00:00Z, 2026-11-01"
    })
    void daysEndWhereTheBusinessIs(Frequency.Unit unit, String timeZone, String now, LocalDate cutoff) {
        assertThat(PollPlan.cutoff(TestGroups.mapping(timeZone, new Frequency(1, unit)), Instant.parse(now)))
                .isEqualTo(cutoff);
    }
}
