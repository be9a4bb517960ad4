package io.github.cliocheckin.ops.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.ops.reload.RouteFlow.Stop;
import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RouteFlowTest {

    private static final String ROUTES = """
            - route:
                id: listen
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: "{{in}}"
                  steps:
                    - to: direct://tell?timeout=7
            - route:
                id: tell
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:tell
                  steps:
                    - to: "{{out}}"
                    - to: seda:canary-is-no-secret?size=7
            """;

    @Test
    void noAddressOfASettingIsShownAndEveryNameOfOursIs() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            camel.getPropertiesComponent().addInitialProperty("in", "file:in/canary-of-a-folder");
            camel.getPropertiesComponent()
                    .addInitialProperty("out", "mock:me:canary-of-a-password@host/canary?x=canary");
            LoadedRoutes running = new RouteCheck(camel, Set.of("direct", "seda", "file", "mock"), true)
                    .addTo(List.of(new RouteFile("own.camel.yaml", ROUTES)));
            List<Stop> stops = RouteFlow.of(camel, running).stops();
            assertThat(stops).extracting(Stop::start).containsExactly("file", "direct:tell");
            assertThat(stops.get(0).calls()).containsExactly("tell");
            assertThat(stops.get(1).endpoints()).containsExactly("mock", "seda:canary-is-no-secret");
        }
    }
}
