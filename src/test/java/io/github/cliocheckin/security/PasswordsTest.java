package io.github.cliocheckin.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Together;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void aPasswordIsRightForItsOwnHashOnly() {
        String hash = passwords.hash("four words make one");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(isRight("four words make one", hash)).isTrue();
        assertThat(isRight("four words make two", hash)).isFalse();
        assertThat(passwords.hash("four words make one")).as("salted").isNotEqualTo(hash);
    }

    private boolean isRight(String password, String hash) {
        return passwords.isRight(password, hash, () -> {});
    }

    @Test
    void nobodysHashCostsAsMuchAndIsNeverRight() {
        String shape = "(\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43})";
        assertThat(passwords.hash("four words make one")).matches(shape);
        assertThat(Passwords.OF_NOBODY).matches(shape);
        assertThat(isRight("four words make one", null)).isFalse();
        assertThat(isRight("", null)).isFalse();
    }

    @Test
    void lettersThatLookTheSameAreTheSame() {
        String hash = passwords.hash("Zoe\u0308 and \uFB01ve others");
        assertThat(isRight("Zo\u00EB and five others", hash)).isTrue();
    }

    @Test
    void ofAFloodMostAreToldToWaitAndTheOthersAreAnswered() throws Exception {
        List<Boolean> hashed = Together.run(40, () -> {
            try {
                return !passwords.hash("four words make one").isEmpty();
            } catch (Refusal wait) {
                assertThat(wait.problem().status()).isEqualTo(429);
                assertThat(wait.problem().retryAfter()).isPositive();
                return false;
            }
        });
        assertThat(hashed).contains(true, false);
    }

    @Test
    void nothingIsHashedWhereOtherCallsWait() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<String> hashed = new CompletableFuture<>();
            vertx.runOnContext(any -> {
                try {
                    hashed.complete(passwords.hash("four words make one"));
                } catch (IllegalStateException refused) {
                    hashed.completeExceptionally(refused);
                }
            });
            assertThatThrownBy(() -> hashed.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
