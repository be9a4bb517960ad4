package io.github.cliocheckin.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One location of a group: whose matters go to which business, and how often they are fetched.
 *
 * @param pausedReason why nothing is sent for this location until a person mended it, or null
 * @param nextRunAt when its matters are fetched next
 * @param activatedAt when it was last switched on: nothing from before is asked for
 * @param properties by {@link PropertyKey}
 */
public record Mapping(
        long id,
        long groupId,
        Business business,
        boolean active,
        String pausedReason,
        Frequency frequency,
        Instant nextRunAt,
        Instant activatedAt,
        Map<String, String> properties) {

    /** The location's name in Clio for a kind of trigger; none in a group with one location. */
    public Optional<String> locationName(TriggerType type) {
        String name = properties.get(PropertyKey.LOCATION_NAME);
        String webhookName = properties.get(PropertyKey.WEBHOOK_LOCATION_NAME);
        return Optional.ofNullable(type == TriggerType.WEBHOOK && webhookName != null ? webhookName : name);
    }

    /** Whether it is one location among others. */
    boolean hasLocationName() {
        return properties.containsKey(PropertyKey.LOCATION_NAME) || hasWebhookLocationName();
    }

    /** Whether it is called something of its own by the webhook trigger. */
    public boolean hasWebhookLocationName() {
        return properties.containsKey(PropertyKey.WEBHOOK_LOCATION_NAME);
    }

    /** How long this location's clients wait to be asked by the webhook trigger; empty where it is as the group says. */
    public Optional<Duration> customerFetchDelay() {
        return Optional.ofNullable(properties.get(PropertyKey.CUSTOMER_FETCH_DELAY))
                .map(CustomerFetchDelay::of);
    }
}
