package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connection.Permission;
import java.util.List;

/**
 * What went wrong with an integration and waits for a person.
 *
 * @param missing what it may not read
 * @param runs its polls that failed and are tried again
 * @param failed the check-ins whose attempts are used up
 * @param unknown the check-ins that nobody knows the fate of, and that are not looked up any more
 */
public record Troubles(List<Permission> missing, List<FailedRun> runs, Waiting failed, Waiting unknown) {

    /** A poll that failed. */
    public record FailedRun(long id, String error) {}

    /**
     * Check-ins that wait.
     *
     * @param isMore there are more than that; how many was not counted
     */
    public record Waiting(long amount, boolean isMore) {

        static final Waiting NONE = new Waiting(0, false);
    }
}
