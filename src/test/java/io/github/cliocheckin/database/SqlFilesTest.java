package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements are files that something names, and names are those of files. */
class SqlFilesTest {

    private static final Path STATEMENTS = Path.of("src/main/resources/sql");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(STATEMENTS)) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyStatementIsUsed() throws IOException {
        String sources = text(Path.of("src/main/java"), ".java") + text(Path.of("routes"), ".yaml");
        assertThat(names())
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(sources.contains("\"" + name + "\"")
                                || sources.contains("sql/" + name + ".sql")
                                // a statement and its properties are named together
                                || name.endsWith("-properties")
                                        && sources.contains("\"" + name.replace("-properties", "") + "\""))
                        .as(name + ".sql is named by something")
                        .isTrue());
    }

    @Test
    void everyNameIsThatOfAStatement() throws IOException {
        Pattern named = Pattern.compile("Sql\\.named\\(\"([a-z-]+)\"\\)|classpath:sql/([a-z-]+)\\.sql");
        String sources = text(Path.of("src/main/java"), ".java") + text(Path.of("routes"), ".yaml");
        TreeSet<String> used = named.matcher(sources)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).hasSizeGreaterThan(30).isSubsetOf(names());
        assertThatThrownBy(() -> Sql.named("no-such-statement")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileHoldsOneStatementThatBothDatabasesKnow(String name) {
        assertThat(Sql.named(name))
                .doesNotContain(";")
                .doesNotContainIgnoringCase("SKIP LOCKED")
                .doesNotContainIgnoringCase("ON CONFLICT")
                .doesNotContainIgnoringCase("RETURNING");
    }

    private static String text(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(SqlFilesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
