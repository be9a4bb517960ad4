package io.github.cliocheckin.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where an HTTP endpoint of a route may connect to: the origins of its settings, and nowhere else, whatever a link, a stored
 * address or an edited route says. What it refuses is refused before there is a connection.
 *
 * <p>A host's name is looked up here, all its addresses are looked at, and the connection is made to one of just these; a name
 * that says something else when it is asked again gains nothing.
 */
public final class Destinations implements HttpClientConfigurer, ExecChainHandler {

    private final Set<Origin> origins;
    private final String settings;
    private final boolean privateToo;
    private final DnsResolver names;

    /**
     * @param origins addresses of which scheme, host and port count
     * @param settings what these are set by, to be told to who wonders
     * @param privateToo whether their addresses may be private
     */
    public Destinations(Collection<URI> origins, String settings, boolean privateToo, DnsResolver names) {
        this.origins = origins.stream().map(Origin::of).collect(Collectors.toUnmodifiableSet());
        this.settings = settings;
        this.privateToo = privateToo;
        this.names = names;
    }

    /**
     * Nothing is repeated below the ledger, no redirect is followed, and nothing is remembered from one request to the next.
     */
    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        client.addExecInterceptorBefore(ChainElement.CONNECT.name(), "destinations", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpHost target = scope.route.getTargetHost();
        Origin origin = Origin.of(target);
        if (!origins.contains(origin)) {
            throw AddressRefusedException.elsewhere(origin, settings);
        }
        if (scope.route.getProxyHost() != null) {
            // The operator's proxy looks the name up, and has its own rules
            return chain.proceed(request, scope);
        }
        InetAddress[] addresses = addresses(target);
        for (int i = 0; i < addresses.length - 1; i++) {
            try {
                return chain.proceed(request, at(addresses[i], scope));
            } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException notReached) {
                // Nothing left: the host has another address
            }
        }
        return chain.proceed(request, at(addresses[addresses.length - 1], scope));
    }

    private InetAddress[] addresses(HttpHost target) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(target.getHostName());
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(target.getHostName());
        }
        for (InetAddress address : addresses) {
            if (!privateToo && PrivateAddresses.include(address)) {
                throw AddressRefusedException.privateAddress(target.getHostName(), address);
            }
        }
        return addresses;
    }

    /** The same request, on a route that names the address; the host's name stays, for TLS is checked against it. */
    private static ExecChain.Scope at(InetAddress address, ExecChain.Scope scope) {
        HttpHost target = scope.route.getTargetHost();
        HttpHost pinned = new HttpHost(target.getSchemeName(), address, target.getHostName(), target.getPort());
        HttpRoute route = new HttpRoute(pinned, scope.route.getLocalAddress(), scope.route.isSecure());
        return new ExecChain.Scope(
                scope.exchangeId, route, scope.originalRequest, scope.execRuntime, scope.clientContext);
    }
}
