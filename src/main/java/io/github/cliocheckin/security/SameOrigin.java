package io.github.cliocheckin.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps another site's page from calling with the cookie of whoever looks at it. Browsers say where a call comes from in
 * headers that no page can set: Sec-Fetch-Site, and the older ones Origin.
 */
final class SameOrigin {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private SameOrigin() {}

    static boolean allows(HttpServerRequest request) {
        if (READING.contains(request.method())) {
            return true;
        }
        List<String> sites = request.headers().getAll("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            return sites.equals(List.of("same-origin"));
        }
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        List<String> hosts = hosts(request);
        return origins.size() == 1 && hosts.size() == 1 && isAt(origins.get(0), hosts.get(0));
    }

    /** HTTP/2 has no header Host, but says the same before the headers. */
    private static List<String> hosts(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? Stream.ofNullable(request.authority()).map(Object::toString).toList()
                : request.headers().getAll(HttpHeaders.HOST);
    }

    /** Whether http or https is not compared: a proxy in front may speak the one outside and the other inside. */
    private static boolean isAt(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
