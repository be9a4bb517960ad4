package io.github.cliocheckin.hook;

import java.time.Instant;
import java.util.List;

/**
 * A group's subscription to the changes of its matters.
 *
 * @param door the part of its address here that nobody can guess
 * @param connectedAt which of the group's connections it was made with
 * @param webhookId Clio's id of it; null = it is not there, or nobody knows yet
 * @param hasSecret whether it is known what Clio signs its deliveries with
 * @param events what Clio was asked to tell of
 * @param status as Clio calls it, or as its handshake told
 * @param fault why it is not there or could not be looked at; null = all is well
 * @param askedAt since when its door waits for Clio's handshake
 */
record Webhook(
        String door,
        Instant connectedAt,
        Long webhookId,
        boolean hasSecret,
        List<String> events,
        String status,
        Instant expiresAt,
        String fault,
        Instant checkedAt,
        Instant askedAt) {}
