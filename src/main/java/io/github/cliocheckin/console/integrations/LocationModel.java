package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.console.Words;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import java.util.List;

/**
 * What the page {@code console/integrations/location} shows.
 *
 * @param checks what is still missing, and what is not
 */
public record LocationModel(
        IntegrationGroup group,
        Mapping mapping,
        Settings settings,
        Choices choices,
        Access access,
        List<Check> checks,
        BusinessForm business) {

    /**
     * What the location is set to.
     *
     * @param shown what the fields of the form were before somebody filled them in
     */
    public record Settings(LocationForm form, LocationForm shown, Errors errors) {

        static Settings of(Mapping mapping) {
            return new Settings(LocationForm.of(mapping), LocationForm.of(mapping), Errors.none());
        }
    }

    /**
     * Its access to Clio.
     *
     * @param end null where nothing is granted
     * @param fields the firm's as Clio showed them, or null
     * @param invitation a link that was just made, or null; it is shown once
     */
    public record Access(
            AuthorizationAnswer authorization,
            GrantEnds.GrantEnd end,
            FieldList fields,
            AuthorizationCalls.Invitation invitation) {}

    public String title() {
        return Words.ofBusiness(mapping.business().name(), mapping.business().businessNumber());
    }

    public String accountTitle() {
        return Words.ofBusiness(group.parent().name(), group.parent().businessNumber());
    }

    public String path() {
        return "/console/integrations/" + group.id() + "/locations/" + mapping.id();
    }

    public String rhythm() {
        return LocationForm.of(mapping).rhythm();
    }

    public String zone() {
        return LocationForm.zone(mapping.business().zone());
    }

    public boolean hasWebhook() {
        return group.triggers().contains(Trigger.MATTER_WEBHOOK);
    }

    LocationModel with(Settings filledIn) {
        return new LocationModel(group, mapping, filledIn, choices, access, checks, business);
    }

    LocationModel with(BusinessForm filledIn) {
        return new LocationModel(group, mapping, settings, choices, access, checks, filledIn);
    }

    LocationModel with(AuthorizationCalls.Invitation made) {
        return with(new Access(access.authorization, access.end, access.fields, made));
    }

    /** For those who may not see who is who at the firm. */
    LocationModel withoutPeople() {
        return with(new Access(access.authorization.withoutPeople(), access.end, access.fields, access.invitation));
    }

    private LocationModel with(Access other) {
        return new LocationModel(group, mapping, settings, choices, other, checks, business);
    }
}
