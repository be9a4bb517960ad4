package io.github.cliocheckin.ops;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Collects what the parts of a split came to into a list that the route has put into a property; a part that came to
 * something else adds nothing, and one that failed fails the whole. The exchange that was split goes on as it was; a split's
 * own stopOnException would take a part that left through the dead-letter channel for a failure.
 *
 * @param property the name of the property
 * @param type what is collected
 */
public record Collect<T>(String property, Class<T> type) implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange former, Exchange part, Exchange split) {
        Object outcome = part.getMessage().getBody();
        if (part.getException() != null) {
            split.setException(part.getException());
        } else if (type.isInstance(outcome)) {
            @SuppressWarnings("unchecked")
            List<T> outcomes = split.getProperty(property, List.class);
            outcomes.add(type.cast(outcome));
        }
        return split;
    }

    @Override
    public Exchange aggregate(Exchange former, Exchange part) {
        throw new UnsupportedOperationException("Only a split calls this, and it gives the exchange that it splits");
    }
}
