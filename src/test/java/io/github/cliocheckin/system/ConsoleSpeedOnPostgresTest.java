package io.github.cliocheckin.system;

import io.github.cliocheckin.database.TestDatabases;
import java.nio.file.Path;
import java.util.Map;

class ConsoleSpeedOnPostgresTest extends ConsoleSpeedSuite {

    @Override
    Map<String, String> database(Path folder) {
        return Map.of("database.url", TestDatabases.newPostgresUrl(), "database.username", "postgres");
    }
}
