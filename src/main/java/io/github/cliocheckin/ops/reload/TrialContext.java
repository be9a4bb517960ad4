package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.MillisFunction;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A context to build routes in as another one would: it borrows that one's settings, beans and components. It is never started
 * and never stopped, for the endpoints that it makes are of components that run; it is left to the garbage collector.
 */
final class TrialContext {

    private TrialContext() {}

    static DefaultCamelContext of(CamelContext running) {
        DefaultCamelContext trial = new DefaultCamelContext(new DefaultRegistry(running.getRegistry()));
        trial.disableJMX();
        trial.getPropertiesComponent().addPropertiesSource(new SettingsOf(running));
        PropertiesFunction millis = running.getPropertiesComponent().getPropertiesFunction(MillisFunction.NAME);
        if (millis != null) {
            trial.getPropertiesComponent().addPropertiesFunction(millis);
        }
        trial.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, (name, context) -> borrowed(running.getComponent(name)));
        trial.getRestConfiguration()
                .setInlineRoutes(running.getRestConfiguration().isInlineRoutes());
        trial.build();
        return trial;
    }

    private static Component borrowed(Component component) {
        return component == null ? null : new Borrowed(component);
    }

    /** A setting as the other context has it. */
    private record SettingsOf(CamelContext running) implements PropertiesSource {

        @Override
        public String getName() {
            return "running";
        }

        @Override
        public String getProperty(String name) {
            return running.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }

    /** Makes the endpoints of a component that another context owns, and neither starts nor stops it. */
    private static final class Borrowed extends ServiceSupport implements Component {

        private final Component owned;

        Borrowed(Component owned) {
            this.owned = owned;
        }

        @Override
        public Endpoint createEndpoint(String uri) throws Exception {
            return owned.createEndpoint(uri);
        }

        @Override
        public Endpoint createEndpoint(String uri, Map<String, Object> parameters) throws Exception {
            return owned.createEndpoint(uri, parameters);
        }

        @Override
        public boolean useRawUri() {
            return owned.useRawUri();
        }

        @Override
        public CamelContext getCamelContext() {
            return owned.getCamelContext();
        }

        @Override
        public void setCamelContext(CamelContext context) {
            // it has one
        }
    }
}
