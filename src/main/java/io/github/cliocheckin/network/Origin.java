package io.github.cliocheckin.network;

import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;

/** Scheme, host and port of an address: who is spoken to, whatever is asked. The port is always there. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI address) {
        return of(address.getScheme(), address.getHost(), address.getPort());
    }

    static Origin of(HttpHost host) {
        return of(host.getSchemeName(), host.getHostName(), host.getPort());
    }

    private static Origin of(String scheme, String host, int port) {
        String spelled = scheme.toLowerCase(Locale.ROOT);
        // An IPv6 address has brackets in a URI, and may have them or not elsewhere
        String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return new Origin(spelled, name, port >= 0 ? port : spelled.equals("https") ? 443 : 80);
    }

    @Override
    public String toString() {
        return scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
