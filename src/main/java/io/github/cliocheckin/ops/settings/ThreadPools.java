package io.github.cliocheckin.ops.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The thread pools that routes take by a profile's name, each of a size that may change while they work: what is under way
 * ends, and nothing that waits is lost.
 */
public final class ThreadPools extends LifecycleStrategySupport {

    private final CamelContext camel;
    private final Map<ThreadPoolExecutor, String> pools = new ConcurrentHashMap<>();

    public ThreadPools(CamelContext camel) {
        this.camel = camel;
        camel.addLifecycleStrategy(this);
    }

    /** Gives the pools of a profile this many threads: those there are, and those that routes make later. */
    public void size(String profile, int threads) {
        camel.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder(profile)
                        .poolSize(threads)
                        .maxPoolSize(threads)
                        .build());
        pools.forEach((pool, name) -> {
            if (name.equals(profile)) {
                resize(pool, threads);
            }
        });
    }

    /** The least may never be above the most. */
    private static void resize(ThreadPoolExecutor pool, int threads) {
        if (threads > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(threads);
            pool.setCorePoolSize(threads);
        } else {
            pool.setCorePoolSize(threads);
            pool.setMaximumPoolSize(threads);
        }
    }

    @Override
    public void onThreadPoolAdd(
            CamelContext context, ThreadPoolExecutor pool, String id, String source, String route, String profile) {
        if (profile != null) {
            pools.put(pool, profile);
        }
    }

    @Override
    public void onThreadPoolRemove(CamelContext context, ThreadPoolExecutor pool) {
        pools.remove(pool);
    }
}
