package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/** A keyset that several vaults share, as nodes do, with the looks that they take at it. */
public final class TestKeys {

    private KeysetHandle keyset = Keysets.make();
    private int looks;

    /** A vault of one more node. */
    public Vault vault() {
        return new Vault(this::look);
    }

    public void rotate() {
        keyset = Keysets.renew(keyset);
    }

    public int looks() {
        return looks;
    }

    private Keys look() {
        looks++;
        try {
            return Keys.of(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
