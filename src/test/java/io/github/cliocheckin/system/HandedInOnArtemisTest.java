package io.github.cliocheckin.system;

import java.nio.file.Path;

class HandedInOnArtemisTest extends HandedInSuite {

    @Override
    Bus bus(Path folder) {
        return new ArtemisBus(folder);
    }
}
