package io.github.cliocheckin;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.ops.SecretsHealth;
import io.github.cliocheckin.secret.GivenKeyset;
import io.github.cliocheckin.secret.KeysetFile;
import io.github.cliocheckin.secret.KeysetStore;
import io.github.cliocheckin.secret.Rotation;
import io.github.cliocheckin.secret.Vault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vault, and what is seen of it from outside. */
final class SecretWiring {

    private static final Logger LOG = LoggerFactory.getLogger(SecretWiring.class);
    private static final String FILE = "secrets.keyset-file";

    private SecretWiring() {}

    /** Where the keyset is kept; refuses a place where whoever copies the database has the keys too. */
    static KeysetStore keyset(Settings settings) {
        String given = settings.text("secrets.keyset-secret");
        if (!given.isEmpty()) {
            return new GivenKeyset(given);
        }
        Path file = path(settings.text("secrets.keyset-file"));
        Path data = Database.fileOfHsqldb(settings.text("database.url"))
                .map(Path::getParent)
                .orElse(null);
        if (data != null && isIn(data, file)) {
            throw new SettingException(
                    FILE,
                    file.toString(),
                    "it lies in the folder of the database, " + data + ": name a file elsewhere");
        }
        return new KeysetFile(file);
    }

    static Vault bind(CamelContext camel, Database database, KeysetStore keyset) {
        if (keyset instanceof KeysetFile file && file.isOpenToOthers()) {
            LOG.warn("The keyset file {} may be read by others than its owner: take that away", keyset.where());
        }
        Vault vault = Vault.of(database, keyset);
        camel.getRegistry().bind("rotation", new Rotation(database, keyset, vault));
        camel.getRegistry().bind("secretsHealth", new SecretsHealth(vault));
        return vault;
    }

    /** Below it is in it too, but for the folder that the service was started from: there everything is. */
    private static boolean isIn(Path data, Path file) {
        return data.equals(Path.of("").toAbsolutePath()) ? data.equals(file.getParent()) : file.startsWith(data);
    }

    private static Path path(String name) {
        try {
            if (!name.isEmpty()) {
                return Path.of(name).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException notAPath) {
            // said below
        }
        throw new SettingException(FILE, name, "it takes the name of a file");
    }
}
