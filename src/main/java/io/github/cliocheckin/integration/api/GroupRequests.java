package io.github.cliocheckin.integration.api;

import java.util.List;

/** What the calls about groups are sent; names and shapes of the first two are the article's. */
public final class GroupRequests {

    private GroupRequests() {}

    /** Adds a group, or adds to it and sets properties if there is one of this business and source. */
    public record Put(
            Long parentBusinessNumber,
            Integer integrationSourceId,
            List<TriggerReference> integrationGroupTriggers,
            List<Property> integrationGroupProperties) {}

    /** Adds triggers to a group or replaces them, and sets properties. */
    public record Update(
            Long groupId, List<TriggerReference> integrationGroupTriggers, List<Property> integrationGroupProperties) {}

    /** Changes what is given; a property without a value is removed. */
    public record Patch(Boolean beta, Boolean paused, List<Property> integrationGroupProperties) {}

    /** Connects a group to a firm's Clio account. */
    public record Connect(String region, String accessToken) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Connect to " + region;
        }
    }
}
