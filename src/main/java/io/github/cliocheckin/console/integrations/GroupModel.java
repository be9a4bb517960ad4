package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import java.util.List;
import java.util.Set;

/**
 * What the page {@code console/integrations/group} shows.
 *
 * @param known the businesses that can be added as a location
 * @param typed the one that a person wanted to add
 */
public record GroupModel(
        Glance glance,
        IntegrationGroup group,
        Set<Trigger> chosen,
        Properties properties,
        Choices choices,
        List<KnownBusinesses.Known> known,
        TypedBusiness typed,
        BusinessForm account,
        Refused refused) {

    /** @param shown the properties as they were when the page was first shown */
    public record Properties(PropertiesForm form, PropertiesForm shown) {

        static Properties of(IntegrationGroup group) {
            PropertiesForm form = PropertiesForm.of(group.properties());
            return new Properties(form, form);
        }
    }

    /** Which of its forms could not be taken, and why. */
    record Refused(String form, Errors errors) {

        static final Refused NONE = new Refused("", Errors.none());
    }

    public boolean hasWebhook() {
        return group.triggers().contains(Trigger.MATTER_WEBHOOK);
    }

    /** What is wrong with one of its forms. */
    public Errors errorsOf(String name) {
        return refused.form.equals(name) ? refused.errors : Errors.none();
    }

    GroupModel refused(String form, Errors errors) {
        return new GroupModel(
                glance, group, chosen, properties, choices, known, typed, account, new Refused(form, errors));
    }

    GroupModel with(Set<Trigger> ticked) {
        return new GroupModel(glance, group, ticked, properties, choices, known, typed, account, refused);
    }

    GroupModel with(Properties filledIn) {
        return new GroupModel(glance, group, chosen, filledIn, choices, known, typed, account, refused);
    }

    GroupModel with(TypedBusiness location) {
        return new GroupModel(glance, group, chosen, properties, choices, known, location, account, refused);
    }

    GroupModel with(BusinessForm filledIn) {
        return new GroupModel(glance, group, chosen, properties, choices, known, typed, filledIn, refused);
    }
}
