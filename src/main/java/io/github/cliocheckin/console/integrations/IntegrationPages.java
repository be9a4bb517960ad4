package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.api.GroupRequests;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** An integration, with what a person may change of it. */
public final class IntegrationPages {

    private static final String LIST = "/console/integrations/";

    private final Console console;
    private final GroupModels models;
    private final Calls calls;
    private final Saving saving;

    public IntegrationPages(Console console, GroupModels models, Calls calls, Saving saving) {
        this.console = console;
        this.models = models;
        this.calls = calls;
        this.saving = saving;
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String id,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        GroupModel model = models.read(id);
        return console.show(who, Section.INTEGRATIONS, model.glance().title(), query, "integrations/group", model);
    }

    /** Beta, and paused. */
    public BrowserAnswer change(@Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        return changed(who, id, "state", new GroupRequests.Patch(truth(form, "beta"), truth(form, "paused"), null));
    }

    private static Boolean truth(Form form, String field) {
        return form.has(field) ? Boolean.valueOf(form.text(field)) : null;
    }

    public BrowserAnswer changeProperties(
            @Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        PropertiesForm properties = PropertiesForm.of(form);
        PropertiesForm shown = PropertiesForm.of(form.shown());
        Errors errors = properties.errors();
        if (!errors.isEmpty()) {
            return showAgain(
                    who,
                    models.read(id)
                            .with(new GroupModel.Properties(properties, shown))
                            .refused("properties", errors));
        }
        return changed(who, id, "properties", new GroupRequests.Patch(null, null, properties.changesSince(shown)));
    }

    private BrowserAnswer changed(Identity who, String id, String form, GroupRequests.Patch patch) {
        try {
            return saved(calls.groups().patch(who.caller(), id, patch).groupId());
        } catch (Refusal refusal) {
            return showAgain(who, models.read(id).refused(form, Errors.of(refusal)));
        }
    }

    /** What is said of the integration's business. */
    public BrowserAnswer saveAccount(@Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = models.read(id);
        String number = String.valueOf(model.group().parent().businessNumber());
        try {
            calls.businesses().put(who.caller(), number, BusinessForm.request(form));
            return saved(model.group().id());
        } catch (Refusal refusal) {
            return showAgain(
                    who,
                    model.with(BusinessForm.refused(
                            model.group().parent(), form, refusal.problem().field(), Errors.words(refusal))));
        }
    }

    /** Adds a location, switched on and fetched from now on; the rest is set on its page. */
    public BrowserAnswer addLocation(@Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = models.read(id);
        TypedBusiness typed = TypedBusiness.of(form);
        Errors errors = Errors.none();
        typed.check(errors);
        if (errors.isEmpty()) {
            try {
                long added = saving.add(model.group(), typed, form.text("locationName"), who.caller());
                return BrowserAnswer.to(
                        Notice.LOCATION_ADDED.at(LIST + model.group().id() + "/locations/" + added));
            } catch (Refusal refusal) {
                errors = Errors.of(refusal);
            }
        }
        return showAgain(who, model.with(typed).refused("locations", errors));
    }

    private static BrowserAnswer saved(long groupId) {
        return BrowserAnswer.to(Notice.SAVED.at(LIST + groupId));
    }

    private BrowserAnswer showAgain(Identity who, GroupModel model) {
        return console.showAgain(who, Section.INTEGRATIONS, model.glance().title(), "integrations/group", model);
    }
}
