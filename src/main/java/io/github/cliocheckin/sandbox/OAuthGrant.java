package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** One person's consent that one app may act for them; the number keeps two consents of the same person apart. */
record OAuthGrant(long number, String clientId, Supplier<ObjectNode> user) {

    AppUser appUser() {
        return new AppUser(clientId, userId());
    }

    long userId() {
        return user.get().path("id").asLong();
    }
}
