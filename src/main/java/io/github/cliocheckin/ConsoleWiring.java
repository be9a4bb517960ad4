package io.github.cliocheckin;

import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.audit.AuditCalls;
import io.github.cliocheckin.checkin.ErrandCalls;
import io.github.cliocheckin.checkin.LedgerPages;
import io.github.cliocheckin.checkin.LedgerQueries;
import io.github.cliocheckin.checkin.ReceiverChecks;
import io.github.cliocheckin.checkin.Stories;
import io.github.cliocheckin.checkin.Waiting;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.console.AccessPages;
import io.github.cliocheckin.console.Assets;
import io.github.cliocheckin.console.AuditPages;
import io.github.cliocheckin.console.CheckInPages;
import io.github.cliocheckin.console.ClioLinks;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.ConsoleProblems;
import io.github.cliocheckin.console.DailyFigures;
import io.github.cliocheckin.console.Forms;
import io.github.cliocheckin.console.MatterPages;
import io.github.cliocheckin.console.MyPages;
import io.github.cliocheckin.console.NeedsAPersonPages;
import io.github.cliocheckin.console.RoutePages;
import io.github.cliocheckin.console.RunNames;
import io.github.cliocheckin.console.RunPages;
import io.github.cliocheckin.console.SettingsPages;
import io.github.cliocheckin.console.SignInPages;
import io.github.cliocheckin.console.integrations.Calls;
import io.github.cliocheckin.console.integrations.DraftLocationPages;
import io.github.cliocheckin.console.integrations.Drafts;
import io.github.cliocheckin.console.integrations.GrantEnds;
import io.github.cliocheckin.console.integrations.GrantPages;
import io.github.cliocheckin.console.integrations.GroupModels;
import io.github.cliocheckin.console.integrations.IntegrationListPages;
import io.github.cliocheckin.console.integrations.IntegrationPages;
import io.github.cliocheckin.console.integrations.KnownBusinesses;
import io.github.cliocheckin.console.integrations.LocationModels;
import io.github.cliocheckin.console.integrations.LocationPages;
import io.github.cliocheckin.console.integrations.Overview;
import io.github.cliocheckin.console.integrations.Saving;
import io.github.cliocheckin.console.integrations.TriggerPages;
import io.github.cliocheckin.console.integrations.Wizard;
import io.github.cliocheckin.console.integrations.WizardPages;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupCalls;
import io.github.cliocheckin.integration.api.MappingCalls;
import io.github.cliocheckin.integration.api.RunCalls;
import io.github.cliocheckin.ops.reload.RouteCalls;
import io.github.cliocheckin.ops.reload.RouteFiles;
import io.github.cliocheckin.ops.settings.EffectiveSettings;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.poll.RunArchive;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.TokenCalls;
import io.github.cliocheckin.security.api.UserCalls;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the console. */
final class ConsoleWiring {

    private ConsoleWiring() {}

    static void bind(Base base) throws Exception {
        Console console = new Console(new Pages());
        base.bind("console", console);
        base.bind("consoleAssets", new Assets());
        base.bind("consoleProblems", new ConsoleProblems(console, new Problems()));
        bindCheckIns(base, console);
        base.bind("forms", new Forms());
        base.bind(
                "signInPages",
                new SignInPages(
                        console,
                        base.bean("identities", Identities.class),
                        base.bean("userCalls", UserCalls.class),
                        base.bean("sessionCalls", SessionCalls.class),
                        base.clock(),
                        new SignInPages.Ways(
                                OpenIdWiring.settings(base.settings()) != null,
                                "https".equals(base.settings().publicUrl().getScheme()))));
        bindMatters(base, console);
        bindIntegrations(base, console);
        bindOperations(base, console);
        bindAccess(base, console);
    }

    private static void bindMatters(Base base, Console console) {
        ClioLinks links = new ClioLinks(base.connections(), base.clio());
        JdbcClient database = base.database().client();
        base.bind(
                "matterPages",
                new MatterPages(console, new Stories(database, new LedgerQueries(database), base.json()), links));
        base.bind(
                "needsAPersonPages",
                new NeedsAPersonPages(
                        console,
                        base.bean("waiting", Waiting.class),
                        base.bean("errandCalls", ErrandCalls.class),
                        links,
                        base.clock()));
    }

    private static void bindIntegrations(Base base, Console console) {
        JdbcClient database = base.database().client();
        Groups groups = new Groups(database);
        Businesses businesses = new Businesses(database, base.vault());
        Drafts drafts = new Drafts(database, base.json(), base.clock());
        FieldLists fields = base.bean("fieldLists", FieldLists.class);
        AuthorizationCalls authorizations = base.bean("authorizationCalls", AuthorizationCalls.class);
        Calls calls = new Calls(
                base.bean("groupCalls", GroupCalls.class),
                base.bean("mappingCalls", MappingCalls.class),
                base.bean("businessCalls", BusinessCalls.class),
                base.bean("runCalls", RunCalls.class));
        Saving saving = new Saving(
                calls, businesses, drafts, new Changes(base.database().transaction()));
        Overview overview = new Overview(database, base.clock());
        KnownBusinesses known = new KnownBusinesses(database);
        GroupModels integrations = new GroupModels(overview, groups, fields, known);
        base.bind("integrationListPages", new IntegrationListPages(console, overview, drafts));
        base.bind("integrationPages", new IntegrationPages(console, integrations, calls, saving));
        base.bind("triggerPages", new TriggerPages(console, integrations, calls.groups()));
        Wizard wizard = new Wizard(console, drafts, fields, new GroupChanges(database), known);
        DraftLocationPages draftLocations = new DraftLocationPages(wizard, saving);
        base.bind("wizardPages", new WizardPages(wizard, drafts, draftLocations, saving));
        base.bind("draftLocationPages", draftLocations);
        LocationModels locations = new LocationModels(
                groups,
                businesses,
                fields,
                new GrantEnds(database),
                authorizations,
                base.bean("receiverChecks", ReceiverChecks.class));
        base.bind("locationPages", new LocationPages(console, locations, calls, base.clock()));
        base.bind("grantPages", new GrantPages(console, locations, authorizations));
    }

    private static void bindCheckIns(Base base, Console console) {
        base.bind(
                "checkInPages",
                new CheckInPages(console, new LedgerPages(base.database().client())));
    }

    /** What the service did, and what it is made of. */
    private static void bindOperations(Base base, Console console) {
        base.bind(
                "runPages",
                new RunPages(
                        console,
                        base.bean("runArchive", RunArchive.class),
                        new RunNames(base.database().client()),
                        new DailyFigures(base.database().client(), base.clock()),
                        base.bean("clioBudget", ClioBudget.class)));
        base.bind(
                "routePages",
                new RoutePages(
                        console,
                        () -> base.bean("routeFiles", RouteFiles.class),
                        () -> base.bean("routeCalls", RouteCalls.class)));
        base.bind("settingsPages", new SettingsPages(console, base.bean("effectiveSettings", EffectiveSettings.class)));
    }

    /** Who may do what, and who did. */
    private static void bindAccess(Base base, Console console) {
        UserCalls users = base.bean("userCalls", UserCalls.class);
        base.bind("auditPages", new AuditPages(console, base.bean("auditCalls", AuditCalls.class), users));
        base.bind("accessPages", new AccessPages(console, users, base.bean("tokenCalls", TokenCalls.class)));
        base.bind("myPages", new MyPages(console, base.bean("sessionCalls", SessionCalls.class), users));
    }
}
