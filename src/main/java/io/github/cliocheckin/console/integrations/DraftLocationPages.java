package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The locations of an integration that is being set up. */
public final class DraftLocationPages {

    private final Wizard wizard;
    private final Saving saving;

    public DraftLocationPages(Wizard wizard, Saving saving) {
        this.wizard = wizard;
        this.saving = saving;
    }

    /** Adds one to the draft and leads to what it is set to. */
    BrowserAnswer add(Identity who, Drafts.Kept kept, Form form) {
        TypedBusiness typed = TypedBusiness.of(form);
        Errors errors = Errors.none();
        typed.check(errors);
        Draft draft = kept.draft();
        if (errors.isEmpty() && draft.location(typed.number()) != null) {
            errors.add("business", "Business " + typed.business() + " is a location of this draft already.");
        }
        if (!errors.isEmpty()) {
            return wizard.showAgain(
                    who, wizard.model(kept, Step.LOCATIONS, draft).with(typed).with(errors));
        }
        return wizard.next(
                kept,
                draft.withLocation(new Draft.Location(typed.number(), typed.name(), LocationForm.ofNew())),
                Step.LOCATIONS.at(kept.id()) + "/" + typed.business());
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who, @Header("draft") String id, @Header("business") String business) {
        Drafts.Kept kept = wizard.draft(id);
        return wizard.show(who, null, model(kept, location(kept.draft(), business)));
    }

    /** Takes what a location is set to, or takes the location away. */
    public BrowserAnswer keep(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("business") String business,
            @Body Form form) {
        Drafts.Kept kept = wizard.shown(id, form);
        Draft draft = kept.draft();
        Draft.Location before = location(draft, business);
        if (form.has("remove")) {
            return wizard.next(kept, draft.withoutLocation(before.business()), Step.LOCATIONS);
        }
        Draft.Location location = new Draft.Location(before.business(), form.text("name"), LocationForm.of(form));
        Errors errors = errors(draft, location);
        return errors.isEmpty()
                ? wizard.next(kept, draft.withLocation(location), Step.LOCATIONS)
                : wizard.showAgain(who, model(kept, location).with(errors));
    }

    private static Errors errors(Draft draft, Draft.Location location) {
        Errors errors = location.form().errorsOfNew();
        if (location.name().length() > 200) {
            errors.add("name", "Shorten the name to at most 200 characters.");
        }
        String name = ComparedName.of(location.form().locationName());
        draft.locations().stream()
                .filter(other -> other.business() != location.business() && !name.isEmpty())
                .filter(other -> ComparedName.of(other.form().locationName()).equals(name))
                .findFirst()
                .ifPresent(other -> errors.add(
                        "locationName",
                        "Location " + other.business() + " is called so already (spaces and case do not count)."));
        return errors;
    }

    private static Draft.Location location(Draft draft, String business) {
        return Optional.ofNullable(draft.location(WholeNumber.read("business", business)))
                .orElseThrow(
                        () -> Refusal.notFound("business", "Business " + business + " is no location of this draft."));
    }

    private WizardModel model(Drafts.Kept kept, Draft.Location location) {
        Draft draft = kept.draft();
        return wizard.model(kept, Step.LOCATIONS, draft)
                .with(new WizardModel.Edited(
                        location, LocationForm.zone(saving.zone(location.business(), draft.business()))));
    }
}
