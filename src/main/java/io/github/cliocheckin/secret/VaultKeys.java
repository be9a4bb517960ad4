package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the keys that a database's secrets are sealed with. The first start makes them: whichever node is first to add the
 * key check has its keyset from then on, and the others must be given the same.
 */
final class VaultKeys {

    private static final Logger LOG = LoggerFactory.getLogger(VaultKeys.class);
    private static final String UNTIL_THEN = " Until then no secret is opened and nothing is sent";

    private final Database database;
    private final KeysetStore store;
    private final KeyCheck check;
    private final Changes changes;

    VaultKeys(Database database, KeysetStore store) {
        this.database = database;
        this.store = store;
        this.check = new KeyCheck(database.client());
        this.changes = new Changes(database.transaction());
    }

    /** @param erased whether nothing is left in the open, nor in a file that it lay in */
    private record Found(Keys keys, boolean erased) {}

    /** @throws VaultClosedException if the right keyset is not there */
    Keys find() {
        Found found = changes.make(() -> check.find()
                .map(kept -> new Found(checked(kept.sealedText()), kept.erased()))
                .orElseGet(this::first));
        if (!found.erased) {
            erase();
        }
        return found.keys;
    }

    private Found first() {
        Optional<KeysetHandle> kept = store.read();
        KeysetHandle keyset = kept.orElseGet(Keysets::make);
        Keys first = keys(keyset);
        // From here on every other node waits for this one, and then finds the row
        check.add(first.seal(KeyCheck.PLACE, KeyCheck.TEXT));
        if (kept.isEmpty()) {
            store.create(keyset);
        }
        int sealed = sealWhatIsOpen(first);
        if (sealed == 0) {
            check.noteErased();
        }
        return new Found(first, sealed == 0);
    }

    /** After the commit, and noted when it is done: a start that is killed in between leaves it to the next one. */
    private void erase() {
        if (database.eraseOverwritten()) {
            LOG.info(
                    "Tokens and keys that a former version kept in the open are sealed now, and erased from the files");
        } else {
            LOG.warn(
                    "Tokens and keys that a former version kept in the open are sealed now. Dead rows of the database may"
                            + " hold them still: run VACUUM FULL business, clio_connection");
        }
        check.noteErased();
    }

    private Keys checked(String sealedText) {
        KeysetHandle keyset = store.read()
                .orElseThrow(() -> new VaultClosedException("The keyset file " + store.where()
                        + " is missing, and with it the keys of the database's secrets: put it back from its backup, or"
                        + " copy it from another node." + UNTIL_THEN));
        Keys keys = keys(keyset);
        if (!keys.open(KeyCheck.PLACE, sealedText).equals(Optional.of(KeyCheck.TEXT))) {
            throw new VaultClosedException(
                    "The keyset in " + store.where() + " is a wrong key: it is not the one that the"
                            + " database's secrets are sealed with. Put the right one there, from its backup or from another"
                            + " node." + UNTIL_THEN);
        }
        return keys;
    }

    private int sealWhatIsOpen(Keys keys) {
        return new SealedRows(database.client())
                .replace(
                        (place, secret) -> Keys.isSealed(secret) ? null : keys.seal(place, secret), page -> page.get());
    }

    private static Keys keys(KeysetHandle keyset) {
        try {
            return Keys.of(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A keyset cannot be used: " + e.getClass().getSimpleName());
        }
    }
}
