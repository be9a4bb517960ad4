package io.github.cliocheckin.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets nothing from outside become a message header but what the API reads and the trace that a call belongs to, and nothing become a response header
 * but those that routes set on purpose. A caller's header or query parameter can so neither steer a component by a
 * {@code Camel*} header nor pass for a parameter of the path.
 */
public final class ApiHeaders implements HeaderFilterStrategy {

    private static final Set<String> READ = Set.of("accept", "content-type", "traceparent");

    private static final Set<String> ANSWERED = Set.of(
            "link", "content-disposition", "retry-after", "content-security-policy", "location", "x-hook-secret");

    /** A route that answers one of these sets the property; so none leaves that some other service set in an answer to us. */
    private static final Map<String, String> ANSWERED_WITH_PROPERTY =
            Map.of("set-cookie", "setsCookies", "cache-control", "setsCaching");

    /** True: the header is left out of the response. */
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        String property = ANSWERED_WITH_PROPERTY.get(lowerCase);
        return property == null ? !ANSWERED.contains(lowerCase) : !isSet(exchange, property);
    }

    private static boolean isSet(Exchange exchange, String property) {
        return exchange != null && exchange.getProperty(property, false, Boolean.class);
    }

    /** True: the header of the request does not come in. */
    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !READ.contains(name.toLowerCase(Locale.ROOT));
    }
}
