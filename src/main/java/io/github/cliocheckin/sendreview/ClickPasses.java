package io.github.cliocheckin.sendreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.secret.Place;
import io.github.cliocheckin.secret.Vault;
import io.github.cliocheckin.sendreview.ClickRefusedException.Why;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Carries a click that Clio confirmed from the page to its buttons: sealed, so that nobody makes one or changes it, bound to
 * its door, and good for a quarter of an hour. Nothing is kept for it, and every node takes it.
 */
public final class ClickPasses {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    public ClickPasses(Vault vault, ObjectMapper json, Clock clock) {
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    private record Pass(long matterId, Long userId, String userName, Instant until) {}

    /** The pass of a click, as a part of an address. */
    String of(Click click) {
        try {
            String pass = json.writeValueAsString(new Pass(
                    click.matterId(),
                    click.userId(),
                    click.userName(),
                    clock.instant().plus(LIFETIME)));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(vault.seal(place(click.door()), pass).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A click cannot be written as JSON", e);
        }
    }

    /**
     * The click of a pass.
     *
     * @param doorstep what is known of its door
     * @throws ClickRefusedException if it is none of ours, of another door, or too old
     */
    Click open(Doorstep doorstep, String text) {
        Pass pass = read(doorstep, text);
        if (clock.instant().isAfter(pass.until)) {
            throw new ClickRefusedException(Why.EXPIRED, doorstep.groupId());
        }
        return new Click(
                doorstep.door(), doorstep.groupId(), pass.matterId, pass.userId, pass.userName, doorstep.clio(), null);
    }

    private Pass read(Doorstep doorstep, String text) {
        try {
            String sealed = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String pass = vault.openWithKeysAtHand(place(doorstep.door()), sealed)
                    .orElseThrow(() -> new ClickRefusedException(Why.MALFORMED, doorstep.groupId()));
            return json.readValue(pass, Pass.class);
        } catch (IllegalArgumentException | JsonProcessingException notOurs) {
            throw new ClickRefusedException(Why.MALFORMED, doorstep.groupId());
        }
    }

    private static Place place(String door) {
        return new Place("clio_button", "click", door);
    }
}
