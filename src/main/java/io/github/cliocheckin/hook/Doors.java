package io.github.cliocheckin.hook;

import io.github.cliocheckin.secret.RandomSecret;
import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The addresses here that Clio is told: each ends in a door, which nobody can guess and which tells whose it is. */
public final class Doors {

    private static final int BITS = 192;

    private final URI publicUrl;
    private final RandomGenerator random;

    public Doors(URI publicUrl, RandomGenerator random) {
        this.publicUrl = publicUrl;
        this.random = random;
    }

    /** Where Clio is told that this service is. */
    URI publicUrl() {
        return publicUrl;
    }

    String make() {
        return RandomSecret.of(BITS, random);
    }

    /** Where the button leads. */
    String ofButton(String door) {
        return buttons() + door;
    }

    /** Where Clio's deliveries go. */
    String ofWebhook(String door) {
        return webhooks() + door;
    }

    /** The door that an address of a button names; empty if the address is not ours. */
    Optional<String> inButton(String address) {
        return after(buttons(), address);
    }

    /** The door that an address of a webhook names; empty if the address is not ours. */
    Optional<String> inWebhook(String address) {
        return after(webhooks(), address);
    }

    private String buttons() {
        return publicUrl + "/send-review/";
    }

    private String webhooks() {
        return publicUrl + "/webhook/";
    }

    private static Optional<String> after(String prefix, String address) {
        return address.startsWith(prefix) ? Optional.of(address.substring(prefix.length())) : Optional.empty();
    }
}
