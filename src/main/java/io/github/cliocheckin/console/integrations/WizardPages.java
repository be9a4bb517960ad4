package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Setting an integration up, step by step. What was filled in is kept with each step, so that a person may go on another day. */
public final class WizardPages {

    private static final String TITLE = "Add integration";
    private static final String LIST = "/console/integrations";

    private final Console console;
    private final Drafts drafts;
    private final FieldLists fields;
    private final GroupChanges groups;
    private final KnownBusinesses businesses;
    private final Saving saving;

    public WizardPages(
            Console console,
            Drafts drafts,
            FieldLists fields,
            GroupChanges groups,
            KnownBusinesses businesses,
            Saving saving) {
        this.console = console;
        this.drafts = drafts;
        this.fields = fields;
        this.groups = groups;
        this.businesses = businesses;
        this.saving = saving;
    }

    /** A business as it was typed. */
    public record Typed(String business, String name) {

        static Typed of(Form form) {
            return new Typed(form.text("business"), form.text("name"));
        }

        void check(Errors errors) {
            if (!business.matches("[1-9][0-9]{0,17}")) {
                errors.add(
                        "business",
                        business.isEmpty()
                                ? "Give the business's number: at the receiver it stands under Settings, Integrations, API."
                                : "The number is " + business + ": it takes the digits of a business's number.");
            }
            if (name.length() > 200) {
                errors.add("name", "The name has " + name.length() + " characters: shorten it to at most 200.");
            }
        }

        long number() {
            return Long.parseLong(business);
        }
    }

    /**
     * What the pages of the steps show.
     *
     * @param id the draft's; null before there is one
     * @param version of the draft; what is sent from the page holds for this one alone
     * @param search what was searched for among the sources
     * @param typed a business that is not part of the draft yet
     * @param known businesses to choose from
     * @param group the integration that the business has already, or null
     * @param location the location that is being edited, or null
     * @param zone in which its times are meant
     */
    public record Model(
            Long id,
            int version,
            Step step,
            Draft draft,
            Errors errors,
            String search,
            Typed typed,
            Choices choices,
            List<KnownBusinesses.Known> known,
            Long group,
            Draft.Location location,
            String zone) {

        /** Whether the only source there is is one that is looked for. */
        public boolean findsClio() {
            return "clio practice management legal".contains(search.toLowerCase(Locale.ROOT));
        }
    }

    public BrowserAnswer showNew(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        return show(who, query, source(null, search(query), new Typed("", ""), Errors.none()));
    }

    public BrowserAnswer begin(@Header(Caller.HEADER) Identity who, @Body Form form) {
        Typed typed = Typed.of(form);
        Errors errors = sourceErrors(form, typed);
        return errors.isEmpty()
                ? BrowserAnswer.to(Step.TRIGGERS.at(drafts.begin(who.name(), Draft.of(typed.number(), typed.name()))
                        .id()))
                : showAgain(who, source(null, "", typed, errors));
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("step") String step,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Drafts.Kept kept = draft(id);
        Step shown = Step.of(step);
        Draft draft = kept.draft();
        return show(
                who,
                query,
                shown == Step.SOURCE
                        ? source(
                                kept,
                                search(query),
                                new Typed(String.valueOf(draft.business()), draft.name()),
                                Errors.none())
                        : model(kept, shown, draft, Errors.none(), new Typed("", ""), null));
    }

    /** Takes what a step asked for, and leads to the next one. */
    public BrowserAnswer keep(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("step") String step,
            @Body Form form) {
        Drafts.Kept kept = shown(id, form);
        return switch (Step.of(step)) {
            case SOURCE -> keepSource(who, kept, form);
            case TRIGGERS -> keepTriggers(who, kept, form);
            case PROPERTIES -> keepProperties(who, kept, form);
            case LOCATIONS -> addLocation(who, kept, form);
            case REVIEW -> save(who, kept);
        };
    }

    private BrowserAnswer keepSource(Identity who, Drafts.Kept kept, Form form) {
        Typed typed = Typed.of(form);
        Errors errors = sourceErrors(form, typed);
        if (!errors.isEmpty()) {
            return showAgain(who, source(kept, "", typed, errors));
        }
        Draft draft = kept.draft();
        return next(kept, draft.of(typed.number(), typed.name(), draft.locations()), Step.TRIGGERS);
    }

    private static Errors sourceErrors(Form form, Typed typed) {
        Errors errors = Errors.none();
        if (!form.text("source").equals(String.valueOf(IntegrationGroup.CLIO))) {
            errors.add("source", "Choose the source.");
        }
        typed.check(errors);
        return errors;
    }

    private BrowserAnswer keepTriggers(Identity who, Drafts.Kept kept, Form form) {
        Draft draft = kept.draft().withTriggers(chosen(form));
        return draft.triggers().isEmpty()
                ? showAgain(who, model(kept, Step.TRIGGERS, draft, noTrigger(), new Typed("", ""), null))
                : next(kept, draft, Step.PROPERTIES);
    }

    static List<Integer> chosen(Form form) {
        return Trigger.ofClio().stream()
                .map(Trigger::id)
                .filter(trigger -> form.texts("trigger").contains(String.valueOf(trigger)))
                .toList();
    }

    static Errors noTrigger() {
        return Errors.of("trigger", "Choose at least one trigger.");
    }

    private BrowserAnswer keepProperties(Identity who, Drafts.Kept kept, Form form) {
        PropertiesForm properties = PropertiesForm.of(form);
        Draft draft = kept.draft().withProperties(properties);
        Errors errors = properties.errors();
        return errors.isEmpty()
                ? next(kept, draft, Step.LOCATIONS)
                : showAgain(who, model(kept, Step.PROPERTIES, draft, errors, new Typed("", ""), null));
    }

