package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import java.util.Optional;

/** Where the keyset is kept: apart from the secrets that it opens. */
public sealed interface KeysetStore permits KeysetFile, GivenKeyset {

    /**
     * The keyset as it is now; empty if there is none.
     *
     * @throws VaultClosedException if there is something that is no keyset
     */
    Optional<KeysetHandle> read();

    /**
     * Keeps the first keyset.
     *
     * @throws VaultClosedException if that cannot be done
     */
    void create(KeysetHandle keyset);

    /**
     * Keeps a keyset in place of the one that there is.
     *
     * @throws RotationRefusedException if that cannot be done
     */
    void replace(KeysetHandle keyset);

    /** In words, with the setting that says it. */
    String where();
}
