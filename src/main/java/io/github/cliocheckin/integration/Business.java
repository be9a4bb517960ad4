package io.github.cliocheckin.integration;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A business at the receiver: a location of the firm, or the enterprise that its locations belong to.
 *
 * @param hasApiKey whether it has a key of the receiver's; without one the key of the group's parent business is used. The
 *     key itself is read only where it is sent
 * @param timeZone an IANA zone, or null: then the parent's, or UTC
 * @param countryCode ISO 3166 alpha-2, for phone numbers written without a country; or null: then the parent's, or US
 */
public record Business(long businessNumber, String name, boolean hasApiKey, String timeZone, String countryCode) {

    /** What this business does not say itself, taken from the one it belongs to. */
    public Business orElse(Business parent) {
        return new Business(
                businessNumber,
                name,
                hasApiKey || parent.hasApiKey,
                timeZone == null ? parent.timeZone : timeZone,
                countryCode == null ? parent.countryCode : countryCode);
    }

    public ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    /** The country of phone numbers that do not name one. */
    public String country() {
        return countryCode == null ? "US" : countryCode;
    }

    @Override
    public String toString() {
        return "Business " + businessNumber;
    }
}
