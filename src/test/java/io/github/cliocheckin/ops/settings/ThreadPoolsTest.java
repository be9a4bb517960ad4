package io.github.cliocheckin.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadPoolsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ThreadPools pools = new ThreadPools(camel);
    private final Semaphore end = new Semaphore(0);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void aRoute() throws Exception {
        pools.size("workers", 2);
        camel.addRoutes(route("work"));
        camel.start();
        send("work", 20);
        await().until(() -> underWay.get() == 2);
    }

    @AfterEach
    void stop() {
        end.release(100);
        camel.stop();
    }

    @Test
    void moreThreadsTakeUpWhatWaitsAtOnce() {
        pools.size("workers", 5);
        await().until(() -> underWay.get() == 5);
    }

    @Test
    void fewerThreadsEndWhatIsUnderWayAndTakeUpLess() {
        pools.size("workers", 1);
        assertThat(underWay).hasValue(2);
        end.release(2);
        await().until(() -> done.get() == 2 && underWay.get() == 1);
        end.release(18);
        await().until(() -> done.get() == 20);
    }

    @Test
    void aRouteThatComesLaterHasTheNewSize() throws Exception {
        pools.size("workers", 3);
        await().until(() -> underWay.get() == 3);
        camel.addRoutes(route("later"));
        send("later", 20);
        await().until(() -> underWay.get() == 6);
    }

    @Test
    void otherPoolsKeepTheirSize() {
        pools.size("others", 7);
        end.release();
        await().until(() -> done.get() == 1 && underWay.get() == 2);
    }

    private RouteBuilder route(String name) {
        return new RouteBuilder(camel) {
            @Override
            public void configure() {
                from("seda:" + name).threads().executorService("workers").process(exchange -> {
                    underWay.incrementAndGet();
                    end.acquire();
                    underWay.decrementAndGet();
                    done.incrementAndGet();
                });
            }
        };
    }

    private void send(String name, int times) {
        for (int i = 0; i < times; i++) {
            camel.createProducerTemplate().sendBody("seda:" + name, i);
        }
    }
}
