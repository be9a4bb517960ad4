package io.github.cliocheckin;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Somebody's Camel application of Spring Boot, with our jar on its class path and all that Spring Boot makes of it by itself. */
public final class SpringBootHost implements AutoCloseable {

    private final ConfigurableApplicationContext spring;

    private SpringBootHost(ConfigurableApplicationContext spring) {
        this.spring = spring;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /**
     * Starts it.
     *
     * @param settings as they would stand in its {@code application.properties}
     * @param beans by their names
     */
    public static SpringBootHost start(Map<String, String> settings, Map<String, Object> beans) {
        // Spring Boot would set up Log4j anew for all tests
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            return new SpringBootHost(new SpringApplicationBuilder(Application.class)
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .initializers(context -> {
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new org.springframework.core.env.MapPropertySource(
                                        "host", Map.copyOf(settings)));
                        beans.forEach(context.getBeanFactory()::registerSingleton);
                    })
                    // Not config/ of the folder that the tests run in, which is our own
                    .run(
                            "--spring.config.location=optional:classpath:/",
                            "--spring.flyway.enabled=false",
                            // The broker on the tests' class path is for tests of the bus
                            "--spring.autoconfigure.exclude="
                                    + "org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration"));
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    public CamelContext camel() {
        return spring.getBean(CamelContext.class);
    }

    @Override
    public void close() {
        spring.close();
    }
}
