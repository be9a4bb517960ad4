package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** A location's page: its settings, whether it is authorized at Clio, and what is still missing. */
public final class LocationPages {

    private static final String LIST = "/console/integrations/";

    private final Console console;
    private final Groups groups;
    private final Businesses businesses;
    private final FieldLists fields;
    private final GrantEnds grants;
    private final AuthorizationCalls authorizations;
    private final Connections connections;
    private final ClioApps apps;
    private final Calls calls;
    private final Clock clock;

    public LocationPages(
            Console console,
            Groups groups,
            Businesses businesses,
            FieldLists fields,
            GrantEnds grants,
            AuthorizationCalls authorizations,
            Connections connections,
            ClioApps apps,
            Calls calls,
            Clock clock) {
        this.console = console;
        this.groups = groups;
        this.businesses = businesses;
        this.fields = fields;
        this.grants = grants;
        this.authorizations = authorizations;
        this.connections = connections;
        this.apps = apps;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * What the page {@code console/integrations/location} shows.
     *
     * @param shown what the fields of the form were before somebody filled them in
     * @param grantEnd null where nothing is granted
     * @param checks what is still missing, and what is not
     * @param lookedAt the firm's fields as Clio showed them, or null
     * @param invitation a link that was just made, or null; it is shown once
     */
    public record LocationModel(
            IntegrationGroup group,
            Mapping mapping,
            LocationForm form,
            LocationForm shown,
            Errors errors,
            Choices choices,
            AuthorizationAnswer authorization,
            GrantEnds.GrantEnd grantEnd,
            List<Check> checks,
            FieldList lookedAt,
            BusinessForm business,
            AuthorizationCalls.Invitation invitation) {

        public String title() {
            return name(mapping.business());
        }

        public String accountTitle() {
            return name(group.parent());
        }

        public String path() {
            return LIST + group.id() + "/locations/" + mapping.id();
        }

        public String zone() {
            return LocationForm.zone(mapping.business().zone());
        }

        /** For those who may not see who is who at the firm. */
        LocationModel withoutPeople() {
            return new LocationModel(
                    group,
                    mapping,
                    form,
                    shown,
                    errors,
                    choices,
                    authorization.withoutPeople(),
                    grantEnd,
                    checks,
                    lookedAt,
                    business,
                    invitation);
        }

        public boolean hasWebhook() {
            return group.triggers().contains(Trigger.MATTER_WEBHOOK);
        }
    }

    /** What the page {@code console/integrations/disconnect} asks. */
    public record DisconnectModel(String path, String title, int locations, String account) {}

    /** How often a location's matters are fetched, in words. */
    public static String rhythm(Mapping mapping) {
        return LocationForm.of(mapping).rhythm();
    }

    /** What people call a business. */
    public static String name(Business business) {
        return business.name() == null ? "Business " + business.businessNumber() : business.name();
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        LocationModel model = model(group, mapping);
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
        LocationModel model = model(group, mapping);
        LocationForm typed = LocationForm.of(form);
        LocationForm shown = LocationForm.shown(form);
        Errors errors = typed.errors();
        if (errors.isEmpty()) {
            try {
                ZoneId zone = model.mapping.business().zone();
                calls.mappings().patch(who.caller(), mapping, typed.since(shown).changing(zone, clock.instant()));
                return back(model, form, Notice.SAVED);
            } catch (Refusal refusal) {
                errors = Errors.of(beside(typed.since(shown), refusal.problem().field()), Errors.words(refusal));
            }
        }
        return showAgain(who, with(model, typed, shown, errors, model.business, null));
    }

    /** The field of the form that a call's field stands for. */
    private static String beside(LocationForm sent, String field) {
        List<String> properties = sent.propertyFields();
        for (int i = 0; i < properties.size(); i++) {
            if (field != null && field.startsWith("integrationProperties[" + i + "]")) {
                return properties.get(i);
            }
        }
        return Errors.WHOLE;
    }

    public BrowserAnswer run(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Body Form form) {
        LocationModel model = model(group, mapping);
        calls.runs().runNow(who.caller(), mapping);
        return back(model, form, Notice.RUN_PLANNED);
    }

    /** To the page that the form was on. */
    private static BrowserAnswer back(LocationModel model, Form form, Notice notice) {
        return BrowserAnswer.to(notice.at(form.has("fromGroup") ? LIST + model.group.id() : model.path()));
    }

    /** What is said of a location's business, or of its account's. */
    public BrowserAnswer saveBusiness(
            @Header(Caller.HEADER) Identity who,
            @Header("group") String group,
            @Header("mapping") String mapping,
            @Body Form form) {
        LocationModel model = model(group, mapping);
        try {
            calls.businesses().put(who.caller(), String.valueOf(model.business.business()), BusinessForm.request(form));
            return BrowserAnswer.to(Notice.SAVED.at(model.path()));
        } catch (Refusal refusal) {
            Business business = businesses.find(model.business.business()).orElseThrow();
            BusinessForm refused =
                    BusinessForm.refused(business, form, refusal.problem().field(), Errors.words(refusal));
            return showAgain(who, with(model, model.form, model.shown, Errors.none(), refused, null));
        }
    }

    /** Makes a link by which the firm authorizes, and shows it: nobody can look it up later. */
    public BrowserAnswer authorize(
            @Header(Caller.HEADER) Identity who, @Header("group") String group, @Header("mapping") String mapping) {
        LocationModel model = model(group, mapping);
        AuthorizationCalls.Invitation invitation = authorizations.invite(mapping, who.caller());
        return console.show(
                who,
                Section.INTEGRATIONS,
                model.title(),
                null,
                "integrations/location",
                with(model, model.form, model.shown, Errors.none(), model.business, invitation));
    }

    /** The group that is to be looked at; the mapping must be its own. */
    public long groupToCheck(@Header("group") String group, @Header("mapping") String mapping) {
        return model(group, mapping).group.id();
    }

    /** The question for the firm's custom fields; null if there is no grant to ask with. */
    public ClioRequest fieldsQuestion(long groupId) {
        return connections
                .regionOfGrant(groupId)
                .map(region -> new ClioRequest(
                        groupId,
                        ClioQuery.customFieldsOfMatters(apps.clio(region)).uri()))
                .orElse(null);
    }

    public BrowserAnswer checked(String group, String mapping) {
        return BrowserAnswer.to(Notice.CHECKED.at(LIST + group + "/locations/" + mapping));
    }

    public BrowserAnswer askToDisconnect(
            @Header(Caller.HEADER) Identity who, @Header("group") String group, @Header("mapping") String mapping) {
        LocationModel model = model(group, mapping);
        AuthorizationAnswer.Account account = model.authorization.account();
        return console.show(
                who,
                Section.INTEGRATIONS,
                "Disconnect from Clio?",
                null,
                "integrations/disconnect",
                new DisconnectModel(
                        model.path(),
                        model.accountTitle(),
                        model.group.mappings().size(),
                        account == null ? null : account.name()));
    }

    /** The mapping to disconnect by; it must be the group's. */
    public String mappingToDisconnect(@Header("group") String group, @Header("mapping") String mapping) {
        return String.valueOf(model(group, mapping).mapping.id());
    }

    public BrowserAnswer disconnected(AuthorizationCalls.Disconnected done) {
        Notice notice = done.revokedAtClio() ? Notice.DISCONNECTED : Notice.DISCONNECTED_HERE;
        return BrowserAnswer.to(notice.at(LIST + done.groupId() + "/locations/" + done.mappingId()));
    }

    private LocationModel model(String groupText, String mappingText) {
        long groupId = WholeNumber.read("group", groupText);
        long mappingId = WholeNumber.read("mapping", mappingText);
        IntegrationGroup group = groups.find(groupId)
                .orElseThrow(() -> Refusal.notFound("group", "There is no integration " + groupId + "."));
        Mapping mapping = group.mappings().stream()
                .filter(one -> one.id() == mappingId)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound("mapping", "Integration " + groupId + " has no location " + mappingId + "."));
        Business own = businesses.find(mapping.business().businessNumber()).orElseThrow();
        AuthorizationAnswer authorization = authorizations.show(mappingText);
        Optional<FieldList> looked = fields.of(groupId);
        return new LocationModel(
                group,
                mapping,
                LocationForm.of(mapping),
                LocationForm.of(mapping),
                Errors.none(),
                looked.map(list -> Choices.of(list, group.locationField())).orElse(Choices.NONE),
                authorization,
                grants.of(groupId).orElse(null),
                new CheckList(group, mapping, own.hasApiKey(), authorization, looked.orElse(null)).points(),
                looked.orElse(null),
                BusinessForm.of(own),
                null);
    }

    private static LocationModel with(
            LocationModel model,
            LocationForm form,
            LocationForm shown,
            Errors errors,
            BusinessForm business,
            AuthorizationCalls.Invitation invitation) {
        return new LocationModel(
                model.group,
                model.mapping,
                form,
                shown,
                errors,
                model.choices,
                model.authorization,
                model.grantEnd,
                model.checks,
                model.lookedAt,
                business,
                invitation);
    }

    private BrowserAnswer showAgain(Identity who, LocationModel model) {
        return console.showAgain(who, Section.INTEGRATIONS, model.title(), "integrations/location", model);
    }
}
