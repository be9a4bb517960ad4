package io.github.cliocheckin.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Groups as an operator might have configured them. */
public final class TestGroups {

    public static final Business FIRM = new Business(1001, "Vega Law", true, "America/Chicago", "US");
    public static final Frequency DAILY = new Frequency(1, Frequency.Unit.DAYS);

    private static final Instant ACTIVATED = Instant.parse("2026-10-01T12:00:00Z");

    private TestGroups() {}

    /** A firm with one mapping and no properties. */
    public static IntegrationGroup ofOneLocation() {
        return group(Map.of(), List.of(mapping(1, FIRM, true, Map.of())));
    }

    /** A firm whose mappings 1, 2, ... have these location names. */
    public static IntegrationGroup ofLocations(String... names) {
        List<Mapping> mappings = new ArrayList<>();
        for (String name : names) {
            mappings.add(mapping(mappings.size() + 1L, FIRM, true, Map.of(PropertyKey.LOCATION_NAME, name)));
        }
        return group(Map.of(), mappings);
    }

    public static IntegrationGroup group(Map<String, String> properties, List<Mapping> mappings) {
        return new IntegrationGroup(
                1, FIRM, false, false, null, EnumSet.of(Trigger.CLOSED_MATTER), properties, List.copyOf(mappings));
    }

    /** The same group in beta. */
    public static IntegrationGroup inBeta(IntegrationGroup group) {
        return new IntegrationGroup(
                group.id(),
                group.parent(),
                true,
                group.paused(),
                group.pausedReason(),
                group.triggers(),
                group.properties(),
                group.mappings());
    }

    public static Mapping mapping(long id, Business business, boolean active, Map<String, String> properties) {
        return new Mapping(id, 1, business, active, null, DAILY, ACTIVATED, ACTIVATED, properties);
    }

    /** A mapping of a business in a time zone, fetched at some frequency. */
    public static Mapping mapping(String timeZone, Frequency frequency) {
        Business business = new Business(1001, "Vega Law", true, timeZone, "US");
        return new Mapping(1, 1, business, true, null, frequency, ACTIVATED, ACTIVATED, Map.of());
    }
}
