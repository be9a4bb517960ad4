package io.github.cliocheckin.integration;

import java.util.List;

/** Where a person's wish for a run at once goes to. */
public interface RunRequests {

    /**
     * Plans a run of a mapping for each polled trigger of its group.
     *
     * @return the runs; none if the group has no polled trigger
     */
    List<Long> runNow(long mappingId);
}
