package io.github.cliocheckin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a database gets its keys, keeps to them and changes them, on whatever database. */
abstract class VaultSuite extends StorageSuite {

    @TempDir
    private Path folder;

    private Path file;
    private KeysetStore store;

    VaultSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void name() {
        file = folder.resolve("keyset.json");
        store = new KeysetFile(file);
    }

    @Test
    void theFirstStartMakesTheKeysetAndTheNextOnesOpenWithIt() {
        Vault first = Vault.of(database, store);
        assertThat(first.isOpen()).isTrue();
        assertThat(file).exists();
        String sealed = first.seal(place(1001), "a-secret");
        assertThat(Vault.of(database, store).open(place(1001), sealed)).isEqualTo("a-secret");
    }

    @Test
    void theFirstStartTakesAKeysetThatIsThere() throws IOException {
        store.create(Keysets.make());
        String kept = Files.readString(file);
        assertThat(Vault.of(database, store).isOpen()).isTrue();
        assertThat(file).hasContent(kept);
    }

    @Test
    void whatFormerVersionsLeftInTheOpenIsSealed() {
        business(1001, "open-key");
        business(1002, null);
        sql("INSERT INTO integration_group (parent_business_number, source_id) VALUES (1001, 2)");
        long group = Objects.requireNonNull(single(Long.class, "SELECT id FROM integration_group"));
        sql(
                "INSERT INTO clio_connection (group_id, region, access_token, connected_at, connected_by)"
                        + " VALUES (?, 'US', 'open-token', CURRENT_TIMESTAMP, 'a test')",
                group);
        Vault vault = Vault.of(database, store);
        assertThat(vault.open(place(1001), key(1001))).isEqualTo("open-key");
        assertThat(key(1002)).isNull();
        assertThat(vault.open(
                        SealedColumn.CONNECTION_ACCESS_TOKEN.place(group),
                        single(String.class, "SELECT access_token FROM clio_connection")))
                .isEqualTo("open-token");
    }

    @Test
    void whatWasSealedIsErasedByTheNextStartIfTheFirstOneWasKilledBefore() {
        business(1001, "open-key");
        Vault.of(database, store);
        assertThat(single(Boolean.class, "SELECT erased FROM vault_check")).isTrue();
        sql("UPDATE vault_check SET erased = FALSE");
        Vault.of(database, store);
        assertThat(single(Boolean.class, "SELECT erased FROM vault_check")).isTrue();
    }

    @Test
    void ofManyPagesOfSecretsNoneIsLeftOut() {
        for (int i = 0; i < 450; i++) {
            business(i, "open-key-" + i);
        }
        Vault vault = Vault.of(database, store);
        assertThat(new Rotation(database, store, vault).rotate().resealed()).isEqualTo(450);
        for (int i = 0; i < 450; i++) {
            assertThat(vault.open(place(i), key(i))).isEqualTo("open-key-" + i);
        }
    }

    @Test
    void whatIsSealedIsNotSealedAgainThoughTheKeyCheckWasLost() {
        Vault vault = Vault.of(database, store);
        business(1001, vault.seal(place(1001), "a-secret"));
        sql("DELETE FROM vault_check");
        assertThat(Vault.of(database, store).open(place(1001), key(1001))).isEqualTo("a-secret");
    }

    @Test
    void withoutItsKeysetItIsClosedMakesNoOtherAndOpensOnceTheFileIsBack() throws IOException {
        Vault.of(database, store);
        Path backup = Files.move(file, folder.resolve("backup.json"));
        Vault vault = Vault.of(database, store);
        assertThat(vault.isOpen()).isFalse();
        assertThat(file).doesNotExist();
        assertThat(vault.closedBecause())
                .hasValueSatisfying(why -> assertThat(why).contains(file.toString(), "secrets.keyset-file", "missing"));
        assertThatThrownBy(() -> vault.seal(place(1001), "a-secret")).isInstanceOf(VaultClosedException.class);
        assertThatThrownBy(() -> vault.open(place(1001), "sealed:")).isInstanceOf(VaultClosedException.class);
        assertThat(vault.seal(place(1001), null)).as("no secret needs no key").isNull();
        Files.move(backup, file);
        assertThat(vault.isOpen()).isTrue();
        assertThat(vault.closedBecause()).isEmpty();
    }

    @Test
    void withAnotherKeysetItIsClosed() {
        Vault.of(database, store);
        KeysetStore other = new KeysetFile(folder.resolve("other.json"));
        other.create(Keysets.make());
        assertThat(Vault.of(database, other).closedBecause())
                .hasValueSatisfying(why -> assertThat(why).contains("wrong key", "other.json", "secrets.keyset-file"));
        GivenKeyset given = new GivenKeyset(Keysets.write(Keysets.make()));
        assertThat(Vault.of(database, given).closedBecause())
                .hasValueSatisfying(why -> assertThat(why).contains("wrong key", "secrets.keyset-secret"));
    }

