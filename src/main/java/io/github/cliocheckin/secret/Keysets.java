package io.github.cliocheckin.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Keysets of AES-256-GCM keys: made, renewed, and written as Tink writes them in JSON. */
final class Keysets {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Keysets() {}

    static KeysetHandle make() {
        return withNewPrimary(KeysetHandle.newBuilder());
    }

    /** The same keys and a new one, which seals from now on. */
    static KeysetHandle renew(KeysetHandle keyset) {
        return withNewPrimary(KeysetHandle.newBuilder(keyset));
    }

    private static KeysetHandle withNewPrimary(KeysetHandle.Builder keys) {
        try {
            return keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A key cannot be made: " + e.getClass().getSimpleName());
        }
    }

    /** Without the exception's words, which might quote the keyset. */
    static KeysetHandle read(String json, String where) {
        try {
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            aead(keyset);
            return keyset;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VaultClosedException("The keyset in " + where + " cannot be read: put the right one there."
                    + " Until then no secret is opened and nothing is sent");
        }
    }

    static String write(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A keyset cannot be written: " + e.getClass().getSimpleName());
        }
    }

    static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
