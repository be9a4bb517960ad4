package io.github.cliocheckin.checkin;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places where a crash would hurt most. Each does nothing, unless the system property {@code crash-point} names it: then
 * the process halts there at once, as a power cut would, so that a test can see what the next start makes of it. The
 * property's form is {@code name} or {@code name:passes}, the number of times that the point is passed unharmed first.
 */
public enum CrashPoint {
    AFTER_PLAN_BEFORE_FIRST_PAGE,
    AFTER_PAGE_BEFORE_COMMIT,
    AFTER_COMMIT_BEFORE_NEXT_PAGE,
    AFTER_LAST_PAGE_BEFORE_COMMIT,
    AFTER_CLAIM_BEFORE_REQUEST,
    AFTER_RESPONSE_BEFORE_MARK,
    AFTER_MARK_BEFORE_NEXT_CLAIM,
    AFTER_EVENTS_BEFORE_REMOVAL;

    /** What the halted process ends with, so that a test can tell it from a failure. */
    public static final int EXIT_CODE = 137;

    private static final String[] CHOSEN = System.getProperty("crash-point", "").split(":");
    private static final AtomicInteger PASSES_LEFT =
            new AtomicInteger(CHOSEN.length > 1 ? Integer.parseInt(CHOSEN[1]) : 0);

    /** Marks the place. */
    public void pass() {
        if (pointName().equals(CHOSEN[0]) && PASSES_LEFT.getAndDecrement() <= 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** The name as the property has it: {@code after-page-before-commit}. */
    public String pointName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
