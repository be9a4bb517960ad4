package io.github.cliocheckin.kamelet;

import io.github.cliocheckin.network.Destinations;
import java.net.URI;
import java.util.Set;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Keeps a kamelet's requests, and the secret that they carry, at the one origin of its parameter {@code url}. */
public final class OnlyThere implements HttpClientConfigurer {

    private final Destinations destinations;

    public OnlyThere(String url) {
        destinations =
                new Destinations(Set.of(URI.create(url)), "the parameter url", true, SystemDefaultDnsResolver.INSTANCE);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        destinations.configureHttpClient(client);
    }
}
