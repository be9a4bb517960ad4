package io.github.cliocheckin.system;

import java.nio.file.Path;

class EventsOnArtemisTest extends EventsSuite {

    @Override
    Bus bus(Path folder) {
        return new ArtemisBus(folder);
    }
}
