package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.secret.Place;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.Vault;
import io.github.cliocheckin.security.SetCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets the browser that begins a sign-in remember it, sealed, until it comes back. A row of ours would do too, but anybody may
 * begin a sign-in: this way a storm of beginnings fills no table, nothing must be cleared away, and any node can end what another
 * began. That a return counts once is the provider's doing, whose codes do, and the browser's, which is told to forget.
 */
final class RememberingCookie {
    private static final String NAME = "clio-checkin-sign-in";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int LONGEST = 2000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Vault vault;
    private final Place place;
    private final Clock clock;
    private final boolean secure;
    private Instant nextLook = Instant.MIN;

    /** @param issuer what one provider's sign-in left counts for no other */
    RememberingCookie(Vault vault, String issuer, Clock clock, boolean secure) {
        this.vault = vault;
        this.place = new Place("cookie", NAME, issuer);
        this.clock = clock;
        this.secure = secure;
    }

    SetCookie of(Remembered remembered) {
        String text = String.join(
                " ",
                remembered.state(),
                remembered.nonce(),
                remembered.codeVerifier(),
                clock.instant().plus(LIFETIME).toString());
        return new SetCookie(NAME, vault.seal(place, text), LIFETIME, secure);
    }

    SetCookie none() {
        return SetCookie.none(NAME, secure);
    }

    /**
     * What the browser remembers.
     *
     * @param headers the call's headers {@code Cookie}
     * @throws SignInException.NotValid if it is nothing, nothing of ours, or was begun too long ago
     */
    Remembered in(List<String> headers) {
        List<String> found = headers.stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "="))
                .map(cookie -> cookie.substring(NAME.length() + 1))
                .toList();
        if (found.size() != 1 || found.get(0).length() > LONGEST) {
            throw notBegunHere();
        }
        String[] parts = opened(found.get(0)).split(" ");
        if (clock.instant().isAfter(Instant.parse(parts[3]))) {
            throw new SignInException.NotValid("it took longer than " + LIFETIME.toMinutes() + " minutes");
        }
        return new Remembered(parts[0], parts[1], parts[2]);
    }

    private String opened(String sealed) {
        return vault.openWithKeysAtHand(place, sealed)
                .or(() -> openedAnew(sealed))
                .orElseThrow(RememberingCookie::notBegunHere);
    }

    /** Another node may have sealed it after a rotation; or it is anybody's, and the keys are not looked for again each time. */
    private Optional<String> openedAnew(String sealed) {
        if (!mayLook()) {
            return Optional.empty();
        }
        try {
            return Optional.of(vault.open(place, sealed));
        } catch (UnreadableSecretException notOurs) {
            return Optional.empty();
        }
    }

    private synchronized boolean mayLook() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return false;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        return true;
    }

    private static SignInException notBegunHere() {
        return new SignInException.NotValid("it was not begun in this browser, or has ended already");
    }
}
