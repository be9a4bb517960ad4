package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import io.github.cliocheckin.database.Database;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the secrets that the database keeps, and opens them. Without the right keyset it is closed: it says so once, and
 * looks for the keyset again whenever somebody asks whether it is open.
 */
public final class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    /** Throws a {@link VaultClosedException} where there are none. */
    private final Supplier<Keys> source;

    private volatile Keys keys;
    private volatile String closedBecause;

    Vault(Supplier<Keys> source) {
        this.source = source;
        lookForKeys();
    }

    /** A vault with these keys. */
    public static Vault with(KeysetHandle keyset) throws GeneralSecurityException {
        Keys keys = Keys.of(keyset);
        return new Vault(() -> keys);
    }

    /** The vault of a database's secrets. The first one seals what former versions left in the open. */
    public static Vault of(Database database, KeysetStore store) {
        VaultKeys source = new VaultKeys(database, store);
        return new Vault(source::find);
    }

    public boolean isOpen() {
        return keys != null || lookForKeys();
    }

    /** Why it is closed and what to do; empty while it is open. */
    public Optional<String> closedBecause() {
        return Optional.ofNullable(closedBecause);
    }

    /**
     * The secret as it may be written to its place; null stays null.
     *
     * @throws VaultClosedException if it is closed
     */
    public String seal(Place place, String secret) {
        return secret == null ? null : openKeys().seal(place, secret);
    }

    /**
     * The secret that was sealed for this place; null stays null.
     *
     * @throws UnreadableSecretException if it was sealed with other keys or for another place, or was changed since
     * @throws VaultClosedException if it is closed
     */
    public String open(Place place, String sealed) {
        if (sealed == null) {
            return null;
        }
        return openKeys()
                .open(place, sealed)
                .or(() -> openAnew(place, sealed))
                .orElseThrow(() -> new UnreadableSecretException(place));
    }

    /**
     * The same with the keys at hand, without looking for others; empty where these do not open it. For what strangers send:
     * a look costs a query and a file.
     *
     * @throws VaultClosedException if it is closed
     */
    public Optional<String> openWithKeysAtHand(Place place, String sealed) {
        return openKeys().open(place, sealed);
    }

    /** Another node may have rotated the keys, or the keyset may have been put back from a backup. */
    private Optional<String> openAnew(Place place, String sealed) {
        lookForKeys();
        return openKeys().open(place, sealed);
    }

    /** Takes the keys as they are kept now. */
    synchronized boolean lookForKeys() {
        try {
            keys = source.get();
            if (closedBecause != null) {
                closedBecause = null;
                LOG.info("The right keyset is there: secrets are opened and check-ins sent again");
            }
            return true;
        } catch (VaultClosedException closed) {
            keys = null;
            if (!closed.getMessage().equals(closedBecause)) {
                closedBecause = closed.getMessage();
                LOG.error(closedBecause);
            }
            return false;
        }
    }

    private Keys openKeys() {
        Keys known = keys;
        if (known == null) {
            throw new VaultClosedException(String.valueOf(closedBecause));
        }
        return known;
    }
}
