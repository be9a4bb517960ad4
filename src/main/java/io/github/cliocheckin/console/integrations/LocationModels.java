package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.checkin.ReceiverChecks;
import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;

/** Reads what the page of a location shows. */
public final class LocationModels {

    private final Groups groups;
    private final Businesses businesses;
    private final FieldLists fields;
    private final GrantEnds grants;
    private final AuthorizationCalls authorizations;
    private final ReceiverChecks receiver;

    public LocationModels(
            Groups groups,
            Businesses businesses,
            FieldLists fields,
            GrantEnds grants,
            AuthorizationCalls authorizations,
            ReceiverChecks receiver) {
        this.groups = groups;
        this.businesses = businesses;
        this.fields = fields;
        this.grants = grants;
        this.authorizations = authorizations;
        this.receiver = receiver;
    }

    /** @throws Refusal if there is no such integration, or the location is not its own */
    LocationModel read(String groupText, String mappingText) {
        long groupId = WholeNumber.read("group", groupText);
        long mappingId = WholeNumber.read("mapping", mappingText);
        IntegrationGroup group = groups.find(groupId)
                .orElseThrow(() -> Refusal.notFound("group", "There is no integration " + groupId + "."));
        Mapping mapping = group.mappings().stream()
                .filter(one -> one.id() == mappingId)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound("mapping", "Integration " + groupId + " has no location " + mappingId + "."));
        Business own = business(mapping.business().businessNumber());
        AuthorizationAnswer authorization = authorizations.show(mappingText);
        FieldList list = fields.of(groupId).orElse(null);
        return new LocationModel(
                group,
                mapping,
                LocationModel.Settings.of(mapping),
                list == null ? Choices.NONE : Choices.of(list, group.locationField()),
                new LocationModel.Access(authorization, grants.of(groupId).orElse(null), list, null),
                CheckList.of(group, mapping, own.hasApiKey(), authorization, list, receiver.of(mappingId)),
                BusinessForm.of(own));
    }

    /** What is known of a location's business, without what is its account's. */
    Business business(long number) {
        return businesses.find(number).orElseThrow();
    }
}
