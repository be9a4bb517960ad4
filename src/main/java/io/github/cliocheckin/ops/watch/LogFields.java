package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.checkin.Delivery;
import io.github.cliocheckin.poll.Poll;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.logging.log4j.CloseableThreadContext;

/** Gives each line that a route's step writes to the log the ids of the poll or the check-in that it has in hand, as fields. */
public final class LogFields implements InterceptStrategy {

    private final Supplier<Map<String, String>> more;

    /**
     * @param more fields of each line besides
     */
    public LogFields(Supplier<Map<String, String>> more) {
        this.more = more;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode definition, Processor step, Processor next) {
        return new DelegateAsyncProcessor(step) {
            @Override
            @SuppressWarnings("try") // It is closed, and that is all that it is for
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try (CloseableThreadContext.Instance fields = CloseableThreadContext.putAll(fields(exchange))) {
                    return super.process(exchange, callback);
                }
            }
        };
    }

    private Map<String, String> fields(Exchange exchange) {
        Map<String, String> fields = new HashMap<>(more.get());
        if (exchange.getProperty("poll") instanceof Poll poll) {
            fields.put("runId", String.valueOf(poll.id()));
            fields.put("groupId", String.valueOf(poll.group().id()));
        } else if (exchange.getProperty("delivery") instanceof Delivery delivery) {
            fields.put("checkInId", String.valueOf(delivery.id()));
            fields.put("groupId", String.valueOf(delivery.groupId()));
        }
        return fields;
    }
}
