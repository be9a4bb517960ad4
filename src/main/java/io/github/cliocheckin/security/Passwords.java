package io.github.cliocheckin.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.github.cliocheckin.api.Refusal;
import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Hashes passwords with Argon2id and checks them. A hash takes memory and time on purpose, so only a few are made at a time:
 * whoever floods the sign-in is told to wait, and neither the memory nor the threads of other calls run out.
 */
public final class Passwords {

    // What OWASP advises at the least for Argon2id (19 MiB, 2 passes, 1 lane): a hash takes some tens of milliseconds
    // here
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Costs what any other hash costs, and is that of no password. */
    static final String OF_NOBODY = "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$"
            + Base64.getEncoder().withoutPadding().encodeToString(new byte[SALT_BYTES]) + "$"
            + Base64.getEncoder().withoutPadding().encodeToString(new byte[HASH_BYTES]);

    private final Argon2Function argon2 = Argon2Function.getInstance(
            KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final RandomGenerator random;

    public Passwords(RandomGenerator random) {
        this.random = random;
    }

    /** The hash with its salt and parameters, as it is kept. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> argon2.hash(bytes(password), salt).getResult());
    }

    /**
     * Compares a password with a hash.
     *
     * @param hash null if there is nobody to compare with, which takes as long and is never right
     * @param first is done once it is sure that it will be compared
     */
    public boolean isRight(String password, String hash, Runnable first) {
        String compared = hash == null ? OF_NOBODY : hash;
        boolean right = inTurn(() -> {
            first.run();
            return Argon2Function.getInstanceFromHash(compared)
                    .check(bytes(password), compared.getBytes(StandardCharsets.US_ASCII));
        });
        return right && hash != null;
    }

    /** Keyboards write some letters in more than one way; to whom they look the same they are the same. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T inTurn(Supplier<T> hashing) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("A password is hashed where every other call has to wait for it");
        }
        try {
            if (turns.getQueueLength() >= MOST_WAITING
                    || !turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.tooMany(LONGEST_WAIT, "Too many passwords are being checked just now: try again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service is stopping");
        }
        try {
            return hashing.get();
        } finally {
            turns.release();
        }
    }
}
