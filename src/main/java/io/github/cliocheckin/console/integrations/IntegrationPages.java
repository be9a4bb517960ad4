package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.TriggerType;
import io.github.cliocheckin.integration.api.GroupRequests;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The list of integrations, and one of them with what a person may change of it. */
public final class IntegrationPages {

    private static final int PAGE = 50;
    private static final String LIST = "/console/integrations";

    private final Console console;
    private final Overview overview;
    private final Groups groups;
    private final Drafts drafts;
    private final FieldLists fields;
    private final Calls calls;
    private final Saving saving;

    public IntegrationPages(
            Console console,
            Overview overview,
            Groups groups,
            Drafts drafts,
            FieldLists fields,
            Calls calls,
            Saving saving) {
        this.console = console;
        this.overview = overview;
        this.groups = groups;
        this.drafts = drafts;
        this.fields = fields;
        this.calls = calls;
        this.saving = saving;
    }

    /**
     * What the page {@code console/integrations/list} shows.
     *
     * @param next the address of the next page, or null
     * @param drafts for those who may go on with them
     */
    public record ListModel(List<Glance> integrations, Overview.Search search, String next, List<Drafts.Kept> drafts) {

        /** Whether there is none at all, as far as this page tells. */
        public boolean isBare() {
            return integrations.isEmpty() && search.text().isEmpty() && !search.needsPerson() && search.after() < 0;
        }
    }

    /**
     * What the page {@code console/integrations/group} shows.
     *
     * @param shown the properties as they were when the page was first shown
     * @param form which of its forms could not be taken; empty: none
     */
    public record GroupModel(
            Glance glance,
            IntegrationGroup group,
            Set<Trigger> chosen,
            PropertiesForm properties,
            PropertiesForm shown,
            Choices choices,
            BusinessForm account,
            WizardPages.Typed typed,
            String form,
            Errors errors) {

        public boolean hasWebhook() {
            return group.triggers().contains(Trigger.MATTER_WEBHOOK);
        }

        /** What is wrong with one of its forms. */
        public Errors errorsOf(String name) {
            return form.equals(name) ? errors : Errors.none();
        }
    }

    /** What the page {@code console/integrations/replace-triggers} asks. */
    public record ReplaceModel(Glance glance, Set<Trigger> chosen, Set<Trigger> stopping, Set<Trigger> beginning) {

        /** What comes of it that a trigger is taken away. */
        public String consequence(Trigger trigger) {
            return trigger.type() == TriggerType.WEBHOOK
                    ? "The button Send Review disappears from the firm's matters in Clio, and nobody can be asked by it."
                    : "Matters are not fetched by it any more. Added again later, it begins with what happens from then on.";
        }
    }

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Overview.Search search = search(QueryParameters.ofAnybody(query));
        List<Glance> found = overview.find(search, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Glance> page = more ? found.subList(0, PAGE) : found;
        boolean mayGoOn = who.role().includes(Role.OPERATOR);
        return console.show(
                who,
                Section.INTEGRATIONS,
                "Integrations",
                query,
                "integrations/list",
                new ListModel(
                        page,
                        search,
                        more ? address(search, page.get(PAGE - 1).groupId()) : null,
                        mayGoOn ? drafts.list() : List.of()));
    }

    private static Overview.Search search(QueryParameters query) {
        String text = query.text("search").map(String::strip).orElse("");
        return new Overview.Search(
                // Nobody's name is longer
                text.substring(0, Math.min(text.length(), 200)),
                query.text("needsPerson").isPresent(),
                query.wholeNumber("after").orElse(-1L));
    }

    private static String address(Overview.Search search, long after) {
        return LIST + "?after=" + after + "&search=" + URLEncoder.encode(search.text(), StandardCharsets.UTF_8)
                + (search.needsPerson() ? "&needsPerson=true" : "");
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String id,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        GroupModel model = model(id);
        return console.show(who, Section.INTEGRATIONS, model.glance.title(), query, "integrations/group", model);
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
        PropertiesForm shown = PropertiesForm.shown(form);
        Errors errors = properties.errors();
        if (!errors.isEmpty()) {
            GroupModel model = model(id);
            return showAgain(
                    who,
                    new GroupModel(
                            model.glance,
                            model.group,
                            model.chosen,
                            properties,
                            shown,
                            model.choices,
                            model.account,
                            model.typed,
                            "properties",
                            errors));
        }
        return changed(who, id, "properties", new GroupRequests.Patch(null, null, properties.changesSince(shown)));
    }

    private BrowserAnswer changed(Identity who, String id, String form, GroupRequests.Patch patch) {
        try {
            return saved(calls.groups().patch(who.caller(), id, patch).groupId());
        } catch (Refusal refusal) {
            return showAgain(who, refused(model(id), form, refusal));
        }
    }

