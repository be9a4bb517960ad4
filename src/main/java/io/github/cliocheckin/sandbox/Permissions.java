package io.github.cliocheckin.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the app may not touch, by the names of the API's paths; everything else it may. */
final class Permissions {
    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    void deny(String resource) {
        denied.add(resource);
    }

    void denyNothing() {
        denied.clear();
    }

    void check(String resource) {
        if (denied.contains(resource)) {
            throw ClioRefusal.forbidden("The app has no permission for " + resource);
        }
    }
}
