package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import java.net.URI;

/**
 * That somebody at a firm pressed Send Review on a matter's page.
 *
 * @param door the part of our address that nobody can guess
 * @param userId whose button it is, and so who it was; null where only a token was given to us
 * @param userName the same as a person, or null
 * @param clio where Clio is for this connection
 * @param nonce by which Clio confirms it, once and within a minute; null as soon as it did
 */
public record Click(String door, long groupId, long matterId, Long userId, String userName, URI clio, String nonce) {

    /** The question whether it was so. */
    public ClioRequest verification() {
        return new ClioRequest(groupId, ClioQuery.clickOn(clio, matterId, nonce));
    }

    /** Who pressed it, as a row's history names people. */
    String by() {
        return userId == null
                ? "the Clio user of the group's token"
                : "Clio user " + userId + (userName == null ? "" : " (" + userName + ")");
    }

    /** Without the person and the nonce. */
    @Override
    public String toString() {
        return "click on matter " + matterId + " of group " + groupId;
    }
}
