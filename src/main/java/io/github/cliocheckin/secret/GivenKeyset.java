package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import java.util.Optional;

/** A keyset that is given with the settings, and is not ours to change. */
public final class GivenKeyset implements KeysetStore {

    private final String json;

    public GivenKeyset(String json) {
        this.json = json;
    }

    @Override
    public Optional<KeysetHandle> read() {
        return Optional.of(Keysets.read(json, where()));
    }

    @Override
    public void create(KeysetHandle keyset) {
        throw new IllegalStateException("A keyset is given already");
    }

    @Override
    public void replace(KeysetHandle keyset) {
        throw new RotationRefusedException(
                "The keyset comes from " + where() + ", which the service cannot change: write it"
                        + " to the file of secrets.keyset-file, restart without secrets.keyset-secret, and rotate then.");
    }

    @Override
    public String where() {
        return "the setting secrets.keyset-secret";
    }
}
