package io.github.cliocheckin.secret;

import io.github.cliocheckin.database.Database;
import java.security.GeneralSecurityException;

/** Vaults for what needs one and is no test of it. */
public final class TestVaults {

    /** One and the same wherever it is used, so that one object opens what another has sealed. */
    public static final Vault OPEN = open();

    private TestVaults() {}

    /** One without the right keyset. */
    public static Vault closed(Database database) {
        return Vault.of(database, new GivenKeyset("no keyset"));
    }

    /** A vault with keys of its own. */
    public static Vault open() {
        try {
            return Vault.with(Keysets.make());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
