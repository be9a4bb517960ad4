package io.github.cliocheckin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTest {

    private static final Place PLACE = new Place("business", "api_key", "1001");
    private static final String SECRET = "key-of-business-1001";

    private final Vault vault = TestVaults.open();

    @Test
    void aSecretOpensInItsPlace() {
        String sealed = vault.seal(PLACE, SECRET);
        assertThat(sealed).doesNotContain(SECRET);
        assertThat(vault.open(PLACE, sealed)).isEqualTo(SECRET);
    }

    @Test
    void sealedTwiceItReadsDifferently() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            sealed.add(vault.seal(PLACE, SECRET));
        }
        assertThat(sealed).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"business, api_key, 1002", "business, name, 1001", "clio_connection, api_key, 1001"})
    void inAnotherPlaceItDoesNotOpen(String table, String column, String row) {
        String sealed = vault.seal(PLACE, SECRET);
        assertThatThrownBy(() -> vault.open(new Place(table, column, row), sealed))
                .isInstanceOf(UnreadableSecretException.class)
                .hasMessageContainingAll(table, column, row)
                .hasMessageNotContaining(sealed);
    }

    @Test
    void withOneCharacterChangedItDoesNotOpen() {
        String sealed = vault.seal(PLACE, SECRET);
        for (int i = 0; i < sealed.length() - 2; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThatThrownBy(() -> vault.open(PLACE, changed)).isInstanceOf(UnreadableSecretException.class);
        }
    }

    @Test
    void withOtherKeysItDoesNotOpen() {
        String sealed = vault.seal(PLACE, SECRET);
        assertThatThrownBy(() -> TestVaults.open().open(PLACE, sealed)).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void whatWasNeverSealedDoesNotOpen() {
        for (String text : new String[] {"", SECRET, "sealed:", "sealed:!", "sealed:" + SECRET}) {
            assertThatThrownBy(() -> vault.open(PLACE, text)).isInstanceOf(UnreadableSecretException.class);
        }
    }

    @Test
    void noSecretStaysNoSecret() {
        assertThat(vault.seal(PLACE, null)).isNull();
        assertThat(vault.open(PLACE, null)).isNull();
    }

    @Test
    void theLongestSecretFitsItsColumn() {
        assertThat(vault.seal(PLACE, "x".repeat(4000)).length()).isLessThan(8000);
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(vault.toString()).doesNotContain("key");
    }
}
