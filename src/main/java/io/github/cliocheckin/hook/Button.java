package io.github.cliocheckin.hook;

import java.time.Instant;

/**
 * A group's button in Clio.
 *
 * @param door the part of its address here that nobody can guess
 * @param connectedAt which of the group's connections it was made with
 * @param actionId Clio's id of it; null = it is not there, or nobody knows yet
 * @param fault why it is not there or could not be looked at; null = all is well
 */
record Button(String door, Instant connectedAt, Long actionId, String fault, Instant checkedAt) {}
