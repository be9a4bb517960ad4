package io.github.cliocheckin.system;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** Routes of an application that embeds the service, with an error handling of their own. */
final class HostRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(IllegalStateException.class).handled(true).setBody(constant("handled by the host"));
        from("direct:greet").routeId("greet").setBody(simple("Hello ${body}"));
        from("direct:fail").routeId("fail").throwException(new IllegalStateException("no"));
    }

    static String greeting(CamelContext host) {
        return answer(host, "direct:greet");
    }

    static String failure(CamelContext host) {
        return answer(host, "direct:fail");
    }

    private static String answer(CamelContext host, String route) {
        try (ProducerTemplate template = host.createProducerTemplate()) {
            return template.requestBody(route, "host", String.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
