package io.github.cliocheckin.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals the secrets that the database keeps, and opens them: authenticated encryption by Tink, bound to their place. */
public final class Vault {

    private volatile Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
    }

    /** A vault with these keys. */
    public static Vault with(KeysetHandle keyset) throws GeneralSecurityException {
        AeadConfig.register();
        return new Vault(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    /** The secret as it may be written to its place; null stays null. */
    public String seal(Place place, String secret) {
        if (secret == null) {
            return null;
        }
        try {
            byte[] sealed = aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), place.associatedData());
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret cannot be sealed: " + e.getClass().getSimpleName());
        }
    }

    /**
     * The secret that was sealed for this place; null stays null.
     *
     * @throws IllegalStateException if it was sealed with other keys or for another place, or was changed since
     */
    public String open(Place place, String sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            byte[] secret = aead.decrypt(Base64.getDecoder().decode(sealed), place.associatedData());
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The secret in " + place + " cannot be opened");
        }
    }
}
