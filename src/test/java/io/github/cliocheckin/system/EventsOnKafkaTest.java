package io.github.cliocheckin.system;

import java.nio.file.Path;

class EventsOnKafkaTest extends EventsSuite {

    @Override
    Bus bus(Path folder) {
        return new KafkaBus(folder);
    }
}
