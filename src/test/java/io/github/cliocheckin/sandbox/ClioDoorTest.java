package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClioDoorTest {
    private static final String WHO_AM_I = "/api/v4/users/who_am_i.json";

    private final SandboxClio clio = SandboxClio.start(0, Firm.generated(3, 0, LocalDate.of(2026, 10, 30), 1));
    private final Caller caller = Caller.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void aTokenCountsUntilItIsRevoked() {
        clio.acceptToken("another");
        Caller other = caller.with("Authorization", "Bearer another");
        assertThat(other.get(WHO_AM_I).status()).isEqualTo(200);
        clio.revokeToken("another");
        Caller.Reply reply = other.get(WHO_AM_I);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_token");
        assertThat(caller.get(WHO_AM_I).status()).isEqualTo(200);
    }

    @Test
    void noTokenIsABadToken() {
        assertThat(caller.with().get(WHO_AM_I).status()).isEqualTo(401);
        assertThat(caller.with("Authorization", "sandbox-token").get(WHO_AM_I).status())
                .isEqualTo(401);
    }

    @Test
    void theVersionIsEchoedOrRefused() {
        assertThat(caller.get(WHO_AM_I).header("X-API-VERSION")).isEqualTo("4.0.13");
        assertThat(asking("4.0.9").header("X-API-VERSION")).isEqualTo("4.0.9");
        for (String version : List.of("4.0.99", "4.0.1", "4", "latest")) {
            assertThat(asking(version).status()).as(version).isEqualTo(410);
        }
    }

    @Test
    void withoutALimitNothingIsSaidOfOne() {
        assertThat(caller.get(WHO_AM_I).header("X-RateLimit-Limit")).isNull();
    }

    @Test
    void theRateLimitIsAnnouncedAndThenEnforcedForEachToken() {
        clio.rateLimit(2);
        clio.acceptToken("another");
        Caller.Reply first = caller.get(WHO_AM_I);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(Instant.ofEpochSecond(Long.parseLong(first.header("X-RateLimit-Reset"))))
                .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(61));
        caller.get(WHO_AM_I);
        Caller.Reply third = caller.get(WHO_AM_I);
        assertThat(third.status()).isEqualTo(429);
        assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 60);
        assertThat(third.errorMessage()).contains("Retry in " + third.header("Retry-After") + " ");
        assertThat(caller.with("Authorization", "Bearer another").get(WHO_AM_I).status())
                .isEqualTo(200);
    }

    @Test
    void theWaitCanBeADate() {
        clio.rateLimit(1);
        clio.retryAfterAsDate(true);
        caller.get(WHO_AM_I);
        String retryAfter = caller.get(WHO_AM_I).header("Retry-After");
        assertThat(ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isAfter(Instant.now());
    }

    private Caller.Reply asking(String version) {
        return caller.with("Authorization", "Bearer sandbox-token", "X-API-VERSION", version)
                .get(WHO_AM_I);
    }
}
