package io.github.cliocheckin.system;

import java.nio.file.Path;
import java.util.Map;

class ConsoleSpeedOnHsqldbTest extends ConsoleSpeedSuite {

    @Override
    Map<String, String> database(Path folder) {
        return Map.of();
    }
}
