package io.github.cliocheckin.sandbox;

import java.time.Clock;

record DemoFirm(Clock clock) {
    Firm build() {
        return new Firm(clock);
    }
}
