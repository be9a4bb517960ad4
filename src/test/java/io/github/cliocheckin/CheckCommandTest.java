package io.github.cliocheckin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/clio-checkin check}: what it says, and what it leaves alone. */
class CheckCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theRoutesAsTheyAreReleasedAreRight() throws Exception {
        assertThat(check("routes")).isZero();
        assertThat(said()).isEqualTo("The routes in routes are right\n");
    }

    @Test
    void whatIsWrongIsSaidAndTheDatabaseOfTheServiceIsNotTouched() throws Exception {
        Path database = folder.resolve("data/production");
        Files.writeString(
                folder.resolve("own.camel.yaml"), "- route:\n    id: a-route\n    from: { uri: exec:ls, steps: [] }\n");
        System.setProperty("database.url", "jdbc:hsqldb:file:" + database);
        try {
            assertThat(check(folder.toString())).isEqualTo(1);
        } finally {
            System.clearProperty("database.url");
        }
        assertThat(said()).contains("own.camel.yaml, line 3: The component exec is not among those");
        assertThat(database.getParent()).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNoRightOne() throws Exception {
        assertThat(check(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(said()).contains("There is no folder");
    }

    private int check(String routes) throws Exception {
        return new CheckCommand(Path.of("").toAbsolutePath(), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(List.of(routes));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
