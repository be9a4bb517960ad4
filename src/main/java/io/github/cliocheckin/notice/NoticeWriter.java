package io.github.cliocheckin.notice;

import io.github.cliocheckin.api.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Writes notices for all who wait for it at that moment in one transaction: a burst costs a few waits for the disk, not one
 * a delivery. One thread writes; who heard the delivery waits until it is written.
 */
public final class NoticeWriter extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(5);
    private static final Waiting END = new Waiting(null, null);

    private final Consumer<List<Notice>> notices;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean open;
    private Thread writer;

    public NoticeWriter(Consumer<List<Notice>> notices) {
        this(notices, PATIENCE);
    }

    NoticeWriter(Consumer<List<Notice>> notices, Duration patience) {
        this.notices = notices;
        this.patience = patience;
    }

    private record Waiting(Notice notice, CompletableFuture<Void> written) {}

    /**
     * Returns when the notice is committed.
     *
     * @throws Refusal if that cannot be said: whoever told of it must do so again
     */
    void write(Notice notice) {
        Waiting waiting = new Waiting(notice, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) {
            throw notNow();
        }
        if (!open) {
            // It was stopped in between, and may have looked for the last one before this came
            waiting.written.cancel(false);
        }
        try {
            waiting.written.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notNow();
        } catch (ExecutionException | TimeoutException | CancellationException notWritten) {
            throw notNow();
        }
    }

    /** How many wait to be written. */
    int waiting() {
        return queue.size();
    }

    private static Refusal notNow() {
        return Refusal.unavailable("What was told could not be written down: tell it again later.");
    }

    @Override
    protected void doStart() {
        writer = new Thread(this::writeAll, "notices");
        writer.setDaemon(true);
        open = true;
        writer.start();
    }

    /** What is being written is finished: an interrupted write might close the database's files. */
    @Override
    protected void doStop() throws InterruptedException {
        open = false;
        if (writer == null) {
            return; // the start failed before it came to this
        }
        // A full queue has room as soon as the writer takes from it
        if (queue.offer(END, FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            writer.join(FOR_THE_LAST.toMillis());
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.stream().filter(waiting -> waiting != END).forEach(waiting -> waiting.written.cancel(false));
    }

    private void writeAll() {
        List<Waiting> batch = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
            } catch (InterruptedException e) {
                // Nobody of ours does this
                return;
            }
            ended = batch.remove(END);
            write(batch);
            batch.clear();
        }
    }

    private void write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            notices.accept(batch.stream().map(Waiting::notice).toList());
            batch.forEach(waiting -> waiting.written.complete(null));
        } catch (DataIntegrityViolationException oneIsWrong) {
            if (batch.size() > 1) {
                // The others are not to suffer for it
                batch.forEach(waiting -> write(List.of(waiting)));
            } else {
                fail(batch, oneIsWrong);
            }
        } catch (RuntimeException | Error failure) {
            fail(batch, failure);
        }
    }

    private static void fail(List<Waiting> batch, Throwable failure) {
        LOG.error(
                "{} deliveries of Clio's could not be written down and were answered 503: {}",
                batch.size(),
                failure.getClass().getName());
        batch.forEach(waiting -> waiting.written.completeExceptionally(failure));
    }
}