    /** Adds triggers; where some are to be taken away, asks first, and again if these are others by then. */
    public BrowserAnswer changeTriggers(
            @Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = model(id);
        Set<Trigger> chosen = triggers(form);
        if (chosen.isEmpty()) {
            return showAgain(
                    who,
                    new GroupModel(
                            model.glance,
                            model.group,
                            chosen,
                            model.properties,
                            model.shown,
                            model.choices,
                            model.account,
                            model.typed,
                            "triggers",
                            WizardPages.noTrigger()));
        }
        Set<Trigger> stopping = without(model.group.triggers(), chosen);
        Set<Trigger> beginning = without(chosen, model.group.triggers());
        if (stopping.isEmpty() && beginning.isEmpty()) {
            return saved(model.group.id());
        }
        if (!stopping.isEmpty() && !areConfirmed(stopping, form)) {
            return console.show(
                    who,
                    Section.INTEGRATIONS,
                    "Replace the triggers?",
                    null,
                    "integrations/replace-triggers",
                    new ReplaceModel(model.glance, chosen, stopping, beginning));
        }
        String query = "replaceTriggers=" + !stopping.isEmpty();
        calls.groups()
                .update(
                        who.caller(),
                        query,
                        new GroupRequests.Update(model.group.id(), Saving.references(chosen), null));
        return saved(model.group.id());
    }

    /** Whether these are what the person was told that it stops. */
    private static boolean areConfirmed(Set<Trigger> stopping, Form form) {
        return stopping.stream()
                .map(trigger -> String.valueOf(trigger.id()))
                .collect(Collectors.toSet())
                .equals(Set.copyOf(form.texts("stopping")));
    }

    private static Set<Trigger> triggers(Form form) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        WizardPages.chosen(form).forEach(id -> Trigger.ofId(id).ifPresent(triggers::add));
        return triggers;
    }

    private static Set<Trigger> without(Set<Trigger> some, Set<Trigger> others) {
        Set<Trigger> rest = EnumSet.noneOf(Trigger.class);
        rest.addAll(some);
        rest.removeAll(others);
        return rest;
    }

    /** What is said of the integration's business. */
    public BrowserAnswer saveAccount(@Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = model(id);
        try {
            calls.businesses()
                    .put(
                            who.caller(),
                            String.valueOf(model.group.parent().businessNumber()),
                            BusinessForm.request(form));
            return saved(model.group.id());
        } catch (Refusal refusal) {
            BusinessForm refused = BusinessForm.refused(
                    model.group.parent(), form, refusal.problem().field(), Errors.words(refusal));
            return showAgain(
                    who,
                    new GroupModel(
                            model.glance,
                            model.group,
                            model.chosen,
                            model.properties,
                            model.shown,
                            model.choices,
                            refused,
                            model.typed,
                            "",
                            Errors.none()));
        }
    }

    /** Adds a location, switched on and fetched from now on; the rest is set on its page. */
    public BrowserAnswer addLocation(@Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = model(id);
        WizardPages.Typed typed = WizardPages.Typed.of(form);
        Errors errors = Errors.none();
        typed.check(errors);
        if (errors.isEmpty()) {
            try {
                return BrowserAnswer.to(Notice.LOCATION_ADDED.at(LIST + "/" + model.group.id() + "/locations/"
                        + saving.add(model.group, typed, form.text("locationName"), who.caller())));
            } catch (Refusal refusal) {
                errors = Errors.of(refusal);
            }
        }
        return showAgain(
                who,
                new GroupModel(
                        model.glance,
                        model.group,
                        model.chosen,
                        model.properties,
                        model.shown,
                        model.choices,
                        model.account,
                        typed,
                        "locations",
                        errors));
    }

    private static BrowserAnswer saved(long groupId) {
        return BrowserAnswer.to(Notice.SAVED.at(LIST + "/" + groupId));
    }

    private GroupModel model(String id) {
        long groupId = WholeNumber.read("group", id);
        Optional<IntegrationGroup> group = groups.find(groupId);
        Glance glance = overview.find(groupId)
                .orElseThrow(() -> Refusal.notFound("group", "There is no integration " + groupId + "."));
        return new GroupModel(
                glance,
                group.orElseThrow(),
                group.orElseThrow().triggers(),
                PropertiesForm.of(group.orElseThrow().properties()),
                PropertiesForm.of(group.orElseThrow().properties()),
                fields.of(groupId)
                        .map(list -> Choices.of(list, group.orElseThrow().locationField()))
                        .orElse(Choices.NONE),
                BusinessForm.of(group.orElseThrow().parent()),
                new WizardPages.Typed("", ""),
                "",
                Errors.none());
    }

    private static GroupModel refused(GroupModel model, String form, Refusal refusal) {
        return new GroupModel(
                model.glance,
                model.group,
                model.chosen,
                model.properties,
                model.shown,
                model.choices,
                model.account,
                model.typed,
                form,
                Errors.of(refusal));
    }

    private BrowserAnswer showAgain(Identity who, GroupModel model) {
        return console.showAgain(who, Section.INTEGRATIONS, model.glance.title(), "integrations/group", model);
    }
}
