package io.github.cliocheckin.connection;

/**
 * A person who came back from Clio.
 *
 * @param code what Clio gave to exchange for tokens
 * @param linkHash the link that led there, or null
 * @param begunBy who began it, here
 */
public record PendingAuthorization(
        long groupId, Region region, String code, String codeVerifier, String linkHash, String begunBy) {

    /** Without the code. */
    @Override
    public String toString() {
        return "authorization of group " + groupId + " in " + region;
    }
}
