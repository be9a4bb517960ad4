package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.ops.PayloadGuard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;

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

    /**
     * From now on the log is written so. Another configuration of the log than ours has no such appender and stays; and so does
     * the log of an application that has us in it and logs by something else.
     */
    public void use() {
        if (LogManager.getContext(false) instanceof LoggerContext log) {
            use(log);
        }
    }

    private void use(LoggerContext log) {
        Configuration configuration = log.getConfiguration();
        if (configuration.getAppender(TEXT.appenderName()) != null) {
            Appender appender = this == TEXT ? configuration.getAppender(appenderName()) : json(configuration);
            for (LogFormat format : values()) {
                configuration.getRootLogger().removeAppender(format.appenderName());
            }
            configuration.getRootLogger().addAppender(appender, null, null);
            log.updateLoggers();
        }
    }

    /** Made only where it is wanted, for its layout takes a while to be read. */
    private static Appender json(Configuration configuration) {
        Appender appender = ConsoleAppender.newBuilder()
                .setName(JSON.appenderName())
                .setTarget(ConsoleAppender.Target.SYSTEM_OUT)
                .setFilter(PayloadGuard.createFilter())
                .setLayout(JsonTemplateLayout.newBuilder()
                        .setConfiguration(configuration)
                        .setEventTemplateUri("classpath:log-line.json")
                        .build())
                .build();
        appender.start();
        return appender;
    }

    private String appenderName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
