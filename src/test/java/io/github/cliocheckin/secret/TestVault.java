package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** A vault with keys of its own. */
public final class TestVault {

    private TestVault() {}

    public static Vault open() {
        try {
            AeadConfig.register();
            return Vault.with(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
