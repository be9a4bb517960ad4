package io.github.cliocheckin.ops;

import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Keeps out of the log that the address of a call is not URL-encoded. Vert.x calls it an error of the service, on a router that
 * Camel keeps to itself, and answers 400 before anybody is asked for a token: so strangers could fill the log with it. What
 * fails behind our door is answered there and does not come this way.
 */
@Plugin(name = "UnreadableCalls", category = "Core", elementType = Filter.ELEMENT_TYPE)
public final class UnreadableCalls extends AbstractFilter {

    private UnreadableCalls() {
        super(Result.DENY, Result.NEUTRAL);
    }

    @PluginFactory
    public static UnreadableCalls createFilter() {
        return new UnreadableCalls();
    }

    @Override
    public Result filter(LogEvent event) {
        return event.getThrown() instanceof IllegalArgumentException ? onMatch : onMismatch;
    }
}
