package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Setting an integration up, step by step. What was filled in is kept with each step, so that a person may go on another day. */
public final class WizardPages {

    private static final String LIST = "/console/integrations";

    private final Wizard wizard;
    private final Drafts drafts;
    private final DraftLocationPages locations;
    private final Saving saving;

    public WizardPages(Wizard wizard, Drafts drafts, DraftLocationPages locations, Saving saving) {
        this.wizard = wizard;
        this.drafts = drafts;
        this.locations = locations;
        this.saving = saving;
    }

    public BrowserAnswer showNew(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        return wizard.show(who, query, WizardModel.ofNew().searching(search(query)));
    }

    public BrowserAnswer begin(@Header(Caller.HEADER) Identity who, @Body Form form) {
        TypedBusiness typed = TypedBusiness.of(form);
        Errors errors = sourceErrors(form, typed);
        if (!errors.isEmpty()) {
            return wizard.showAgain(who, WizardModel.ofNew().with(typed).with(errors));
        }
        Drafts.Kept begun = drafts.begin(who.name(), Draft.of(typed.number(), typed.name()));
        return BrowserAnswer.to(Step.TRIGGERS.at(begun.id()));
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("step") String step,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Drafts.Kept kept = wizard.draft(id);
        Draft draft = kept.draft();
        WizardModel model = wizard.model(kept, Step.of(step), draft);
        return wizard.show(
                who,
                query,
                model.step() == Step.SOURCE
                        ? model.searching(search(query))
                                .with(new TypedBusiness(String.valueOf(draft.business()), draft.name()))
                        : model);
    }

    /** Takes what a step asked for, and leads to the next one. */
    public BrowserAnswer keep(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("step") String step,
            @Body Form form) {
        Drafts.Kept kept = wizard.shown(id, form);
        return switch (Step.of(step)) {
            case SOURCE -> keepSource(who, kept, form);
            case TRIGGERS -> keepTriggers(who, kept, form);
            case PROPERTIES -> keepProperties(who, kept, form);
            case LOCATIONS -> locations.add(who, kept, form);
            case REVIEW -> save(who, kept);
        };
    }

    private BrowserAnswer keepSource(Identity who, Drafts.Kept kept, Form form) {
        TypedBusiness typed = TypedBusiness.of(form);
        Errors errors = sourceErrors(form, typed);
        Draft draft = kept.draft();
        return errors.isEmpty()
                ? wizard.next(kept, draft.ofAccount(typed.number(), typed.name()), Step.TRIGGERS)
                : wizard.showAgain(
                        who, wizard.model(kept, Step.SOURCE, draft).with(typed).with(errors));
    }

    private static Errors sourceErrors(Form form, TypedBusiness typed) {
        Errors errors = Errors.none();
        if (!form.text("source").equals(String.valueOf(IntegrationGroup.CLIO))) {
            errors.add("source", "Choose the source.");
        }
        typed.check(errors);
        return errors;
    }

    private BrowserAnswer keepTriggers(Identity who, Drafts.Kept kept, Form form) {
        Draft draft = kept.draft().withTriggers(ChosenTriggers.ids(form));
        return draft.triggers().isEmpty()
                ? wizard.showAgain(who, wizard.model(kept, Step.TRIGGERS, draft).with(ChosenTriggers.none()))
                : wizard.next(kept, draft, Step.PROPERTIES);
    }

    private BrowserAnswer keepProperties(Identity who, Drafts.Kept kept, Form form) {
        PropertiesForm properties = PropertiesForm.of(form);
        Draft draft = kept.draft().withProperties(properties);
        Errors errors = properties.errors();
        return errors.isEmpty()
                ? wizard.next(kept, draft, Step.LOCATIONS)
                : wizard.showAgain(
                        who, wizard.model(kept, Step.PROPERTIES, draft).with(errors));
    }

    private BrowserAnswer save(Identity who, Drafts.Kept kept) {
        Step open = kept.draft().open();
        if (open != Step.REVIEW) {
            return reviewAgain(who, kept, "The step " + open.title() + " is not done: open it above.");
        }
        try {
            return BrowserAnswer.to(Notice.INTEGRATION_SAVED.at(LIST + "/" + saving.save(kept, who.caller())));
        } catch (Saving.NotSaved refused) {
            return reviewAgain(who, kept, refused.getMessage());
        }
    }

    private BrowserAnswer reviewAgain(Identity who, Drafts.Kept kept, String why) {
        return wizard.showAgain(
                who, wizard.model(kept, Step.REVIEW, kept.draft()).with(Errors.of(Errors.WHOLE, why)));
    }

    public BrowserAnswer throwAway(@Header("draft") String id, @Body Form form) {
        drafts.remove(wizard.shown(id, form));
        return BrowserAnswer.to(Notice.DRAFT_GONE.at(LIST));
    }

    private static String search(String query) {
        return QueryParameters.ofAnybody(query).texts("search").stream()
                .findFirst()
                .orElse("");
    }
}
