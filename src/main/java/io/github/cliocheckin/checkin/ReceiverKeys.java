package io.github.cliocheckin.checkin;

import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the receiver's keys of what is claimed. A key that does not open counts as none: the check-ins that need it wait in
 * their rows until it is given anew, and those of other businesses are sent.
 */
final class ReceiverKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverKeys.class);

    /** When it is tried, and told, again: the keyset that opens it may be put back. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Vault vault;
    private final Clock clock;
    private final Map<String, Instant> unreadable = new ConcurrentHashMap<>();

    ReceiverKeys(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    boolean canBeOpened() {
        return vault.isOpen();
    }

    /**
     * The sealed keys to leave out now, each with its business: a copy of it may lie in the right row. Never empty, for SQL has
     * no empty list.
     */
    Set<String> unreadable() {
        unreadable.values().removeIf(until -> until.isBefore(clock.instant()));
        Set<String> sealed = new HashSet<>(unreadable.keySet());
        sealed.add("none");
        return sealed;
    }

    /** @throws UnreadableSecretException if this key is left out from now on */
    String open(long businessNumber, String sealed) {
        try {
            return vault.open(SealedColumn.BUSINESS_API_KEY.place(businessNumber), sealed);
        } catch (UnreadableSecretException e) {
            unreadable.put(businessNumber + " " + sealed, clock.instant().plus(PAUSE));
            LOG.error(
                    "{}. The check-ins of business {} and of locations without a key wait",
                    e.getMessage(),
                    businessNumber);
            throw e;
        }
    }
}
