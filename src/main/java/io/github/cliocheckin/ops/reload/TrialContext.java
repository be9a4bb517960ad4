package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.MillisFunction;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultExecutorServiceManager;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.EndpointHelper;

/**
 * A context to build routes in as another one would: it borrows that one's settings, beans and components. Its endpoints belong
 * to the other one's components, which register and start none of them. So it is never started and never stopped, but left to
 * the garbage collector.
 */
final class TrialContext extends DefaultCamelContext {

    private final CamelContext running;

    private TrialContext(CamelContext running) {
        super(new DefaultRegistry(running.getRegistry()));
        this.running = running;
    }

    static TrialContext of(CamelContext running) {
        TrialContext trial = new TrialContext(running);
        trial.disableJMX();
        trial.getPropertiesComponent().addPropertiesSource(new SettingsOf(running));
        PropertiesFunction millis = running.getPropertiesComponent().getPropertiesFunction(MillisFunction.NAME);
        if (millis != null) {
            trial.getPropertiesComponent().addPropertiesFunction(millis);
        }
        trial.setExecutorServiceManager(new ThreadsOf(running, trial));
        trial.build();
        return trial;
    }

    @Override
    public Component getComponent(String name, boolean autoCreate, boolean autoStart) {
        return running.getComponent(name, autoCreate, running.isStarted());
    }

    @Override
    protected Endpoint doGetEndpoint(
            String uri, Map<String, Object> parameters, boolean normalized, boolean prototype) {
        String resolved = EndpointHelper.resolveEndpointUriPropertyPlaceholders(this, uri);
        String plain = EndpointHelper.normalizeEndpointUri(resolved);
        Component component = getComponent(plain.replaceFirst("[:?].*", ""));
        if (component == null) {
            throw new NoSuchEndpointException(plain);
        }
        try {
            return component.createEndpoint(component.useRawUri() ? resolved : plain, parameters);
        } catch (Exception e) {
            throw new ResolveEndpointFailedException(plain, e);
        }
    }

    /** The other context's thread pools by name; what is made of them never has a thread, for nothing runs here. */
    private static final class ThreadsOf extends DefaultExecutorServiceManager {

        private final CamelContext running;

        ThreadsOf(CamelContext running, CamelContext trial) {
            super(trial);
            this.running = running;
        }

        @Override
        public ThreadPoolProfile getThreadPoolProfile(String id) {
            return running.getExecutorServiceManager().getThreadPoolProfile(id);
        }
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
}
