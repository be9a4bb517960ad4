package io.github.cliocheckin.connect;

import io.github.cliocheckin.connection.ClioConnection;

/** What the audit says of a group's connection. */
record ConnectionState(String region, Long accountId, Long userId) {

    /** Null for null. */
    static ConnectionState of(ClioConnection connection) {
        if (connection == null) {
            return null;
        }
        boolean known = connection.user() != null;
        return new ConnectionState(
                connection.region().name(),
                known ? connection.user().account().id() : null,
                known ? connection.user().id() : null);
    }
}
