package io.github.cliocheckin.connection;

import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.ClioUnauthorizedException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.clio.NextLink;
import io.github.cliocheckin.database.Changes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out the access token that a question is asked with, and has it renewed once, however many need it at the same moment
 * and on however many nodes: the renewal is claimed by one conditional update, and whoever does not get it looks again a
 * moment later. Nobody waits on a thread.
 */
public final class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private static final String REFUSED = "Clio refuses the access token, and a renewed one too if there is one";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final Connections connections;
    private final ClioApps apps;
    private final AuditTrail audit;
    private final Changes changes;
    private final Duration lease;
    private final Clock clock;

    /** @param lease how long a renewal may take before another node may try; longer than Clio's time-outs */
    public AccessTokens(
            Connections connections, ClioApps apps, AuditTrail audit, Changes changes, Duration lease, Clock clock) {
        this.connections = connections;
        this.apps = apps;
        this.audit = audit;
        this.changes = changes;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * The connection to ask with.
     *
     * @param refused the connection whose access token Clio has just refused, or null
     * @return {@link Taken#toBeRenewed()} if this caller must renew it first
     * @throws ClioUnauthorizedException if a person must authorize first
     * @throws ClioBusyException if somebody else renews it
     */
    public Taken take(ClioRequest question, ClioConnection refused) {
        ClioConnection connection = connections
                .find(question.account())
                .filter(ClioConnection::hasTokens)
                .orElseThrow(() ->
                        new ClioUnauthorizedException("Group " + question.account() + " is not authorized at Clio"));
        if (!NextLink.isAt(apps.clio(connection.region()), question.uri())) {
            throw new ClioUnavailableException("The group was connected in another region meanwhile");
        }
        boolean useless = isUseless(connection, refused);
        if (!useless && !connection.tokens().isDueAt(clock.instant())) {
            return new Taken(connection, false);
        }
        if (!connection.tokens().canBeRenewed()) {
            return withoutRenewal(connection, refused);
        }
        return renewedByThisCaller(connection, useless);
    }

    /** @param toBeRenewed whether whoever took it must have it renewed before he asks */
    public record Taken(ClioConnection connection, boolean toBeRenewed) {

        /** Without what the connection holds. */
        @Override
        public String toString() {
            return connection.toString();
        }
    }

    private boolean isUseless(ClioConnection connection, ClioConnection refused) {
        return connection.tokens().isExpiredAt(clock.instant()) || refused != null && connection.hasTokenOf(refused);
    }

    /** A token that was given to us is used as long as Clio takes it: nobody said when it ends. */
    private Taken withoutRenewal(ClioConnection connection, ClioConnection refused) {
        if (refused != null && connection.hasTokenOf(refused)) {
            doubt(connection, REFUSED);
            throw new ClioUnauthorizedException("Clio answered 401, and there is no refresh token");
        }
        return new Taken(connection, false);
    }

    private Taken renewedByThisCaller(ClioConnection connection, boolean useless) {
        Instant now = clock.instant();
        if (!connection.isBeingRenewed(now) && connections.claimRenewal(connection, now.plus(lease))) {
            // The claim made a new version, and this caller's writes name it
            return new Taken(connection.written(connection.tokens()), true);
        }
        if (useless) {
            throw ClioBusyException.renewing(now.plus(LOOK_AGAIN));
        }
        return new Taken(connection, false);
    }

    /** The question that renews a connection. */
    public TokenRequest renewal(ClioConnection connection) {
        return TokenRequest.toRenew(apps.of(connection.region()), connection.tokens());
    }

    /**
     * Keeps renewed tokens.
     *
     * @throws ClioBusyException if this node slept so long that another one renewed them: theirs are the ones that count
     */
    public ClioConnection renewed(ClioConnection connection, Tokens tokens) {
        if (!connections.keepRenewed(connection, tokens)) {
            LOG.warn("Tokens of {} came too late and are not kept: it was renewed or changed meanwhile", connection);
            throw ClioBusyException.renewing(clock.instant().plus(LOOK_AGAIN));
        }
        return connection.written(tokens);
    }

    /**
     * Settles a renewal that failed: a lost grant is told once, and anything else tried again later.
     *
     * @return the connection as it was, while its access token is good for a while yet
     * @throws ClioBusyException if only this node's refresh token is lost: another one has renewed it meanwhile
     */
    public ClioConnection notRenewed(ClioConnection connection, ClioConnection refused, Exception why)
            throws Exception {
        if (why instanceof GrantLostException) {
            lose(connection, why.getMessage());
            throw new ClioUnauthorizedException(why.getMessage());
        }
        boolean useless = isUseless(connection, refused);
        if (useless && why instanceof RenewalRefusedException) {
            doubt(connection, why.getMessage());
        }
        Instant pause = clock.instant().plus(PAUSE_AFTER_FAILURE);
        boolean longer = why instanceof ClioBusyException busy && busy.until().isAfter(pause);
        if (!connections.putRenewalOff(connection, longer ? ((ClioBusyException) why).until() : pause)) {
            throw ClioBusyException.renewing(clock.instant().plus(LOOK_AGAIN));
        }
        if (useless) {
            throw why;
        }
        LOG.warn(
                "The access token of {} could not be renewed and is good until {}: {}",
                connection,
                connection.tokens().expiresAt(),
                why instanceof ClioException ? why.getMessage() : why.getClass().getSimpleName());
        return connection.written(connection.tokens());
    }

    /**
     * Notes whether Clio took a connection's token. One that it refuses, and for which there is no better one, is kept and
     * tried again when the poll is: a Clio that refuses everybody for an hour must not cost every firm its authorization.
     *
     * @param status the HTTP status of Clio's answer
     */
    public void heard(ClioConnection connection, int status) {
        if (status == 401) {
            doubt(connection, REFUSED);
        } else if (connection.lost() != null && isTaken(status) && connections.trustAgain(connection)) {
            LOG.info("Clio takes the tokens of {} again", connection);
        }
    }

    /** A failure of Clio's, or a refusal for the rate, tells nothing of the token. */
    private static boolean isTaken(int status) {
        return status < 500 && status != 429;
    }

    private void lose(ClioConnection connection, String reason) {
        changes.make(() -> {
            if (!connections.lose(connection, reason)) {
                throw ClioBusyException.renewing(clock.instant().plus(LOOK_AGAIN));
            }
            if (connection.lost() == null) {
                // One that was in doubt has been told of
                alert(connection, reason);
            }
            return true;
        });
    }

    private void doubt(ClioConnection connection, String reason) {
        changes.make(() -> {
            boolean first = connections.doubt(connection, reason);
            if (first) {
                alert(connection, reason);
            }
            return first;
        });
    }

    private void alert(ClioConnection connection, String reason) {
        audit.record(AuditTrail.SERVICE, "lose-grant", "group " + connection.groupId(), null, Map.of("reason", reason));
        LOG.error(
                "Group {} needs authorization: {}. Its polls wait and nothing is lost; have the firm authorize again",
                connection.groupId(),
                reason);
    }
}
