package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Looks up whose the tokens are that calls show, a few at a time and on threads of their own. Anybody can make up tokens, and
 * each costs a query: so a flood of them takes neither the connections nor the threads that other work needs.
 */
final class Lookups {

    private static final int AT_A_TIME = 4;
    private static final int MOST_WAITING = 100;

    private final Identities identities;
    private final WorkerExecutor threads;
    private final Semaphore places = new Semaphore(AT_A_TIME + MOST_WAITING);

    Lookups(Identities identities, Vertx vertx) {
        this.identities = identities;
        this.threads = vertx.createSharedWorkerExecutor("lookups", AT_A_TIME);
    }

    /** Whose it is; fails with a {@link Refusal} where too many are being asked for. */
    Future<Optional<Identity>> of(String shown) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Refusal.tooMany(
                    Duration.ofSeconds(1), "Too many tokens are being looked up just now: try again in a second."));
        }
        return threads.executeBlocking(() -> identities.ofTokenOrSession(shown), false)
                .onComplete(looked -> places.release());
    }
}
