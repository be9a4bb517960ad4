package io.github.cliocheckin.poll;

import java.time.LocalDate;

/**
 * Which matters a poll asks about, by their date.
 *
 * @param floor the first day that counts at all: the day before the mapping was switched on
 * @param dateThrough how far the mapping has seen
 * @param cutoff the last day to take now: yesterday for a frequency in days, today for one in hours
 */
public record Window(LocalDate floor, LocalDate dateThrough, LocalDate cutoff) {

    /** What was dated back further than this is an old matter that was merely edited. */
    static final int DAYS_OF_LATE_ENTRIES = 30;

    /**
     * Whether a matter counts.
     *
     * @param date the trigger's date; null if the firm left it empty: then the day of the last change speaks for it
     * @param updatedOn the day of the last change, or null
     */
    public boolean includes(LocalDate date, LocalDate updatedOn) {
        if (date == null) {
            return updatedOn == null || isEnteredLate(updatedOn);
        }
        return !date.isAfter(cutoff) && (isNew(date) || isEnteredLate(date));
    }

    private boolean isNew(LocalDate date) {
        return date.isAfter(dateThrough);
    }

    private boolean isEnteredLate(LocalDate date) {
        return !date.isBefore(floor) && !date.isBefore(cutoff.minusDays(DAYS_OF_LATE_ENTRIES));
    }

    /** The window that both lie in. */
    public Window and(Window other) {
        return new Window(
                earlier(floor, other.floor), earlier(dateThrough, other.dateThrough), later(cutoff, other.cutoff));
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
