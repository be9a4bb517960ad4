package io.github.cliocheckin.connect;

import io.github.cliocheckin.connection.Begun;
import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.connection.PermissionFinding;
import io.github.cliocheckin.hook.Hooks;
import java.time.Instant;
import java.util.List;

/**
 * How a mapping's group stands with Clio.
 *
 * @param lost since when and why a person must authorize again; null while all is well
 * @param account the firm's account; null where only a token was given to us
 * @param sendReview the button on the firm's matters; null where none is wanted
 * @param webhooks the subscription to the changes of its matters; null where none is wanted
 * @param link where an operator authorizes: it leads to Clio at once, and is good for one person until {@code linkExpiresAt}
 */
public record AuthorizationAnswer(
        long mappingId,
        long groupId,
        State state,
        String region,
        Instant connectedAt,
        String connectedBy,
        Lost lost,
        Account account,
        User user,
        List<PermissionAnswer> permissions,
        Hooks.SendReview sendReview,
        Hooks.Subscription webhooks,
        String link,
        Instant linkExpiresAt) {

    /** Whether Clio may be asked. */
    public enum State {
        /** Never connected, or disconnected. */
        NOT_AUTHORIZED("Not authorized"),
        AUTHORIZED("Authorized"),
        /** It was authorized, and Clio takes the grant no more. */
        NEEDS_AUTHORIZATION("Must be authorized again");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As pages say it. */
        public String words() {
            return words;
        }

        static State of(ClioConnection connection) {
            return connection == null ? NOT_AUTHORIZED : connection.lost() == null ? AUTHORIZED : NEEDS_AUTHORIZATION;
        }
    }

    /** When the grant was found lost, and why. */
    public record Lost(Instant at, String text) {}

    /** The firm's account at Clio. */
    public record Account(long id, String name) {}

    /** Whoever at the firm allowed access. */
    public record User(long id, String name, String timeZone) {}

    /**
     * One thing that must be read.
     *
     * @param granted null where Clio gave no answer that tells
     * @param said Clio's own words of refusal, or null
     * @param advice where in Clio to grant it; null if it is granted
     */
    public record PermissionAnswer(String name, Boolean granted, String said, String advice, Instant checkedAt) {

        static PermissionAnswer of(PermissionFinding finding) {
            boolean granted = Boolean.TRUE.equals(finding.granted());
            return new PermissionAnswer(
                    finding.permission().title(),
                    finding.granted(),
                    finding.said(),
                    granted ? null : finding.permission().advice(),
                    finding.checkedAt());
        }
    }

    /** The same without who allowed access and who connected it. */
    public AuthorizationAnswer withoutPeople() {
        return new AuthorizationAnswer(
                mappingId,
                groupId,
                state,
                region,
                connectedAt,
                null,
                lost,
                account,
                null,
                permissions,
                sendReview,
                webhooks,
                link,
                linkExpiresAt);
    }

    static AuthorizationAnswer of(
            long mappingId,
            long groupId,
            ClioConnection connection,
            List<PermissionFinding> findings,
            Hooks hooks,
            Begun begun) {
        boolean connected = connection != null;
        boolean known = connected && connection.user() != null;
        return new AuthorizationAnswer(
                mappingId,
                groupId,
                State.of(connection),
                connected ? connection.region().name() : null,
                connected ? connection.connectedAt() : null,
                connected ? connection.connectedBy() : null,
                connected && connection.lost() != null
                        ? new Lost(connection.lost().at(), connection.lost().reason())
                        : null,
                known
                        ? new Account(
                                connection.user().account().id(),
                                connection.user().account().name())
                        : null,
                known
                        ? new User(
                                connection.user().id(),
                                connection.user().name(),
                                connection.user().timeZone())
                        : null,
                findings.stream().map(PermissionAnswer::of).toList(),
                hooks.sendReview(groupId),
                hooks.webhooks(groupId),
                begun == null ? null : begun.link().toString(),
                begun == null ? null : begun.expiresAt());
    }
}
