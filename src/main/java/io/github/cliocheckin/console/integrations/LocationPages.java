package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** A location's page: its settings, whether it is authorized at Clio, and what is still missing. */
public final class LocationPages {

    private final Console console;
    private final LocationModels models;
    private final Calls calls;
    private final Clock clock;

    public LocationPages(Console console, LocationModels models, Calls calls, Clock clock) {
        this.console = console;
        this.models = models;
        this.calls = calls;
        this.clock = clock;
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        LocationModel model = models.read(group, mapping);
        return console.show(
                who,
                Section.INTEGRATIONS,
                model.title(),
                query,
                "integrations/location",
                who.role().includes(Role.OPERATOR) ? model : model.withoutPeople());
    }

    public BrowserAnswer change(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Body Form form) {
        LocationModel model = models.read(group, mapping);
        LocationForm typed = LocationForm.of(form);
        LocationForm shown = LocationForm.of(form.shown());
        Errors errors = typed.errors();
        if (errors.isEmpty()) {
            LocationRequest request = new LocationRequest(
                    typed.since(shown), model.mapping().business().zone());
            try {
                calls.mappings().patch(who.caller(), mapping, request.changing(clock.instant()));
                return back(model, form, Notice.SAVED);
            } catch (Refusal refusal) {
                errors = Errors.of(request.fieldOf(refusal.problem().field()), Errors.words(refusal));
            }
        }
        return showAgain(who, model.with(new LocationModel.Settings(typed, shown, errors)));
    }

    public BrowserAnswer run(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Body Form form) {
        LocationModel model = models.read(group, mapping);
        calls.runs().runNow(who.caller(), mapping);
        return back(model, form, Notice.RUN_PLANNED);
    }

    /** To the page that the form was on. */
    private static BrowserAnswer back(LocationModel model, Form form, Notice notice) {
        return BrowserAnswer.to(notice.at(
                form.has("fromGroup") ? "/console/integrations/" + model.group().id() : model.path()));
    }

    /** What is said of a location's business. */
    public BrowserAnswer saveBusiness(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Body Form form) {
        LocationModel model = models.read(group, mapping);
        long number = model.business().business();
        try {
            calls.businesses().put(who.caller(), String.valueOf(number), BusinessForm.request(form));
            return BrowserAnswer.to(Notice.SAVED.at(model.path()));
        } catch (Refusal refusal) {
            Business business = models.business(number);
            return showAgain(
                    who,
                    model.with(BusinessForm.refused(
                            business, form, refusal.problem().field(), Errors.words(refusal))));
        }
    }

    private BrowserAnswer showAgain(Identity who, LocationModel model) {
        return console.showAgain(who, Section.INTEGRATIONS, model.title(), "integrations/location", model);
    }
}
