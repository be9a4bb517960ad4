package io.github.cliocheckin.integration;

import java.util.Set;

/** The keys of the properties that a group or a mapping may have; the article's names. */
public final class PropertyKey {

    /** Group: the checkbox of a matter that keeps its client from being asked. */
    public static final String DONT_SEND_REVIEW_FIELD = "dont.send.review.field.name";
    /** Group: the picklist of a matter that names its location. */
    public static final String LOCATION_FIELD = "clio.location.custom.field.name";
    /** Mapping: the location's name in that picklist, for polled triggers. */
    public static final String LOCATION_NAME = "clio.location.name";
    /** Mapping: the same for the webhook trigger, where it differs. */
    public static final String WEBHOOK_LOCATION_NAME = "clio.webhook.location.name";

    /** Group, and mapping in its place: days between being asked for by the webhook trigger and being sent; none = at once. */
    public static final String CUSTOMER_FETCH_DELAY = "customer.fetch.delay";
    /** Group: the events of Clio's webhooks by which matters are decided within seconds, with commas between; none = none. */
    public static final String WEBHOOK_EVENTS = "clio.webhook.events";

    public static final Set<String> OF_A_GROUP =
            Set.of(DONT_SEND_REVIEW_FIELD, LOCATION_FIELD, CUSTOMER_FETCH_DELAY, WEBHOOK_EVENTS);
    public static final Set<String> OF_A_MAPPING = Set.of(LOCATION_NAME, WEBHOOK_LOCATION_NAME, CUSTOMER_FETCH_DELAY);

    private PropertyKey() {}
}
