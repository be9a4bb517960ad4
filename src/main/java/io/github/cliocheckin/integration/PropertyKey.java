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

    public static final Set<String> OF_A_GROUP = Set.of(DONT_SEND_REVIEW_FIELD, LOCATION_FIELD);
    public static final Set<String> OF_A_MAPPING = Set.of(LOCATION_NAME, WEBHOOK_LOCATION_NAME);

    private PropertyKey() {}
}