    @Test
    void twoNodesThatStartAtOnceHaveOneKeysetOrOneOfThemIsClosed() throws Exception {
        for (int round = 0; round < 5; round++) {
            sql("DELETE FROM vault_check");
            KeysetFile shared = new KeysetFile(folder.resolve(round + "/keyset.json"));
            List<Vault> sharing = Together.run(3, () -> Vault.of(database, shared));
            assertThat(sharing).allMatch(Vault::isOpen);
            String sealed = sharing.get(0).seal(place(1), "a-secret");
            assertThat(sharing).allMatch(vault -> vault.open(place(1), sealed).equals("a-secret"));

            sql("DELETE FROM vault_check");
            KeysetFile one = new KeysetFile(folder.resolve(round + "-one.json"));
            KeysetFile two = new KeysetFile(folder.resolve(round + "-two.json"));
            List<Vault> apart = Together.run(List.of(() -> Vault.of(database, one), () -> Vault.of(database, two)));
            assertThat(apart).filteredOn(Vault::isOpen).hasSize(1);
        }
    }

    @Test
    void aRotationSealsEverythingAnewAndAnotherNodeReadsOn() {
        Vault vault = Vault.of(database, store);
        Vault otherNode = Vault.of(database, store);
        business(1001, vault.seal(place(1001), "a-secret"));
        String former = key(1001);
        assertThat(new Rotation(database, store, vault).rotate()).isEqualTo(new Rotation.Answer(1));
        assertThat(key(1001)).isNotEqualTo(former);
        assertThat(vault.open(place(1001), former)).as("what is under way").isEqualTo("a-secret");
        assertThat(otherNode.open(place(1001), key(1001))).isEqualTo("a-secret");
        assertThat(Vault.of(database, store).open(place(1001), key(1001))).isEqualTo("a-secret");
    }

    @Test
    void aNodeWithAnOldCopyOfARotatedKeysetIsClosedUntilItHasTheNewOne() throws IOException {
        Vault vault = Vault.of(database, store);
        Path copy = Files.copy(file, folder.resolve("copy.json"));
        Vault otherNode = Vault.of(database, new KeysetFile(copy));
        business(1001, vault.seal(place(1001), "a-secret"));
        new Rotation(database, store, vault).rotate();
        assertThatThrownBy(() -> otherNode.open(place(1001), key(1001))).isInstanceOf(VaultClosedException.class);
        assertThat(otherNode.isOpen()).isFalse();
        Files.delete(copy);
        Files.copy(file, copy);
        assertThat(otherNode.isOpen()).isTrue();
        assertThat(otherNode.open(place(1001), key(1001))).isEqualTo("a-secret");
    }

    @Test
    void rotationsOfSeveralNodesLoseNoKey() throws Exception {
        List<Vault> nodes = List.of(Vault.of(database, store), Vault.of(database, store), Vault.of(database, store));
        for (int i = 0; i < 20; i++) {
            business(i, nodes.get(0).seal(place(i), "secret-" + i));
        }
        List<Rotation.Answer> answers = Together.run(nodes.stream()
                .map(vault -> new Rotation(database, store, vault))
                .<java.util.concurrent.Callable<Rotation.Answer>>map(rotation -> rotation::rotate)
                .toList());
        assertThat(answers).hasSize(3);
        Vault fresh = Vault.of(database, store);
        for (int i = 0; i < 20; i++) {
            assertThat(fresh.open(place(i), key(i))).isEqualTo("secret-" + i);
        }
    }

    @Test
    void aSecretThatDoesNotOpenStaysAsItIs() {
        Vault vault = Vault.of(database, store);
        business(1001, vault.seal(place(1002), "of another row"));
        String former = key(1001);
        assertThat(new Rotation(database, store, vault).rotate().resealed()).isZero();
        assertThat(key(1001)).isEqualTo(former);
    }

    @Test
    void aSecretThatWasChangedMeanwhileIsNotOverwritten() {
        Vault vault = Vault.of(database, store);
        business(1001, vault.seal(place(1001), "former"));
        int replaced = new SealedRows(database.client())
                .replace(
                        (place, secret) -> {
                            sql("UPDATE business SET api_key = 'changed'");
                            return "replacement";
                        },
                        page -> page.get());
        assertThat(replaced).isZero();
        assertThat(key(1001)).isEqualTo("changed");
    }

    @Test
    void aGivenKeysetIsNotRotated() {
        KeysetStore given = new GivenKeyset(Keysets.write(Keysets.make()));
        Vault vault = Vault.of(database, given);
        assertThat(vault.isOpen()).isTrue();
        assertThatThrownBy(() -> new Rotation(database, given, vault).rotate())
                .isInstanceOf(RotationRefusedException.class)
                .hasMessageContainingAll("secrets.keyset-secret", "secrets.keyset-file");
    }

    @Test
    void aClosedVaultIsNotRotated() throws IOException {
        Vault vault = Vault.of(database, store);
        Files.delete(file);
        Rotation rotation = new Rotation(database, store, vault);
        assertThatThrownBy(rotation::rotate).isInstanceOf(VaultClosedException.class);
        assertThat(file).doesNotExist();
    }

    private static Place place(long business) {
        return SealedColumn.BUSINESS_API_KEY.place(business);
    }

    private void business(long number, String key) {
        sql("INSERT INTO business (business_number) VALUES (?)", number);
        if (key != null) {
            sql("UPDATE business SET api_key = ? WHERE business_number = ?", key, number);
        }
    }

    private String key(long business) {
        return rows("SELECT api_key FROM business WHERE business_number = ?", business)
                                .get(0)
                                .get("api_key")
                        instanceof String key
                ? key
                : null;
    }
}
