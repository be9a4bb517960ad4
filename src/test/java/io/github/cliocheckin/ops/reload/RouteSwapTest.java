package io.github.cliocheckin.ops.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a route gives way to another one while messages are in it. */
class RouteSwapTest {

    private static final String ROUTES = """
            - route:
                id: call-out
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:call-out
                  steps:
                    - to: direct:answer
            - route:
                id: answer
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:answer
                  steps:
                    - bean: { ref: gate, method: pass }
                    - setBody: { constant: "first" }
            """;

    /** Holds up who passes, for as long as a test wants. */
    public static final class Gate {
        private volatile CountDownLatch open = new CountDownLatch(0);
        private volatile boolean isWaitedAt;
        private final AtomicInteger passed = new AtomicInteger();

        public void pass() throws InterruptedException {
            isWaitedAt = true;
            open.await();
            passed.incrementAndGet();
        }
    }

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Gate gate = new Gate();
    private RouteCheck check;
    private ProducerTemplate caller;
    private LoadedRoutes running;

    @BeforeEach
    void start() throws Exception {
        camel.disableJMX();
        camel.addComponent("direct", new WaitingDirect(Duration.ofSeconds(30)));
        camel.getRegistry().bind("gate", gate);
        check = new RouteCheck(camel, Set.of("direct", "timer", "bean", "sql", "seda", "mock"), true);
        running = check.addTo(files(ROUTES));
        camel.start();
        caller = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        gate.open.countDown();
        camel.stop();
    }

    @Test
    void whatIsInARouteIsFinishedByItAndWhoComesMeanwhileWaitsForTheNext() throws Exception {
        gate.open = new CountDownLatch(1);
        Future<Object> inside = caller.asyncRequestBody("direct:call-out", "");
        await().until(() -> gate.isWaitedAt);
        Future<?> swap = camel.getExecutorServiceManager()
                .newSingleThreadExecutor(this, "swap")
                .submit(() -> swap(Duration.ofSeconds(20), ROUTES.replace("first", "second")));
        await().until(() -> camel.getRoute("answer").getConsumer() instanceof org.apache.camel.StatefulService service
                && service.isSuspended());
        Future<Object> after = caller.asyncRequestBody("direct:call-out", "");
        assertThat(swap.isDone()).isFalse();
        assertThat(after.isDone()).isFalse();
        gate.open.countDown();
        assertThat(inside.get()).isEqualTo("first");
        swap.get();
        assertThat(after.get()).isEqualTo("second");
    }

    @Test
    void aRouteThatIsNotLeftInTimeGoesOnAsItWas() throws Exception {
        gate.open = new CountDownLatch(1);
        Future<Object> inside = caller.asyncRequestBody("direct:call-out", "");
        await().until(() -> gate.isWaitedAt);
        assertThatThrownBy(() -> swap(Duration.ofMillis(50), ROUTES.replace("first", "second")))
                .isInstanceOf(RouteBusyException.class)
                .hasMessageContaining("answer");
        gate.open.countDown();
        assertThat(inside.get()).isEqualTo("first");
        assertThat(caller.requestBody("direct:call-out", "")).isEqualTo("first");
    }

    @Test
    void callersAndCalledMayBeReplacedTogetherWhileBothAreAtWork() throws Exception {
        gate.open = new CountDownLatch(1);
        Future<Object> inside = caller.asyncRequestBody("direct:call-out", "");
        await().until(() -> gate.isWaitedAt);
        Future<?> swap = camel.getExecutorServiceManager()
                .newSingleThreadExecutor(this, "swap")
                .submit(() -> swap(
                        Duration.ofSeconds(20),
                        ROUTES.replace("first", "second")
                                .replace(
                                        "- to: direct:answer",
                                        "- setBody: { constant: \"\" }\n        - to: direct:answer")));
        gate.open.countDown();
        assertThat(inside.get()).isEqualTo("first");
        swap.get();
        assertThat(caller.requestBody("direct:call-out", "")).isEqualTo("second");
    }

    @Test
    void aQueueIsReadToItsEndByTheReaderThatLeaves() throws Exception {
        String queue = """
                - route:
                    id: read-queue
                    errorHandler: { noErrorHandler: {} }
                    from:
                      uri: seda:work
                      steps:
                        - bean: { ref: gate, method: pass }
                        - to: mock:read
                """;
        swap(Duration.ofSeconds(5), ROUTES + queue);
        gate.open = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            caller.sendBody("seda:work", i);
        }
        await().until(() -> gate.isWaitedAt);
        Future<?> swap = camel.getExecutorServiceManager()
                .newSingleThreadExecutor(this, "swap")
                .submit(() -> swap(Duration.ofSeconds(20), ROUTES + queue.replace("mock:read", "mock:read-too")));
        gate.open.countDown();
        swap.get();
        assertThat(gate.passed).hasValue(100);
        caller.sendBody("seda:work", "one more");
        await().untilAtomic(gate.passed, equalTo(101));
    }

    @Test
    void whatCannotBeStartedGivesWayToWhatWasThere() {
        // Its statement is looked for when it is started
        String broken = ROUTES.replace("first", "second") + """
                - route:
                    id: read-nothing
                    errorHandler: { noErrorHandler: {} }
                    from:
                      uri: direct:read-nothing
                      steps:
                        - to: sql:classpath:sql/no-such-file.sql?dataSource=#nothing
                """;
        camel.getRegistry().bind("nothing", new org.hsqldb.jdbc.JDBCDataSource());
        assertThatThrownBy(() -> swap(Duration.ofSeconds(5), broken))
                .isInstanceOf(RoutesRefusedException.class)
                .hasMessageContaining("no-such-file.sql");
        assertThat(caller.requestBody("direct:call-out", "")).isEqualTo("first");
        assertThat(camel.getRoute("read-nothing")).isNull();
    }

    private void swap(Duration patience, String text) {
        RouteChange change = check.change(files(text), running);
        new RouteSwap(camel, patience).make(change, running);
        running = change.wanted();
    }

    private static List<RouteFile> files(String text) {
        return List.of(new RouteFile("own.camel.yaml", text));
    }
}
