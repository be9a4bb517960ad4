package io.github.cliocheckin.notice;

import java.time.Instant;

/**
 * That Clio told of a matter: what of a delivery is kept.
 *
 * @param etag of the matter as it was then; empty if Clio gave none
 */
public record Notice(long groupId, long matterId, MatterEvent event, String etag, Instant heardAt) {

    /** Whether this is the same delivery, come again. */
    boolean repeats(Notice before) {
        return groupId == before.groupId
                && matterId == before.matterId
                && event == before.event
                && etag.equals(before.etag);
    }
}
