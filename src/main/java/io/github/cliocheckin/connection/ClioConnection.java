package io.github.cliocheckin.connection;

/** A group's authorization at Clio. */
public record ClioConnection(long groupId, Region region, String accessToken) {

    /** Without the token. */
    @Override
    public String toString() {
        return "ClioConnection of group " + groupId + " in " + region;
    }
}
