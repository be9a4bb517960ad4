package io.github.cliocheckin.integration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A business's integration with a source: its triggers, its properties and the mappings of its locations.
 *
 * @param beta everything is decided and recorded, nothing is sent
 * @param paused nothing is polled and nothing is sent until a person says so; {@code pausedReason} tells why, or is null
 * @param properties by {@link PropertyKey}
 * @param mappings in the order of their ids; their businesses say what the parent says where they say nothing themselves
 */
public record IntegrationGroup(
        long id,
        Business parent,
        boolean beta,
        boolean paused,
        String pausedReason,
        Set<Trigger> triggers,
        Map<String, String> properties,
        List<Mapping> mappings) {

    /** The only source there is. */
    public static final int CLIO = 2;

    /** The picklist that names a matter's location, where the group says nothing else. */
    public static final String USUAL_LOCATION_FIELD = "Location";

    /** The checkbox that keeps a client from being asked, where the group says nothing else. */
    public static final String USUAL_DONT_SEND_REVIEW_FIELD = "Don't Send Review";

    /** The name of the checkbox that keeps a client from being asked. */
    public String dontSendReviewField() {
        return properties.getOrDefault(PropertyKey.DONT_SEND_REVIEW_FIELD, USUAL_DONT_SEND_REVIEW_FIELD);
    }

    /** The name of the picklist that names a matter's location. */
    public String locationField() {
        return properties.getOrDefault(PropertyKey.LOCATION_FIELD, USUAL_LOCATION_FIELD);
    }

    /** How long clients wait to be asked by the webhook trigger, where their location says nothing of its own. */
    public Duration customerFetchDelay() {
        String days = properties.get(PropertyKey.CUSTOMER_FETCH_DELAY);
        return days == null ? Duration.ZERO : CustomerFetchDelay.of(days);
    }

    /**
     * Whether a matter must name its location: as soon as there are two mappings, one of them has a location's name, or
     * the group names a location field. Then a matter without a location goes nowhere, never to a silent default.
     */
    public boolean hasSeveralLocations() {
        return mappings.size() > 1
                || properties.containsKey(PropertyKey.LOCATION_FIELD)
                || mappings.stream().anyMatch(Mapping::hasLocationName);
    }
}
