package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the page of an integration shows. */
public final class GroupModels {

    private final Overview overview;
    private final Groups groups;
    private final FieldLists fields;
    private final KnownBusinesses businesses;

    public GroupModels(Overview overview, Groups groups, FieldLists fields, KnownBusinesses businesses) {
        this.overview = overview;
        this.groups = groups;
        this.fields = fields;
        this.businesses = businesses;
    }

    /** @throws Refusal if there is no such integration */
    GroupModel read(String id) {
        long groupId = WholeNumber.read("group", id);
        Refusal unknown = Refusal.notFound("group", "There is no integration " + groupId + ".");
        IntegrationGroup group = groups.find(groupId).orElseThrow(() -> unknown);
        return new GroupModel(
                overview.find(groupId).orElseThrow(() -> unknown),
                group,
                group.triggers(),
                GroupModel.Properties.of(group),
                fields.of(groupId)
                        .map(list -> Choices.of(list, group.locationField()))
                        .orElse(Choices.NONE),
                toAdd(group),
                TypedBusiness.NONE,
                BusinessForm.of(group.parent()),
                GroupModel.Refused.NONE);
    }

    private List<KnownBusinesses.Known> toAdd(IntegrationGroup group) {
        Business account = group.parent();
        Set<Long> locations = group.mappings().stream()
                .map(mapping -> mapping.business().businessNumber())
                .collect(Collectors.toSet());
        return businesses.toAdd(new KnownBusinesses.Known(account.businessNumber(), account.name()), locations);
    }
}
