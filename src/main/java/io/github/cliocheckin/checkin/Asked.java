package io.github.cliocheckin.checkin;

import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who was asked when, at which business, and for which matters: from the ledger, and from the page that is being committed. */
final class Asked {

    private record Person(long businessNumber, String key) {}

    private final Map<Person, Instant> lastAsked = new HashMap<>();
    private final Set<Long> matters = new HashSet<>();
    private final Instant now;

    Asked(Instant now) {
        this.now = now;
    }

    void addPerson(long businessNumber, String personKey, Instant at) {
        lastAsked.merge(new Person(businessNumber, personKey), at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** A matter whose client was asked by another trigger, one of the two being the webhook trigger. */
    void addMatter(long matterId) {
        matters.add(matterId);
    }

    /** The check-in itself, and its person counts as asked from then on; or the restriction in its place. */
    Decision settle(CheckIn checkIn) {
        if (matters.contains(checkIn.subject().matterId())) {
            return restriction(checkIn, Reason.ALREADY_REQUESTED, "it was asked for by another trigger");
        }
        boolean tooSoon = keys(checkIn).anyMatch(key -> {
            Instant asked = lastAsked.get(key);
            return asked != null && asked.plus(checkIn.cooldown()).isAfter(now);
        });
        if (tooSoon) {
            return restriction(
                    checkIn, Reason.RECENTLY_REQUESTED, "the same person was asked at this business" + within(checkIn));
        }
        keys(checkIn).forEach(key -> lastAsked.put(key, now));
        return checkIn.passed(
                Rule.COOLDOWN,
                checkIn.cooldown().isZero()
                        ? "everybody may be asked again at once"
                        : "nobody counts as asked at this business" + within(checkIn));
    }

    private static String within(CheckIn checkIn) {
        return " within " + checkIn.cooldown().toDays() + " days";
    }

    private static Restriction restriction(CheckIn checkIn, Reason reason, String read) {
        return Restriction.of(checkIn.subject(), reason, checkIn.trace(), Rule.COOLDOWN, read);
    }

    private static Stream<Person> keys(CheckIn checkIn) {
        return Stream.of(checkIn.person().email(), checkIn.person().phone())
                .filter(key -> key != null)
                .map(key -> new Person(checkIn.subject().businessNumber(), key));
    }
}
