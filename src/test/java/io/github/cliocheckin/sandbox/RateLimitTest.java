package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Request REQUEST = new Request("GET", "/", "http://here.test/", Map.of(), Map.of(), "");

    private final MovedClock clock = new MovedClock();
    private final RateLimit limit = new RateLimit(clock);

    @Test
    void aNewMinuteBeginsSixtySecondsAfterTheFirstRequest() {
        limit.set(1);
        assertThat(ask().status()).isEqualTo(200);
        clock.move(Duration.ofSeconds(59));
        Answer refused = ask();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1").containsEntry("X-RateLimit-Remaining", "0");
        clock.move(Duration.ofSeconds(1));
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void withoutALimitEverythingIsServed() {
        limit.set(0);
        for (int call = 0; call < 100; call++) {
            assertThat(ask().headers()).isEmpty();
        }
    }

    private Answer ask() {
        return limit.answer("token", REQUEST, request -> Answer.empty(200));
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:30Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
