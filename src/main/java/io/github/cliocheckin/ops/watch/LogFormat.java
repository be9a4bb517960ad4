package io.github.cliocheckin.ops.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;

/** How the log is written: lines for people, or one JSON object a line for a collector. */
public enum LogFormat {
    TEXT,
    JSON;

    /** The one that the JVM's command line or the environment names, for the lines before the settings are read. */
    public static Optional<LogFormat> ofTheProcess() {
        String named = System.getProperty("logging.format", System.getenv("LOGGING_FORMAT"));
        return Arrays.stream(values())
                .filter(format -> format.appenderName().equals(named))
                .findFirst();
    }

    /** From now on the log is written so; where an operator's own configuration of the log has no such appender, as it says. */
    public void use() {
        LoggerContext log = LoggerContext.getContext(false);
        Configuration configuration = log.getConfiguration();
        Appender appender = configuration.getAppender(appenderName());
        if (appender != null) {
            for (LogFormat format : values()) {
                configuration.getRootLogger().removeAppender(format.appenderName());
            }
            configuration.getRootLogger().addAppender(appender, null, null);
            log.updateLoggers();
        }
    }

    private String appenderName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
