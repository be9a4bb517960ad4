package io.github.cliocheckin.api;

import java.util.Locale;
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

    /** A route that answers cookies sets it; so none leaves that some other service set in an answer to us. */
    private static final String SETS_COOKIES = "setsCookies";

    /** True: the header is left out of the response. */
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return !ANSWERED.contains(lowerCase) && !(lowerCase.equals("set-cookie") && setsCookies(exchange));
    }

    private static boolean setsCookies(Exchange exchange) {
        return exchange != null && exchange.getProperty(SETS_COOKIES, false, Boolean.class);
    }

    /** True: the header of the request does not come in. */
    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !READ.contains(name.toLowerCase(Locale.ROOT));
    }
}
