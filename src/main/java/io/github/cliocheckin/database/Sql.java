package io.github.cliocheckin.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SQL statements of this project by name: one statement a file under {@code sql/}, named by what it does. */
public final class Sql {

    private static final Map<String, String> STATEMENTS = new ConcurrentHashMap<>();

    private Sql() {}

    /**
     * Reads a statement once and keeps it.
     *
     * @param name the file's name without its ending, such as {@code "find-mapping"}
     * @return the statement, with named parameters in the form {@code :name}
     * @throws IllegalArgumentException if there is no such file
     */
    public static String named(String name) {
        return STATEMENTS.computeIfAbsent(name, Sql::read);
    }

    private static String read(String name) {
        String file = "/sql/" + name + ".sql";
        try (InputStream statement = Sql.class.getResourceAsStream(file)) {
            if (statement == null) {
                throw new IllegalArgumentException("There is no SQL statement " + file);
            }
            return new String(statement.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The SQL statement " + file + " cannot be read", e);
        }
    }
}
