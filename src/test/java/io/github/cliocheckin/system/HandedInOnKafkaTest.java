package io.github.cliocheckin.system;

import java.nio.file.Path;

class HandedInOnKafkaTest extends HandedInSuite {

    @Override
    Bus bus(Path folder) {
        return new KafkaBus(folder);
    }
}