    private BrowserAnswer addLocation(Identity who, Drafts.Kept kept, Form form) {
        Typed typed = Typed.of(form);
        Errors errors = Errors.none();
        typed.check(errors);
        Draft draft = kept.draft();
        if (errors.isEmpty() && draft.location(typed.number()) != null) {
            errors.add("business", "Business " + typed.business() + " is a location of this draft already.");
        }
        if (!errors.isEmpty()) {
            return showAgain(who, model(kept, Step.LOCATIONS, draft, errors, typed, null));
        }
        drafts.keep(kept, draft.withLocation(new Draft.Location(typed.number(), typed.name(), LocationForm.ofNew())));
        return BrowserAnswer.to(Step.LOCATIONS.at(kept.id()) + "/" + typed.business());
    }

    public BrowserAnswer showLocation(
            @Header(Caller.HEADER) Identity who, @Header("draft") String id, @Header("business") String business) {
        Drafts.Kept kept = draft(id);
        Draft.Location location = location(kept.draft(), business);
        return show(who, null, model(kept, Step.LOCATIONS, kept.draft(), Errors.none(), null, location));
    }

    /** Takes what a location is set to, or takes the location away. */
    public BrowserAnswer keepLocation(
            @Header(Caller.HEADER) Identity who,
            @Header("draft") String id,
            @Header("business") String business,
            @Body Form form) {
        Drafts.Kept kept = shown(id, form);
        Draft draft = kept.draft();
        Draft.Location before = location(draft, business);
        if (form.has("remove")) {
            return next(kept, draft.withoutLocation(before.business()), Step.LOCATIONS);
        }
        Draft.Location location = new Draft.Location(before.business(), form.text("name"), LocationForm.of(form));
        Errors errors = location.form().errorsOfNew();
        if (location.name().length() > 200) {
            errors.add("name", "Shorten the name to at most 200 characters.");
        }
        refuseSameName(draft, location, errors);
        return errors.isEmpty()
                ? next(kept, draft.withLocation(location), Step.LOCATIONS)
                : showAgain(who, model(kept, Step.LOCATIONS, draft, errors, null, location));
    }

    private static void refuseSameName(Draft draft, Draft.Location location, Errors errors) {
        String name = ComparedName.of(location.form().locationName());
        draft.locations().stream()
                .filter(other -> other.business() != location.business() && !name.isEmpty())
                .filter(other -> ComparedName.of(other.form().locationName()).equals(name))
                .findFirst()
                .ifPresent(other -> errors.add(
                        "locationName",
                        "Location " + other.business() + " is called so already (spaces and case do not count)."));
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
        return showAgain(
                who, model(kept, Step.REVIEW, kept.draft(), Errors.of(Errors.WHOLE, why), new Typed("", ""), null));
    }

    public BrowserAnswer throwAway(@Header("draft") String id, @Body Form form) {
        drafts.remove(shown(id, form));
        return BrowserAnswer.to(Notice.DRAFT_GONE.at(LIST));
    }

    private Drafts.Kept draft(String id) {
        return drafts.find(WholeNumber.read("draft", id));
    }

    /** The draft as it was when the form was shown. */
    private Drafts.Kept shown(String id, Form form) {
        return drafts.find(WholeNumber.read("draft", id), WholeNumber.read("version", form.text("version")));
    }

    private static Draft.Location location(Draft draft, String business) {
        return Optional.ofNullable(draft.location(WholeNumber.read("business", business)))
                .orElseThrow(
                        () -> Refusal.notFound("business", "Business " + business + " is no location of this draft."));
    }

    private BrowserAnswer next(Drafts.Kept kept, Draft draft, Step step) {
        drafts.keep(kept, draft);
        return BrowserAnswer.to(step.at(kept.id()));
    }

    private static String search(String query) {
        return QueryParameters.ofAnybody(query).texts("search").stream()
                .findFirst()
                .orElse("");
    }

    private Model source(Drafts.Kept kept, String search, Typed typed, Errors errors) {
        return new Model(
                kept == null ? null : kept.id(),
                kept == null ? 0 : kept.version(),
                Step.SOURCE,
                kept == null ? Draft.of(0, "") : kept.draft(),
                errors,
                search,
                typed,
                Choices.NONE,
                List.of(),
                null,
                null,
                null);
    }

    private Model model(Drafts.Kept kept, Step step, Draft draft, Errors errors, Typed typed, Draft.Location location) {
        Optional<Long> group = groups.find(draft.business(), IntegrationGroup.CLIO);
        String locationField =
                draft.properties() == null ? "" : draft.properties().locationField();
        return new Model(
                kept.id(),
                kept.version(),
                step,
                draft,
                errors,
                "",
                typed,
                group.flatMap(fields::of)
                        .map(list -> Choices.of(list, locationField))
                        .orElse(Choices.NONE),
                step == Step.LOCATIONS && location == null ? businesses.ofAccount(draft.business()) : List.of(),
                group.orElse(null),
                location,
                location == null ? null : LocationForm.zone(saving.zone(location.business(), draft.business())));
    }

    private BrowserAnswer show(Identity who, String query, Model model) {
        return console.show(who, Section.INTEGRATIONS, TITLE, query, template(model), model);
    }

    private BrowserAnswer showAgain(Identity who, Model model) {
        return console.showAgain(who, Section.INTEGRATIONS, TITLE, template(model), model);
    }

    private static String template(Model model) {
        return "integrations/step-" + (model.location() == null ? model.step().word() : "location");
    }
}
