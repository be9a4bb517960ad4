package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in the ledger a row stands, as it is listed: by day, and within a day as they came. */
public record LedgerPlace(LocalDate day, long id) {

    static final Comparator<LedgerPlace> OLDEST_FIRST =
            Comparator.comparing(LedgerPlace::day).thenComparing(LedgerPlace::id);

    private static final Pattern TEXT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)_(\\d{1,18})");

    /** @throws Refusal if this is no place */
    public static LedgerPlace of(String parameter, String text) {
        Matcher place = TEXT.matcher(text);
        try {
            if (place.matches()) {
                LocalDate day = LocalDate.parse(place.group(1));
                if (!day.isBefore(LedgerSearch.FIRST_DAY)) {
                    return new LedgerPlace(day, Long.parseLong(place.group(2)));
                }
            }
        } catch (DateTimeException notADay) {
            // said below
        }
        throw Refusal.malformed(
                parameter,
                parameter + " is " + text + ": it takes what the links of the list say, such as 2026-01-31_7.");
    }

    boolean isBefore(LedgerPlace other) {
        return OLDEST_FIRST.compare(this, other) < 0;
    }

    /** This place, or that end of some days that is next to it. */
    LedgerPlace within(LocalDate first, LocalDate last) {
        if (day.isAfter(last)) {
            return new LedgerPlace(last, Long.MAX_VALUE);
        }
        return day.isBefore(first) ? new LedgerPlace(first, -1) : this;
    }

    /** As it stands in addresses. */
    @Override
    public String toString() {
        return day + "_" + id;
    }
}
