package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.WebhookEvents;
import io.github.cliocheckin.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps at Clio what the groups want there: the button, and the subscription to the changes of their matters. A route asks
 * the questions; which one is next, and what follows from its answer, is told here.
 */
public final class Tending {

    private final Claims claims;
    private final Groups groups;
    private final Connections connections;
    private final ClioApps apps;
    private final Buttons buttons;
    private final Webhooks webhooks;
    private final Doors doors;
    private final AuditTrail audit;
    private final WebhookTiming timing;
    private final RetrySchedule retry;
    private final Clock clock;

    /**
     * How long things may take.
     *
     * @param look how often what is at Clio is looked at
     * @param lifetime how long a subscription is asked for
     * @param lease longer than any question to Clio takes
     * @param retry when to try again after a failure
     */
    public record Pace(Duration look, Duration lifetime, Duration lease, RetrySchedule retry) {}

    public Tending(
            JdbcClient database,
            Changes changes,
            Vault vault,
            Connections connections,
            ClioApps apps,
            AuditTrail audit,
            Doors doors,
            Pace pace,
            Clock clock) {
        claims = new Claims(database, changes, pace.lease, clock);
        groups = new Groups(database);
        buttons = new Buttons(database, clock);
        webhooks = new Webhooks(database, vault, clock);
        timing = new WebhookTiming(pace.look, pace.lifetime);
        retry = pace.retry;
        this.connections = connections;
        this.apps = apps;
        this.audit = audit;
        this.doors = doors;
        this.clock = clock;
    }

    /** The time, as a parameter of a statement that a route names. */
    public OffsetDateTime now() {
        return Times.column(clock.instant());
    }

    /** Takes a group in hand that is due; null if another node has it, or nothing can be asked for it. */
    public Round begin(long groupId) {
        Claim claim = claims.take(groupId);
        if (claim == null) {
            return null;
        }
        Optional<ClioConnection> connection = connections.summary(groupId);
        if (connection.isEmpty()) {
            claim.end(null, 0);
            return null;
        }
        IntegrationGroup group = groups.find(groupId).orElseThrow();
        boolean button = wantsButton(group);
        return begun(group, connection.get(), claim, button, WebhookEvents.wantedBy(group), false);
    }

    /**
     * Takes a group in hand, whoever has it, to remove what it keeps at Clio: no node has it again before it is disconnected.
     * Null if there is no grant to do so with.
     */
    public Round beginRemoval(long groupId) {
        if (connections.regionOfGrant(groupId).isEmpty()) {
            return null;
        }
        ClioConnection connection = connections.summary(groupId).orElseThrow();
        return begun(
                groups.find(groupId).orElseThrow(),
                connection,
                claims.seize(groupId),
                false,
                WebhookEvents.parse(null),
                true);
    }

    private Round begun(
            IntegrationGroup group,
            ClioConnection connection,
            Claim claim,
            boolean button,
            WebhookEvents events,
            boolean isRemoval) {
        Charge charge = new Charge(group, apps.clio(connection.region()), connection.connectedAt(), claim, audit);
        Round round = new Round(
                claim,
                List.of(
                        new ButtonCare(charge, button, buttons, doors, timing.look(), clock),
                        new WebhookCare(charge, events.words(), webhooks, doors, timing, clock)),
                isRemoval);
        round.begin();
        return round;
    }

    static boolean wantsButton(IntegrationGroup group) {
        return group.triggers().contains(Trigger.MATTER_WEBHOOK);
    }

    /** The next question of a round; null if there is none, or no round. */
    public ClioRequest next(Round round) {
        return round == null ? null : round.question();
    }

    /** Hears Clio's answer. */
    public void heard(Round round, JsonNode answer) {
        round.heard(answer);
    }

    /** Hears why there is no answer, or that what it led to failed. */
    public void refused(Round round, Exception why) {
        round.refused(why);
    }

    /** Gives a group back, and says when it is looked at again. */
    public void finish(Round round) {
        if (round == null) {
            return;
        }
        Claim claim = round.claim();
        Instant now = clock.instant();
        switch (round.end()) {
            case DONE -> claim.end(round.nextLook(), 0);
            case BUSY -> claim.end(later(round.busyUntil(), now.plusSeconds(1)), claim.failures());
            case FAILED -> {
                int failures = claim.failures() + 1;
                claim.end(now.plus(retry.pause(failures)), failures);
            }
            case CUT -> claim.end(Instant.EPOCH, claim.failures());
            case LOST -> {
                // whoever has it gives it back
            }
            default -> throw new IllegalStateException(round.end().name());
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
