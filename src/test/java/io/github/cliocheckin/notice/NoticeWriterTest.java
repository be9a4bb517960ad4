package io.github.cliocheckin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class NoticeWriterTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<List<Notice>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch disk = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private NoticeWriter writer;

    @AfterEach
    void stop() {
        disk.countDown();
        writer.stop();
        callers.shutdownNow();
    }

    @Test
    void whatCameWhileTheDiskWasBusyIsWrittenTogether() throws Exception {
        start(LONG, notices -> {
            written.add(notices);
            awaitDisk();
        });
        List<Future<Void>> waiting =
                IntStream.range(0, 30).mapToObj(this::write).toList();
        await().until(() -> written.size() == 1 && written.get(0).size() + writer.waiting() == 30);
        assertThat(waiting).as("nobody is told before it is written").noneMatch(Future::isDone);
        disk.countDown();
        for (Future<Void> one : waiting) {
            one.get();
        }
        assertThat(written.stream().mapToInt(List::size).sum()).isEqualTo(30);
        assertThat(written).hasSizeLessThan(10);
    }

    @Test
    void whatCannotBeWrittenIsToBeToldAgainAndTheNextIsWritten() throws Exception {
        start(LONG, notices -> {
            if (notices.get(0).matterId() == 13) {
                throw new DataAccessResourceFailureException("no disk");
            }
            written.add(notices);
        });
        assertUnavailable(() -> writer.write(notice(13)));
        write(14).get();
        assertThat(written).hasSize(1);
    }

    @Test
    void oneThatTheDatabaseRefusesHoldsUpNobodyElse() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        start(LONG, notices -> {
            if (notices.get(0).matterId() == 0) {
                first.countDown();
                awaitDisk();
            }
            if (notices.stream().anyMatch(notice -> notice.matterId() == 13)) {
                throw new DataIntegrityViolationException("no such group");
            }
            written.add(notices);
        });
        Future<Void> before = write(0);
        first.await();
        List<Future<Void>> together =
                IntStream.range(10, 16).mapToObj(this::write).toList();
        await().until(() -> writer.waiting() == 6);
        disk.countDown();
        before.get();
        for (int i = 0; i < together.size(); i++) {
            Future<Void> one = together.get(i);
            if (i == 3) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(Refusal.class);
            } else {
                one.get();
            }
        }
        assertThat(written.stream().flatMap(List::stream).map(Notice::matterId))
                .containsExactlyInAnyOrder(0L, 10L, 11L, 12L, 14L, 15L);
    }

    @Test
    void nobodyWaitsForEver() {
        start(Duration.ofMillis(100), notices -> awaitDisk());
        assertUnavailable(() -> writer.write(notice(1)));
    }

    @Test
    void whoWaitsWhenTheServiceStopsIsToldToTellItAgain() throws Exception {
        start(Duration.ofMinutes(1), notices -> {
            written.add(notices);
            awaitDisk();
        });
        Future<Void> being = write(1);
        await().until(() -> written.size() == 1);
        Future<Void> behind = write(2);
        await().until(() -> writer.waiting() == 1);
        Future<?> stopping = callers.submit(() -> writer.stop());
        await().until(() -> {
            try {
                writer.write(notice(3));
                return false;
            } catch (Refusal refused) {
                return true;
            }
        });
        disk.countDown();
        being.get();
        behind.get();
        stopping.get();
        assertThat(written.stream().flatMap(List::stream).map(Notice::matterId)).containsExactly(1L, 2L);
        assertUnavailable(() -> writer.write(notice(4)));
    }

    /** The write that hangs is let be; whoever waits behind it is not. */
    @Test
    void aDiskThatHangsDoesNotHoldUpTheEnd() throws Exception {
        start(Duration.ofMinutes(1), notices -> {
            written.add(notices);
            awaitDisk();
        });
        write(1);
        await().until(() -> written.size() == 1);
        Future<Void> behind = write(2);
        await().until(() -> writer.waiting() == 1);
        long start = System.nanoTime();
        writer.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThatThrownBy(behind::get).hasCauseInstanceOf(Refusal.class);
    }

    private void start(Duration patience, Consumer<List<Notice>> notices) {
        writer = new NoticeWriter(notices, patience);
        writer.start();
    }

    private Future<Void> write(long matter) {
        Callable<Void> call = () -> {
            writer.write(notice(matter));
            return null;
        };
        return callers.submit(call);
    }

    private static Notice notice(long matter) {
        return new Notice(1, matter, MatterEvent.MATTER_CLOSED, "", Instant.EPOCH);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(refusal -> refusal.problem().status())
                .isEqualTo(503);
    }

    private void awaitDisk() {
        try {
            disk.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
