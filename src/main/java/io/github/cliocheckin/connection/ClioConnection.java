package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioUser;
import java.time.Instant;

/**
 * A group's authorization at Clio.
 *
 * @param tokens null once the grant is lost for good
 * @param renewingUntil until then one node renews it, or after a failure none; or null
 * @param lost since when and why a person must authorize again, or null
 * @param user who granted it; null where only a token was given to us
 * @param connectedBy who connected it, here
 * @param version the version of its row; who has an old one cannot write any more
 */
public record ClioConnection(
        long groupId,
        Region region,
        Tokens tokens,
        Instant renewingUntil,
        Lost lost,
        ClioUser user,
        Instant connectedAt,
        String connectedBy,
        int version) {

    /** A grant that Clio takes no more. */
    public record Lost(Instant at, String reason) {}

    /** Tokens that Clio has just given, before anybody knows whose they are. */
    public static ClioConnection unknown(long groupId, Region region, Tokens tokens, Instant now) {
        return new ClioConnection(groupId, region, tokens, null, null, null, now, "", 0);
    }

    boolean hasTokens() {
        return tokens != null;
    }

    boolean isBeingRenewed(Instant now) {
        return renewingUntil != null && now.isBefore(renewingUntil);
    }

    /** Whether the access token is the one that this other one had. */
    boolean hasTokenOf(ClioConnection other) {
        return other.tokens.accessToken().equals(tokens.accessToken());
    }

    /** The same after a write of this node's, which made a new version of it. */
    ClioConnection written(Tokens newTokens) {
        return new ClioConnection(
                groupId, region, newTokens, renewingUntil, lost, user, connectedAt, connectedBy, version + 1);
    }

    /** Without the tokens and the person. */
    @Override
    public String toString() {
        return "connection of group " + groupId + " in " + region;
    }
}
