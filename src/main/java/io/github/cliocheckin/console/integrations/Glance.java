package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Words;
import io.github.cliocheckin.integration.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How an integration stands, at a glance.
 *
 * @param lastRun the newest run of the last days, or null
 */
public record Glance(
        Whose whose, Set<Trigger> triggers, Locations locations, Troubles troubles, LastRun lastRun, Figures figures) {

    /**
     * Whose it is and whether it may work.
     *
     * @param name of its business, or null
     * @param pausedReason why a person must end the pause, or null
     */
    public record Whose(
            long groupId,
            long business,
            String name,
            boolean beta,
            boolean paused,
            String pausedReason,
            Access access) {}

    /**
     * Its access to Clio.
     *
     * @param connectedAt since when it may ask Clio; null = it never could, or was disconnected
     * @param lostReason why Clio lets it in no more, or null
     */
    public record Access(Instant connectedAt, Instant lostAt, String lostReason) {}

    /**
     * Its locations together.
     *
     * @param paused those for which nothing is sent until a person has mended something
     * @param nextRunAt the first of the active ones', or null
     * @param firstId whose page shows what holds for all of them; 0 if there is none
     */
    public record Locations(int all, int active, int paused, Instant nextRunAt, long firstId) {

        static final Locations NONE = new Locations(0, 0, 0, null, 0);
    }

    /** The newest run, and in which state it is. */
    public record LastRun(long id, String state, Instant at) {

        /** In a word. */
        public String word() {
            return switch (state) {
                case "DONE" -> "done";
                case "FAILED" -> "failed";
                case "WAITING" -> "waiting";
                case "CANCELLED" -> "cancelled";
                default -> "running";
            };
        }
    }

    /**
     * What became of the last days' matters.
     *
     * @param queued the clients whom the polls queued
     * @param restricted the matters whose clients they did not queue
     * @param sent the check-ins that the receiver took, whoever asked for them
     */
    public record Figures(long queued, long restricted, long sent) {}

    public long groupId() {
        return whose.groupId;
    }

    public String title() {
        return Words.ofBusiness(whose.name, whose.business);
    }

    /** Whether Clio may be asked. */
    public boolean isAuthorized() {
        return whose.access.connectedAt != null && whose.access.lostAt == null;
    }

    /** When its matters are fetched next; null while they are not. */
    public Instant nextRun() {
        return whose.paused || !isAuthorized() ? null : locations.nextRunAt;
    }

    /** What a person must do about it. */
    public List<Need> needs() {
        return Needs.of(this);
    }
}
