package io.github.cliocheckin.secret;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rotates the keys while the service runs: a new key seals from now on, and every secret is sealed anew with it. The old keys
 * stay in the keyset, so that what is under way, and a backup of the database, can still be opened.
 */
public final class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    /** What a rotation came to. */
    public record Answer(int resealed) {}

    private final Database database;
    private final KeysetStore store;
    private final Vault vault;
    private final KeyCheck check;
    private final Changes changes;
    private final ReentrantLock running = new ReentrantLock();

    public Rotation(Database database, KeysetStore store, Vault vault) {
        this.database = database;
        this.store = store;
        this.vault = vault;
        this.check = new KeyCheck(database.client());
        this.changes = new Changes(database.transaction());
    }

    /**
     * Returns when every secret that was there when it began is sealed with the new key. Another node seals with the key before
     * until it next reads the keyset; the keyset keeps that key, so what it seals opens all the same, and the next rotation seals
     * it anew.
     *
     * @throws RotationRefusedException if another one runs, or the keyset is not ours to change
     * @throws VaultClosedException if the right keyset is not there
     */
    public Answer rotate() {
        if (!running.tryLock()) {
            throw new RotationRefusedException("A rotation runs already: wait until it has answered.");
        }
        try {
            changes.make(this::renewKeys);
            int resealed = new SealedRows(database.client()).replace(this::sealedAnew, changes::make);
            LOG.info("The keys are rotated: {} secrets are sealed anew", resealed);
            return new Answer(resealed);
        } finally {
            running.unlock();
        }
    }

    /** Two nodes that rotated the same file at a time would lose one's key: the row of the key check lets one in. */
    private boolean renewKeys() {
        check.lock();
        if (!vault.lookForKeys()) {
            throw new VaultClosedException(vault.closedBecause().orElseThrow());
        }
        store.replace(Keysets.renew(store.read().orElseThrow()));
        vault.lookForKeys();
        check.replace(vault.seal(KeyCheck.PLACE, KeyCheck.TEXT));
        return true;
    }

    private String sealedAnew(Place place, String sealed) {
        try {
            return vault.seal(place, vault.open(place, sealed));
        } catch (UnreadableSecretException unreadable) {
            LOG.warn("{}; it stays as it is", unreadable.getMessage());
            return null;
        }
    }
}
