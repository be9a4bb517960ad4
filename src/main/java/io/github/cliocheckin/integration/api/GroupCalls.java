package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Region;
import io.github.cliocheckin.connection.Tokens;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls about triggers, groups and their connections. Each change is one transaction with its entry in the audit trail. */
public final class GroupCalls {

    private static final String PROPERTIES = "integrationGroupProperties";
    private static final String REPLACE = "replaceTriggers";

    private final Groups groups;
    private final GroupChanges groupChanges;
    private final Businesses businesses;
    private final Connections connections;
    private final AuditedChanges changes;

    public GroupCalls(
            Groups groups,
            GroupChanges groupChanges,
            Businesses businesses,
            Connections connections,
            AuditedChanges changes) {
        this.groups = groups;
        this.groupChanges = groupChanges;
        this.businesses = businesses;
        this.connections = connections;
        this.changes = changes;
    }

    /** The triggers of a source. */
    public List<TriggerAnswer> listTriggers(@Header("sourceId") String sourceId) {
        long source = WholeNumber.read("sourceId", sourceId);
        if (source != IntegrationGroup.CLIO) {
            throw Refusal.notFound("sourceId", "There is no source " + source + ": the only one is 2 (CLIO).");
        }
        return Trigger.ofClio().stream().map(TriggerAnswer::of).toList();
    }

    /** Adds a group; if the business has one with this source, adds the triggers to it and sets the properties. */
    public GroupAnswer put(@Header(Caller.HEADER) Caller caller, @Body GroupRequests.Put request) {
        long business = Required.businessNumber(
                "parentBusinessNumber", Required.body(request).parentBusinessNumber());
        int source = Required.of("integrationSourceId", request.integrationSourceId());
        if (source != IntegrationGroup.CLIO) {
            throw Refusal.invalid(
                    "integrationSourceId", "integrationSourceId is " + source + ": the only source is 2 (CLIO).");
        }
        Set<Trigger> triggers = TriggerReference.read(request.integrationGroupTriggers());
        Map<String, String> properties = properties(request.integrationGroupProperties(), Property.Blank.REFUSED);
        return changes.make(caller, "put-group", entry -> {
            Optional<Long> known = groupChanges.find(business, source);
            long groupId = known.orElseGet(() -> {
                needTriggers(triggers);
                businesses.addBare(business);
                return groupChanges.add(business, source);
            });
            groupChanges.lock(groupId);
            entry.begin(subject(groupId), known.isPresent() ? answer(groupId) : null);
            groupChanges.addTriggers(groupId, triggers);
            groupChanges.dateNewTriggers(groupId);
            groupChanges.setProperties(groupId, group(groupId).properties(), properties);
            return answer(groupId);
        });
    }

    /** The groups that a business is the parent of or a location of. */
    public List<GroupAnswer> find(@Header("id") String businessNumber) {
        long business = WholeNumber.read("businessNumber", businessNumber);
        List<GroupAnswer> found =
                groupChanges.findOf(business).stream().map(this::answer).toList();
        if (found.isEmpty()) {
            throw Refusal.notFound(
                    "businessNumber",
                    "There is no group of business " + business
                            + ": put one to /integration/add/businessintegrationgroup.");
        }
        return found;
    }

    /** Adds triggers to a group, or puts them in place of those that it has. */
    public GroupAnswer update(
            @Header(Caller.HEADER) Caller caller,
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Body GroupRequests.Update request) {
        boolean replace = replaces(QueryParameters.of(query, Set.of(REPLACE)));
        long groupId = Required.of("groupId", Required.body(request).groupId());
        Set<Trigger> triggers = TriggerReference.read(request.integrationGroupTriggers());
        Map<String, String> properties = properties(request.integrationGroupProperties(), Property.Blank.REFUSED);
        if (replace || properties.isEmpty()) {
            needTriggers(triggers);
        }
        return changes.make(caller, "update-group", entry -> {
            lock(groupId);
            entry.begin(subject(groupId), answer(groupId));
            if (replace) {
                groupChanges.keepTriggers(groupId, triggers);
            }
            groupChanges.addTriggers(groupId, triggers);
            groupChanges.dateNewTriggers(groupId);
            groupChanges.setProperties(groupId, group(groupId).properties(), properties);
            return answer(groupId);
        });
    }

    /** Changes what a group does, and sets or removes its properties. */
    public GroupAnswer patch(
            @Header(Caller.HEADER) Caller caller, @Header("id") String id, @Body GroupRequests.Patch request) {
        long groupId = WholeNumber.read("groupId", id);
        Map<String, String> properties =
                properties(Required.body(request).integrationGroupProperties(), Property.Blank.REMOVES);
        return changes.make(caller, "change-group", entry -> {
            lock(groupId);
            entry.begin(subject(groupId), answer(groupId));
            groupChanges.change(groupId, request.beta(), request.paused());
            groupChanges.setProperties(groupId, group(groupId).properties(), properties);
            return answer(groupId);
        });
    }

    /** Connects a group to a Clio account, in place of the one that it was connected to. */
    public GroupAnswer.Connected connect(
            @Header(Caller.HEADER) Caller caller, @Header("id") String id, @Body GroupRequests.Connect request) {
        long groupId = WholeNumber.read("groupId", id);
        String name = Required.of("region", Required.body(request).region());
        Region region = Region.ofName(name)
                .orElseThrow(
                        () -> Refusal.invalid("region", "region is " + name + ": take one of " + Region.NAMES + "."));
        String token = Texts.secret("accessToken", Required.of("accessToken", request.accessToken()));
        GroupAnswer connected = changes.make(caller, "connect-group", entry -> {
            lock(groupId);
            entry.begin(subject(groupId), answer(groupId));
            connections.put(groupId, region, new Tokens(token, null, null, null), null, caller.name());
            entry.changesSecret();
            return answer(groupId);
        });
        return new GroupAnswer.Connected(
                groupId, region.name(), connected.connection().connectedAt());
    }

    private static String subject(long groupId) {
        return "group " + groupId;
    }

    private static boolean replaces(QueryParameters query) {
        String replace = query.text(REPLACE).orElse("false");
        return switch (replace) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed(REPLACE, REPLACE + " is " + replace + ": it takes true or false.");
        };
    }

    private static Map<String, String> properties(List<Property> properties, Property.Blank blank) {
        return Property.read(PROPERTIES, properties, PropertyKey.OF_A_GROUP, blank);
    }

    private static void needTriggers(Set<Trigger> triggers) {
        if (triggers.isEmpty()) {
            throw Refusal.invalid(
                    "integrationGroupTriggers", "integrationGroupTriggers is empty: a group needs a trigger.");
        }
    }

    private void lock(long groupId) {
        if (!groupChanges.lock(groupId)) {
            throw Refusal.notFound("groupId", "There is no group " + groupId + ".");
        }
    }

    private IntegrationGroup group(long groupId) {
        return groups.find(groupId).orElseThrow();
    }

    private GroupAnswer answer(long groupId) {
        return GroupAnswer.of(group(groupId), connections.summary(groupId).orElse(null));
    }
}
