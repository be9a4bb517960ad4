package io.github.cliocheckin.ops;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Keeps tokens, keys and clients out of the log, whatever level is set: libraries print requests, statements' parameters and
 * message bodies when they are told to log in detail, so what is not ours is heard from INFO on only. Our own lines name
 * nobody at any level.
 */
@Plugin(name = "PayloadGuard", category = "Core", elementType = Filter.ELEMENT_TYPE)
public final class PayloadGuard extends AbstractFilter {

    private static final String OURS = "io.github.cliocheckin";

    private PayloadGuard() {
        super(Result.NEUTRAL, Result.DENY);
    }

    @PluginFactory
    public static PayloadGuard createFilter() {
        return new PayloadGuard();
    }

    @Override
    public Result filter(LogEvent event) {
        boolean heard = event.getLevel().isMoreSpecificThan(Level.INFO)
                || event.getLoggerName() != null && event.getLoggerName().startsWith(OURS);
        return heard ? onMatch : onMismatch;
    }
}
