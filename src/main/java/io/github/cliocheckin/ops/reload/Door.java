package io.github.cliocheckin.ops.reload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.component.direct.DirectConsumer;

/** The way into a route that is called: shut while the route is replaced, and counting who is inside. */
final class Door {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private DirectConsumer consumer;
    private int inside;

    /**
     * Waits until there is a route, and goes in.
     *
     * @return null if there was none in time; otherwise {@link #leave} is called once
     */
    DirectConsumer enter(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (consumer == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (consumer != null) {
                inside++;
            }
            return consumer;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
        } finally {
            lock.unlock();
        }
    }

    int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    void open(DirectConsumer newConsumer) {
        lock.lock();
        try {
            consumer = newConsumer;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Shut only by the route that it leads to: another one may have been opened since. */
    void shut(DirectConsumer formerConsumer) {
        lock.lock();
        try {
            if (consumer == formerConsumer) {
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
