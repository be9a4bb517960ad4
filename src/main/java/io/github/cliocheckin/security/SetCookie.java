package io.github.cliocheckin.security;

import java.time.Duration;
import java.time.Instant;

/**
 * A cookie as an answer sets it: for this host alone, out of reach of scripts, and left at home when a page of another site
 * calls.
 *
 * @param age how long the browser keeps it; zero removes it
 * @param secure whether it is sent over HTTPS only
 */
public record SetCookie(String name, String value, Duration age, boolean secure) {

    /** The cookie in which a browser carries a session. */
    public static SetCookie of(Sessions.Opened session, Instant now, boolean secure) {
        return new SetCookie(Shown.COOKIE, session.token(), Duration.between(now, session.expiresAt()), secure);
    }

    /** Takes a session's cookie away. */
    public static SetCookie endOfSession(boolean secure) {
        return none(Shown.COOKIE, secure);
    }

    /** Takes a cookie away. */
    public static SetCookie none(String name, boolean secure) {
        return new SetCookie(name, "", Duration.ZERO, secure);
    }

    /** The value of the header {@code Set-Cookie}. Lax, for the way back from a provider is a link that another site gave. */
    public String header() {
        return name + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "cookie " + name;
    }
}
