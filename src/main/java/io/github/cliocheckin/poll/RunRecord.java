package io.github.cliocheckin.poll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A run as calls answer it: one poll for a group and a trigger.
 *
 * @param mappingIds the mappings whose matters it fetches
 * @param state RUNNING, WAITING (for its next attempt), FAILED, DONE or CANCELLED
 * @param restricted how many matters' clients are not sent, by the code of the reason
 * @param failures attempts that failed since the last one that did not
 * @param nextAttemptAt when a run that waits goes on, or null
 */
public record RunRecord(
        long runId,
        long groupId,
        int triggerId,
        List<Long> mappingIds,
        String state,
        Window window,
        int pages,
        int requests,
        int seen,
        int queued,
        Map<String, Integer> restricted,
        int failures,
        Fault error,
        Instant plannedAt,
        Instant startedAt,
        Instant finishedAt,
        Instant nextAttemptAt) {

    /** What a run asks for: matters dated after one day through another, and those changed since a time. */
    public record Window(LocalDate dateAfter, LocalDate dateThrough, Instant updatedSince) {}

    /** Why a run's last attempt failed. */
    public record Fault(String code, String text) {}

    /**
     * A page of runs, newest first.
     *
     * @param next the {@code after} of the next page, or null if this is the last
     */
    public record Page(List<RunRecord> data, Long next) {}
}
