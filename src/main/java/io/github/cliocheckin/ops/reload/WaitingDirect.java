package io.github.cliocheckin.ops.reload;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Camel's {@code direct:}, but for one thing: a call goes to the route that is there now, and waits while there is none.
 * Camel's producers remember the consumer that they called last, and while one thread waits for a new one, others still call
 * the one before (4.18.0), which may be stopped by then. Here each call asks, and is counted from then on, so that a route
 * that is replaced can be stopped when the last call has left it.
 */
public final class WaitingDirect extends DirectComponent {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    /**
     * @param patience how long a route may be on its way out: whoever waits for the next one has more
     */
    public WaitingDirect(Duration patience) {
        setTimeout(patience.plus(MARGIN).toMillis());
    }

    /** The way into the route of one endpoint. */
    Door door(String endpointUri) {
        return doors.computeIfAbsent(endpointUri.replace("direct://", "direct:"), uri -> new Door());
    }

    @Override
    public void addConsumer(String key, DirectConsumer consumer) {
        super.addConsumer(key, consumer);
        door(key).open(consumer);
    }

    @Override
    public void removeConsumer(String key, DirectConsumer consumer) {
        super.removeConsumer(key, consumer);
        door(key).shut(consumer);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DirectEndpoint endpoint = new WaitingEndpoint(uri, this);
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static final class WaitingEndpoint extends DirectEndpoint {

        private final WaitingDirect component;

        WaitingEndpoint(String uri, WaitingDirect component) {
            super(uri, component);
            this.component = component;
        }

        @Override
        public Producer createProducer() {
            return new WaitingProducer(this, component.door(getEndpointBaseUri()));
        }
    }

    private static final class WaitingProducer extends DefaultAsyncProducer {

        private final DirectEndpoint endpoint;
        private final Door door;

        WaitingProducer(DirectEndpoint endpoint, Door door) {
            super(endpoint);
            this.endpoint = endpoint;
            this.door = door;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            DirectConsumer consumer;
            try {
                consumer = door.enter(endpoint.isBlock() ? endpoint.getTimeout() : 0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            if (consumer == null) {
                exchange.setException(new DirectConsumerNotAvailableException(
                        "No consumers available on endpoint: " + endpoint, exchange));
                callback.done(true);
                return true;
            }
            if (exchange.getProperty(ExchangePropertyKey.OTEL_ACTIVE_SPAN) != null) {
                // As Camel's own producer says to its tracer: the scope ends on this thread
                exchange.setProperty(ExchangePropertyKey.OTEL_CLOSE_CLIENT_SCOPE, Boolean.TRUE);
            }
            return consumer.getAsyncProcessor().process(exchange, doneSync -> {
                door.leave();
                callback.done(doneSync);
            });
        }
    }
}
