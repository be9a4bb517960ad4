package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.MappingRow;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.PropertyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls about mappings. Each change is one transaction with its entry in the audit trail. */
public final class MappingCalls {

    private static final String PROPERTIES = "integrationProperties";
    private static final Frequency DAILY = new Frequency(1, Frequency.Unit.DAYS);

    private final Mappings mappings;
    private final GroupChanges groups;
    private final Businesses businesses;
    private final AuditedChanges changes;
    private final Clock clock;

    public MappingCalls(
            Mappings mappings, GroupChanges groups, Businesses businesses, AuditedChanges changes, Clock clock) {
        this.mappings = mappings;
        this.groups = groups;
        this.businesses = businesses;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds a mapping; if the group has one of this business, sets what is given. */
    public MappingAnswer put(@Header(Caller.HEADER) Caller caller, @Body MappingRequests.Put request) {
        long business =
                Required.businessNumber("businessNumber", Required.body(request).businessNumber());
        long groupId = Required.of("integrationGroupId", request.integrationGroupId());
        Frequency frequency = MappingRequests.Timing.read(request.frequency());
        Instant nextRun = MappingRequests.nextRun(request.nextRunTime());
        Map<String, String> properties = properties(request.integrationProperties(), Property.Blank.REFUSED);
        return changes.make(caller, "put-mapping", entry -> {
            if (!groups.lock(groupId)) {
                throw Refusal.notFound(
                        "integrationGroupId",
                        "There is no group " + groupId + ": put one to /integration/add/businessintegrationgroup.");
            }
            Instant now = clock.instant();
            Optional<Long> known = mappings.findId(groupId, business);
            long mappingId = known.orElseGet(() -> {
                businesses.addBare(business);
                return mappings.add(
                        groupId,
                        business,
                        Objects.requireNonNullElse(request.active(), true),
                        Objects.requireNonNullElse(frequency, DAILY),
                        Objects.requireNonNullElse(nextRun, now),
                        now);
            });
            entry.begin(subject(mappingId), known.isPresent() ? answer(mappingId) : null);
            mappings.change(mappingId, request.active(), frequency, nextRun, false, now);
            setProperties(mappingId, groupId, properties);
            return answer(mappingId);
        });
    }

    /** The mappings of a group, or all. */
    public List<MappingAnswer> list(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        List<MappingRow> rows = QueryParameters.of(query, Set.of("groupId"))
                .wholeNumber("groupId")
                .map(mappings::ofGroup)
                .orElseGet(mappings::all);
        return rows.stream().map(MappingAnswer::of).toList();
    }

    /** One mapping. */
    public MappingAnswer get(@Header("id") String id) {
        return answer(WholeNumber.read("id", id));
    }

    /** Changes when and whether a mapping's matters are fetched, and sets or removes its properties. */
    public MappingAnswer patch(
            @Header(Caller.HEADER) Caller caller, @Header("id") String id, @Body MappingRequests.Patch request) {
        long mappingId = WholeNumber.read("id", id);
        Frequency frequency = MappingRequests.Timing.read(Required.body(request).frequency());
        Instant nextRun = MappingRequests.nextRun(request.nextRunTime());
        Map<String, String> properties = properties(request.integrationProperties(), Property.Blank.REMOVES);
        return changes.make(caller, "change-mapping", entry -> {
            long groupId = row(mappingId).groupId();
            groups.lock(groupId);
            entry.begin(subject(mappingId), answer(mappingId));
            boolean goesOn = Boolean.TRUE.equals(request.active());
            mappings.change(mappingId, request.active(), frequency, nextRun, goesOn, clock.instant());
            setProperties(mappingId, groupId, properties);
            return answer(mappingId);
        });
    }

    static String subject(long mappingId) {
        return "mapping " + mappingId;
    }

    private static Map<String, String> properties(List<Property> properties, Property.Blank blank) {
        return Property.read(PROPERTIES, properties, PropertyKey.OF_A_MAPPING, blank);
    }

    private void setProperties(long mappingId, long groupId, Map<String, String> properties) {
        int index = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (property.getValue() != null) {
                refuseNameOfAnother(mappingId, groupId, property, PROPERTIES + "[" + index + "].propertyValue");
            }
            mappings.setProperty(mappingId, groupId, property.getKey(), property.getValue());
            index++;
        }
    }

    /** A name of two mappings would make it a matter of chance which business a client is sent to. */
    private void refuseNameOfAnother(long mappingId, long groupId, Map.Entry<String, String> property, String field) {
        mappings.findByName(groupId, property.getKey(), ComparedName.of(property.getValue()))
                .filter(other -> other != mappingId)
                .ifPresent(other -> {
                    throw Refusal.conflict(
                            field,
                            field + " is " + property.getValue() + ", which mapping " + other
                                    + " of this group is called already (spaces and case do not count): take another name.");
                });
    }

    private MappingRow row(long mappingId) {
        return mappings.find(mappingId)
                .orElseThrow(() -> Refusal.notFound("id", "There is no mapping " + mappingId + "."));
    }

    private MappingAnswer answer(long mappingId) {
        return MappingAnswer.of(row(mappingId));
    }
}
