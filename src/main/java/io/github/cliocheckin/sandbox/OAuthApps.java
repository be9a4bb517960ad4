package io.github.cliocheckin.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The apps that are registered at one sandbox Clio, and where people may be sent back to. Every region of Clio has a registry
 * of its own, so two sandbox servers know nothing of each other's apps.
 */
final class OAuthApps {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<String> redirectUris = ConcurrentHashMap.newKeySet();

    void register(String clientId, String clientSecret) {
        secrets.put(clientId, clientSecret);
    }

    void registerRedirect(String uri) {
        redirectUris.add(uri);
    }

    boolean knows(String clientId) {
        return secrets.containsKey(clientId);
    }

    boolean proves(String clientId, String clientSecret) {
        return clientSecret.equals(secrets.get(clientId));
    }

    /** Addresses of this machine need no registration, since tests and demos listen on ports that nobody knows before. */
    boolean mayReturnTo(String uri) {
        return redirectUris.contains(uri) || isOnThisMachine(uri);
    }

    private static boolean isOnThisMachine(String text) {
        try {
            URI uri = URI.create(text);
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && THIS_MACHINE.contains(uri.getHost())
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
