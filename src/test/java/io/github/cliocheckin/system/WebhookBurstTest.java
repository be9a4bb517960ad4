package io.github.cliocheckin.system;

import static io.github.cliocheckin.notice.DeliveryMutations.body;
import static io.github.cliocheckin.notice.DeliveryMutations.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.notice.DeliveryMutations.Signed;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm closes a thousand matters at once, while it is polled: each is answered soon, and none before it is kept. */
class WebhookBurstTest {

    private static final int DELIVERIES = 1_000;
    private static final int CONNECTIONS = 32;
    private static final String SECRET = "a shared secret";

    /** What 99 of 100 were answered within; a machine that is busy with other things makes any figure. */
    private static final Duration BOUND = Duration.parse(System.getProperty("webhook.bound", "PT2S"));

    @Test
    void aThousandDeliveriesAreAnsweredSoonWhileMattersArePolled(@TempDir Path folder) throws Exception {
        try (Scene scene = Scene.with(Firm.generated(1_000, 0, Scene.YESTERDAY, 3), folder)) {
            scene.pausedGroup();
            Subscription clio =
                    Subscription.pending(scene.service, scene.groupId).enabled(6601, SECRET);
            IntFunction<RawRequest> trivial = i -> RawRequest.of("GET", "/no-such-path", null, null);
            scene.pause(false);
            scene.waitUntilPolled();
            scene.waitUntilDelivered();
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger polls = new AtomicInteger();
            Thread polling = new Thread(() -> {
                while (!over.get()) {
                    scene.pollNow();
                    polls.incrementAndGet();
                }
            });
            polling.start();
            try {
                for (int round = 0; round < 3; round++) {
                    int first = 1 + round * DELIVERIES;
                    int before = polls.get();
                    System.out.println("Round " + round + ": " + figures("an unknown path", burst(scene, 401, trivial))
                            + "; "
                            + figures("a delivery", burst(scene, 200, i -> request(clio, first + i)))
                            + "; polls meanwhile: " + (polls.get() - before));
                }
                long[] last = burst(scene, 200, i -> request(clio, 1 + 3 * DELIVERIES + i));
                assertThat(Duration.ofNanos(last[last.length * 99 / 100])).isLessThan(BOUND);
            } finally {
                over.set(true);
                polling.join();
            }
            assertThat(clio.told())
                    .hasSize(4 * DELIVERIES)
                    .allSatisfy((matter, told) -> assertThat(told).isEqualTo(1));
            assertThat(polls.get()).isPositive();
        }
    }

    /** Sends a thousand on all connections together; how many nanoseconds each took, in order. */
    private static long[] burst(Scene scene, int expected, IntFunction<RawRequest> requests) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Callable<long[]>> connections = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            connections.add(() -> {
                List<Long> times = new ArrayList<>();
                try (RawConnection http = new RawConnection(scene.service.port())) {
                    for (int i = next.getAndIncrement(); i < DELIVERIES; i = next.getAndIncrement()) {
                        RawRequest request = requests.apply(i);
                        long start = System.nanoTime();
                        assertThat(http.status(request)).isEqualTo(expected);
                        times.add(System.nanoTime() - start);
                    }
                }
                return times.stream().mapToLong(time -> time).toArray();
            });
        }
        return Together.run(connections).stream()
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static String figures(String of, long[] nanos) {
        return "%s p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
                .formatted(
                        of,
                        nanos[nanos.length / 2] / 1e6,
                        nanos[nanos.length * 99 / 100] / 1e6,
                        nanos[nanos.length - 1] / 1e6);
    }

    private static RawRequest request(Subscription clio, long matter) {
        Signed delivery = signed(body(matter, "matter_closed", "1", 6601), SECRET);
        return RawRequest.of(
                "POST",
                clio.path,
                null,
                new String(delivery.body(), StandardCharsets.ISO_8859_1),
                "Content-Type: application/json",
                "X-Hook-Signature: " + delivery.signatures().get(0));
    }
}
