package io.github.cliocheckin.poll;

import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.FirmFields;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * One run for a group and trigger, on its way: which mappings it reads for, and which page comes next. This is the body in
 * {@code poll.camel.yaml}.
 *
 * @param version the version of its row; a node whose version is old has lost the poll to another one
 * @param clio where Clio is for this connection
 * @param windows by the id of each mapping that this run reads for
 * @param updatedSince from when on changes are asked for in the late query
 * @param startedAt when this pass over Clio's pages began
 * @param nextPage the address of the page to read next
 * @param pagesRead those that this node read in this pass, so that it does not go in a circle
 */
public record Poll(
        long id,
        int version,
        IntegrationGroup group,
        Trigger trigger,
        URI clio,
        FirmFields fields,
        Map<Long, Window> windows,
        Query query,
        Instant updatedSince,
        Instant startedAt,
        URI nextPage,
        Set<URI> pagesRead,
        State state) {

    /** The two questions of a poll: what has a date in the window, and what was changed since the last poll. */
    public enum Query {
        MAIN,
        LATE
    }

    /** How it stands with a run; WAITING for Clio's rate limit, FAILED until the next attempt. */
    public enum State {
        RUNNING,
        WAITING,
        FAILED,
        DONE,
        CANCELLED
    }

    /** The same poll, about to read another page; null once there is none left. */
    Poll next(Query nextQuery, URI page, Set<URI> read, int newVersion) {
        return new Poll(
                id,
                newVersion,
                group,
                trigger,
                clio,
                fields,
                windows,
                nextQuery,
                updatedSince,
                startedAt,
                page,
                read,
                page == null ? State.DONE : State.RUNNING);
    }

    /** The same poll with its fields bound by the ids that a page showed. */
    Poll with(FirmFields bound) {
        return new Poll(
                id,
                version,
                group,
                trigger,
                clio,
                bound,
                windows,
                query,
                updatedSince,
                startedAt,
                nextPage,
                pagesRead,
                state);
    }

    /** Whether there is a page left to read. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** The question for the next page. */
    public ClioRequest request() {
        return new ClioRequest(group.id(), nextPage);
    }

    /** The first page of a query in this poll's window. */
    static URI firstPage(Query query, URI clio, Trigger trigger, Window window, Instant updatedSince) {
        ClioQuery matters = ClioQuery.matters(clio).status(status(trigger));
        return switch (query) {
            case MAIN ->
                matters.dated(dateField(trigger), window.dateThrough(), window.cutoff())
                        .uri();
            case LATE -> matters.updatedSince(updatedSince).uri();
        };
    }

    private static String status(Trigger trigger) {
        return switch (trigger) {
            case CLOSED_MATTER -> "closed";
            case PENDING_MATTER -> "pending";
            case OPEN_MATTER -> "open";
            case MATTER_WEBHOOK, HANDED_IN -> throw new IllegalArgumentException("The webhook trigger is not polled");
        };
    }

    private static String dateField(Trigger trigger) {
        return switch (trigger) {
            case CLOSED_MATTER -> "close_date";
            case PENDING_MATTER -> "pending_date";
            case OPEN_MATTER -> "open_date";
            case MATTER_WEBHOOK, HANDED_IN -> throw new IllegalArgumentException("The webhook trigger is not polled");
        };
    }

    /** The question for the firm's custom fields. */
    public ClioRequest customFieldsRequest() {
        return new ClioRequest(group.id(), ClioQuery.customFieldsOfMatters(clio).uri());
    }

    /**
     * Whether a matter is this run's to decide. One of a mapping that is not due now is left for that mapping's own run; one
     * that belongs to no mapping is decided by whoever sees it.
     */
    boolean isFor(Candidate candidate, boolean restrictedBefore) {
        Mapping mapping = candidate.mapping();
        boolean ofAnotherRun = mapping != null && mapping.active() && !windows.containsKey(mapping.id());
        if (ofAnotherRun || !candidate.hasStatusOfTrigger()) {
            return false;
        }
        // Decided again whatever its date: the firm mended what kept its client from being asked
        return restrictedBefore || windowOf(mapping).includes(candidate.date(), candidate.updatedOn());
    }

    private Window windowOf(Mapping mapping) {
        return mapping != null && windows.containsKey(mapping.id()) ? windows.get(mapping.id()) : window();
    }

    /** The window of all its mappings together. */
    Window window() {
        return windows.values().stream().reduce(Window::and).orElseThrow();
    }

    /** A poll is itself only, as its {@link PollPage} is, so that a matter does not cost by the group's locations. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "Poll " + id;
    }
}
