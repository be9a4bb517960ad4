package io.github.cliocheckin.ops;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files twice a second, on a thread of its own, and hands on which of them changed. What changes while the context
 * starts is handed on when it has started, and nothing once it stops.
 */
public final class FileWatch extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final long MILLIS_BETWEEN_LOOKS = 500;

    private final CamelContext camel;
    private final String name;
    private final WatchedFiles files;
    private final Predicate<Set<Path>> onChange;
    private final Set<Path> pending = new TreeSet<>();
    private ScheduledExecutorService looks;
    private String trouble = "";

    /**
     * @param name what is watched, in the name of the thread and in the log
     * @param onChange called with the files that changed, and with them again if it answers false; what it throws is told in the log
     *     and ends nothing
     */
    public FileWatch(CamelContext camel, String name, WatchedFiles files, Predicate<Set<Path>> onChange) {
        this.camel = camel;
        this.name = name;
        this.files = files;
        this.onChange = onChange;
    }

    @Override
    protected void doStart() {
        looks = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "watch-" + name);
        looks.scheduleWithFixedDelay(this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        camel.getExecutorServiceManager().shutdownGraceful(looks);
    }

    private void look() {
        if (!camel.getStatus().isStarted()) {
            return;
        }
        try {
            pending.addAll(files.changed());
            if (!pending.isEmpty() && onChange.test(Set.copyOf(pending))) {
                pending.clear();
            }
            trouble = "";
        } catch (RuntimeException | Error e) {
            // Of an error too, which would end the looks without a word; told once and not twice a second
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                LOG.error("A change of the {} cannot be taken over: {}", name, trouble);
            }
        }
    }
}
