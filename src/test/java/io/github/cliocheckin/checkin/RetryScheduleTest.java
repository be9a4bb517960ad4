package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private final RetrySchedule schedule =
            new RetrySchedule(Duration.ofSeconds(30), Duration.ofHours(1), new Random(412));

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 30", "2, 60", "3, 120", "7, 1920", "8, 3600", "9, 3600", "64, 3600", "5000, 3600"})
    void thePauseDoublesUpToTheLongestAndIsShortenedByHalfAtMost(int tries, long seconds) {
        for (int i = 0; i < 500; i++) {
            assertThat(schedule.pause(tries)).isBetween(Duration.ofMillis(seconds * 500), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void whatFailedTogetherIsNotTriedTogether() {
        Set<Duration> pauses =
                IntStream.range(0, 100).mapToObj(i -> schedule.pause(5)).collect(Collectors.toSet());
        assertThat(pauses).hasSizeGreaterThan(90);
    }
}
