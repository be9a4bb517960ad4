package io.github.cliocheckin.sendreview;

import java.net.URI;

/**
 * What is known of a button by its address alone.
 *
 * @param actionId Clio's id of it; null if nobody knows yet
 * @param clio where Clio is for the group's connection
 * @param userId whose button it is; null where only a token was given to us
 * @param userName the same as a person, or null
 */
record Doorstep(String door, long groupId, Long actionId, URI clio, Long userId, String userName) {}
