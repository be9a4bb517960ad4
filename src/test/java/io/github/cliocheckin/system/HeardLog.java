package io.github.cliocheckin.system;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What one logger has to say as long as it is listened to, after the rules of the log's configuration. */
final class HeardLog extends AbstractAppender implements AutoCloseable {

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerConfig logger;

    private HeardLog(LoggerConfig logger) {
        super("heard", null, null, false, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    static HeardLog of(String name) {
        HeardLog heard =
                new HeardLog(LoggerContext.getContext(false).getConfiguration().getLoggerConfig(name));
        heard.start();
        heard.logger.addAppender(heard, null, null);
        return heard;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            failures.add(event.getThrown());
        }
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Level and text of each. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeAppender(getName());
        stop();
    }
}
