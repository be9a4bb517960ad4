package io.github.cliocheckin.hook;

import java.time.Instant;

/** That this node, and no other one, looks after what a group keeps at Clio, until a time that each question puts off. */
final class Claim {

    private final Claims claims;
    private final long groupId;
    private final int version;
    private final int failures;

    /**
     * @param version tells it from the group's other claims
     * @param failures how often in a row nothing came of it before
     */
    Claim(Claims claims, long groupId, int version, int failures) {
        this.claims = claims;
        this.groupId = groupId;
        this.version = version;
        this.failures = failures;
    }

    long groupId() {
        return groupId;
    }

    int version() {
        return version;
    }

    int failures() {
        return failures;
    }

    /** Puts its end off, before something is asked; false if another node has the group by now. */
    boolean hold() {
        return claims.hold(this);
    }

    /**
     * Writes what follows from an answer, in one transaction.
     *
     * @throws ClaimLostException if another node has the group by now: it writes what it finds
     */
    void write(Runnable change) {
        claims.write(this, change);
    }

    /**
     * Gives the group back.
     *
     * @param next when it is looked at again, unless something was changed meanwhile; null = not before something is
     * @param failuresNow how often in a row nothing came of it
     */
    void end(Instant next, int failuresNow) {
        claims.end(this, next, failuresNow);
    }
}
