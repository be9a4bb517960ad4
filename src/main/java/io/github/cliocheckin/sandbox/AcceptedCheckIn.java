package io.github.cliocheckin.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * One check-in that the sandbox receiver took, as it was sent. What the caller left out is null; {@code smsEnabled} left out is
 * 1, the receiver's documented default.
 */
public record AcceptedCheckIn(
        Instant at,
        long businessNumber,
        String customerId,
        String name,
        String emailId,
        String phone,
        int smsEnabled,
        String externalId,
        Map<String, String> additionalParams) {}
