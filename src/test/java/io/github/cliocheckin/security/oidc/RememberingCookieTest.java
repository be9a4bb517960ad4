package io.github.cliocheckin.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.secret.TestKeys;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingCookieTest {

    private static final String ISSUER = "https://id.test";
    private static final Remembered REMEMBERED = new Remembered("state", "nonce", "verifier");

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private final TestKeys keys = new TestKeys();
    private final RememberingCookie cookie = new RememberingCookie(keys.vault(), ISSUER, clock, true);

    @Test
    void whatTheBrowserRemembersIsReadWithTheKeysAtHand() {
        String header = header(cookie);
        int before = keys.looks();
        assertThat(cookie.in(List.of(header))).isEqualTo(REMEMBERED);
        assertThat(keys.looks()).isEqualTo(before);
    }

    @Test
    void aCookieThatDoesNotOpenCostsALookAtTheKeysOnceInFiveSeconds() {
        String strange = header(new RememberingCookie(TestVaults.open(), ISSUER, clock, true));
        int before = keys.looks();
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 50; i++) {
                refuses(strange);
                refuses("clio-checkin-sign-in=sealed:AAAA");
            }
            assertThat(keys.looks()).isEqualTo(before + round);
            clock.pass(Duration.ofSeconds(5));
        }
    }

    @Test
    void whatAnotherNodeSealedAfterARotationIsRead() {
        keys.rotate();
        RememberingCookie elsewhere = new RememberingCookie(keys.vault(), ISSUER, clock, true);
        assertThat(cookie.in(List.of(header(elsewhere)))).isEqualTo(REMEMBERED);
    }

    private String header(RememberingCookie of) {
        return of.of(REMEMBERED).header().replaceAll(";.*", "");
    }

    private void refuses(String header) {
        assertThatThrownBy(() -> cookie.in(List.of(header))).isInstanceOf(SignInException.NotValid.class);
    }
}
