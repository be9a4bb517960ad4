package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connection.Permission;
import io.github.cliocheckin.integration.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How an integration stands, at a glance.
 *
 * @param name of its business, or null
 * @param connectedAt since when it may ask Clio; null = it never could, or was disconnected
 * @param lostReason why Clio lets it in no more, or null
 * @param missing what it may not read
 * @param failed its polls that failed and are tried again
 * @param lastRun the newest run of the last days, or null
 * @param queued the clients whom the polls of the last days queued
 * @param restricted the matters whose clients they did not queue
 * @param sent the check-ins that the receiver took in the last days, whoever asked for them
 */
public record Integration(
        long groupId,
        long business,
        String name,
        boolean beta,
        boolean paused,
        String pausedReason,
        Instant connectedAt,
        Instant lostAt,
        String lostReason,
        Set<Trigger> triggers,
        Locations locations,
        List<Permission> missing,
        List<FailedRun> failed,
        LastRun lastRun,
        long queued,
        long restricted,
        long sent) {

    /**
     * Its locations together.
     *
     * @param paused those for which nothing is sent until a person has mended something
     * @param nextRunAt the first of the active ones', or null
     */
    public record Locations(int all, int active, int paused, Instant nextRunAt) {

        static final Locations NONE = new Locations(0, 0, 0, null);
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

    /** A poll that failed, and when it is tried again. */
    public record FailedRun(long id, Trigger trigger, String error, Instant againAt) {}

    public String title() {
        return name == null ? "Business " + business : name;
    }

    /** Whether Clio may be asked. */
    public boolean isAuthorized() {
        return connectedAt != null && lostAt == null;
    }

    /** When its matters are fetched next; null while they are not. */
    public Instant nextRun() {
        return paused || !isAuthorized() ? null : locations.nextRunAt;
    }

    /** What a person must do about it: a sentence each. */
    public List<String> needs() {
        List<String> needs = new ArrayList<>();
        if (locations.all == 0) {
            needs.add("It has no location yet: add one.");
        }
        if (connectedAt == null) {
            needs.add("It is not connected to Clio: authorize it.");
        } else if (lostAt != null) {
            needs.add("Clio lets it in no more: authorize it again." + (lostReason == null ? "" : " " + lostReason));
        }
        if (paused && pausedReason != null) {
            needs.add("It was paused: " + pausedReason);
        }
        if (locations.paused > 0) {
            needs.add(
                    locations.paused == 1
                            ? "Nothing is sent for one location."
                            : "Nothing is sent for " + locations.paused + " locations.");
        }
        missing.forEach(permission -> needs.add("It may not read " + permission.title() + " in Clio."));
        if (isAuthorized()) { // Without access they all fail, and that has been said
            failed.forEach(run ->
                    needs.add("A poll failed (run " + run.id + ")" + (run.error == null ? "." : ": " + run.error)));
        }
        return needs;
    }
}
