package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What proves to an app that a click on its button was one: a nonce for the app's next call about that record, made for the
 * user who clicked. Clio's documentation gives neither a life nor a number of uses; handlers in the wild count on 60 seconds
 * and one.
 */
final class Nonces {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<String, Click> clicks = new HashMap<>();

    Nonces(Clock clock) {
        this.clock = clock;
    }

    private record Click(AppUser appUser, String subject, Instant end) {}

    synchronized String issue(AppUser appUser, String subject) {
        String nonce = "nonce-" + UUID.randomUUID();
        clicks.put(nonce, new Click(appUser, subject, clock.instant().plus(LIFE)));
        return nonce;
    }

    /** Uses a nonce up. One that was made for another user, app or record is refused and stays as it was. */
    synchronized void use(String nonce, AppUser appUser, String subject) {
        Click click = clicks.get(nonce);
        if (click == null
                || !click.appUser().equals(appUser)
                || !click.subject().equals(subject)
                || !clock.instant().isBefore(click.end())) {
            throw ClioRefusal.forbidden("The custom_action_nonce is not good for this user and this record now");
        }
        clicks.remove(nonce);
    }
}
