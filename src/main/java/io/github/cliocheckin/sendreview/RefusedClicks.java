package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.database.Changes;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps that somebody tried what is not theirs to do; of a storm of it as much as tells that there is one. */
public final class RefusedClicks {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedClicks.class);
    private static final int MOST_A_MINUTE = 30;

    /** Anybody can think up an address. */
    private static final int MOST_A_MINUTE_OF_NOBODYS = 1;

    /** No group has this id. */
    private static final long NOBODYS = -1;

    private record Count(long minute, int clicks) {}

    private final Map<Long, Count> counts = new ConcurrentHashMap<>();
    private final AuditTrail audit;
    private final Changes changes;
    private final Clock clock;

    public RefusedClicks(AuditTrail audit, Changes changes, Clock clock) {
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    void record(ClickRefusedException refusal) {
        // An unknown button is nobody's; all of these count together
        long counted = refusal.groupId() == null ? NOBODYS : refusal.groupId();
        int most = counted == NOBODYS ? MOST_A_MINUTE_OF_NOBODYS : MOST_A_MINUTE;
        String subject = counted == NOBODYS ? "an unknown button" : "group " + counted;
        long minute = clock.instant().getEpochSecond() / 60;
        Count count = counts.merge(
                counted,
                new Count(minute, 1),
                (known, one) -> known.minute == minute ? new Count(minute, known.clicks + 1) : one);
        if (count.clicks <= most) {
            changes.make(() -> {
                audit.record(
                        AuditTrail.SERVICE,
                        "refuse-click",
                        subject,
                        null,
                        Map.of("why", refusal.why().name()));
                return true;
            });
        } else if (count.clicks == most + 1) {
            LOG.warn("More clicks of {} are refused this minute than are kept", subject);
        }
    }
}
