package io.github.cliocheckin.ops;

import java.time.Duration;
import java.util.function.Function;
import org.apache.camel.spi.PropertiesFunction;

/** {@code {{millis:poll.clock}}} in a route: a setting that is an ISO-8601 duration, as the milliseconds that Camel takes. */
public final class MillisFunction implements PropertiesFunction {

    public static final String NAME = "millis";

    private final Function<String, Duration> setting;

    public MillisFunction(Function<String, Duration> setting) {
        this.setting = setting;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String apply(String name) {
        return String.valueOf(setting.apply(name).toMillis());
    }
}
