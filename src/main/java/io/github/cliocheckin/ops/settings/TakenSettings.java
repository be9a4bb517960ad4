package io.github.cliocheckin.ops.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;

/** What was taken over since the start: it stands before the files as they were read then, behind environment and command line. */
final class TakenSettings implements PropertiesSource, Ordered {

    static final String NAME = "taken over while the service runs";

    private final Map<String, String> values = new ConcurrentHashMap<>();

    void take(String name, String value) {
        values.put(name, value);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getProperty(String name) {
        return values.get(name);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }
}
