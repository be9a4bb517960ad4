package io.github.cliocheckin.checkin;

import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who was asked when, at which business: from the ledger, and from the page that is being committed. */
final class RecentlyAsked {

    private record Asked(long businessNumber, String personKey) {}

    private final Map<Asked, Instant> lastAsked = new HashMap<>();
    private final Instant now;

    RecentlyAsked(Instant now) {
        this.now = now;
    }

    void add(long businessNumber, String personKey, Instant at) {
        lastAsked.merge(new Asked(businessNumber, personKey), at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The check-in itself, and its person counts as asked from then on; or the restriction in its place. */
    Decision settle(CheckIn checkIn) {
        boolean tooSoon = keys(checkIn).anyMatch(key -> {
            Instant asked = lastAsked.get(key);
            return asked != null && asked.plus(checkIn.cooldown()).isAfter(now);
        });
        if (tooSoon) {
            return Ledger.recently(checkIn);
        }
        keys(checkIn).forEach(key -> lastAsked.put(key, now));
        return checkIn;
    }

    private static Stream<Asked> keys(CheckIn checkIn) {
        return Stream.of(checkIn.person().email(), checkIn.person().phone())
                .filter(key -> key != null)
                .map(key -> new Asked(checkIn.subject().businessNumber(), key));
    }
}
