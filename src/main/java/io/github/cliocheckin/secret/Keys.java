package io.github.cliocheckin.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** The keys of a keyset at work: authenticated encryption by Tink, bound to a place. */
final class Keys {

    /** Tells a sealed secret from one in the open. */
    private static final String MARK = "sealed:";

    private final Aead aead;

    private Keys(Aead aead) {
        this.aead = aead;
    }

    static Keys of(KeysetHandle keyset) throws GeneralSecurityException {
        return new Keys(Keysets.aead(keyset));
    }

    static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    String seal(Place place, String secret) {
        try {
            byte[] sealed = aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), place.associatedData());
            return MARK + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret cannot be sealed: " + e.getClass().getSimpleName());
        }
    }

    /** Empty if it was sealed with other keys or for another place, or was changed since. */
    Optional<String> open(Place place, String sealed) {
        if (!isSealed(sealed)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(MARK.length()));
            return Optional.of(new String(aead.decrypt(bytes, place.associatedData()), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
