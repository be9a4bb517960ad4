package io.github.cliocheckin.connection;

import java.net.URI;
import java.time.Instant;

/** A link that somebody may open until a time. */
public record Begun(URI link, Instant expiresAt) {

    /** Without the link: whoever has it may authorize. */
    @Override
    public String toString() {
        return "link until " + expiresAt;
    }
}
