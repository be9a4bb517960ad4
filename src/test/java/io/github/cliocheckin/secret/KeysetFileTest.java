package io.github.cliocheckin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.ConcurrencyFailureException;

class KeysetFileTest {

    @TempDir
    private Path folder;

    private Path file;
    private KeysetFile store;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets/keyset.json");
        store = new KeysetFile(file);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(store.read()).isEmpty();
    }

    @Test
    void whatIsKeptIsRead() throws Exception {
        KeysetHandle keyset = Keysets.make();
        store.create(keyset);
        assertThat(store.read().orElseThrow().equalsKeyset(keyset)).isTrue();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        store.create(Keysets.make());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        store.replace(Keysets.make());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void itTellsWhenOthersMayReadIt() throws IOException {
        assertThat(store.isOpenToOthers()).as("there is none").isFalse();
        store.create(Keysets.make());
        assertThat(store.isOpenToOthers()).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(store.isOpenToOthers()).isTrue();
    }

    @Test
    void nothingIsLeftBesideIt() throws IOException {
        store.create(Keysets.make());
        store.replace(Keysets.make());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFirstKeysetNeverReplacesAnother() throws IOException {
        store.create(Keysets.make());
        String former = Files.readString(file);
        assertThatThrownBy(() -> store.create(Keysets.make())).isInstanceOf(ConcurrencyFailureException.class);
        assertThat(file).hasContent(former);
    }

    @Test
    void whatOpenedBeforeARenewalOpensAfterIt() throws Exception {
        KeysetHandle former = Keysets.make();
        Place place = new Place("business", "api_key", "1001");
        String sealed = Keys.of(former).seal(place, "a-secret");
        KeysetHandle renewed = Keysets.renew(former);
        assertThat(Keys.of(renewed).open(place, sealed)).contains("a-secret");
        assertThat(Keys.of(former).open(place, Keys.of(renewed).seal(place, "a-secret")))
                .as("it is sealed with the new key")
                .isEmpty();
    }

    @Test
    void whatIsNoKeysetIsRefusedInWordsThatDoNotQuoteIt() throws IOException {
        Files.createDirectories(file.getParent());
        for (String garbage : new String[] {"", "{}", "garbage-4711", "{\"primaryKeyId\": 4711, \"key\": []}"}) {
            Files.writeString(file, garbage);
            assertThatThrownBy(() -> store.read())
                    .isInstanceOf(VaultClosedException.class)
                    .hasMessageContainingAll(file.toString(), "secrets.keyset-file")
                    .hasMessageNotContaining("4711");
        }
    }

    @Test
    void whatCannotBeWrittenIsToldWithTheSetting() throws IOException {
        Files.writeString(folder.resolve("secrets"), "a file where the folder should be");
        assertThatThrownBy(() -> store.create(Keysets.make()))
                .isInstanceOf(VaultClosedException.class)
                .hasMessageContainingAll(file.toString(), "secrets.keyset-file", "write");
        assertThatThrownBy(() -> store.replace(Keysets.make()))
                .isInstanceOf(RotationRefusedException.class)
                .hasMessageContainingAll(file.toString(), "secrets.keyset-file", "write");
    }
}
