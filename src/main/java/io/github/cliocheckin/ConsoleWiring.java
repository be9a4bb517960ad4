package io.github.cliocheckin;

import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.audit.AuditCalls;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.console.AccessPages;
import io.github.cliocheckin.console.Assets;
import io.github.cliocheckin.console.AuditPages;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.ConsoleProblems;
import io.github.cliocheckin.console.DailyFigures;
import io.github.cliocheckin.console.Forms;
import io.github.cliocheckin.console.MyPages;
import io.github.cliocheckin.console.RoutePages;
import io.github.cliocheckin.console.RunNames;
import io.github.cliocheckin.console.RunPages;
import io.github.cliocheckin.console.SettingsPages;
import io.github.cliocheckin.console.SignInPages;
import io.github.cliocheckin.ops.reload.RouteCalls;
import io.github.cliocheckin.ops.reload.RouteFiles;
import io.github.cliocheckin.ops.settings.EffectiveSettings;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.poll.RunArchive;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.TokenCalls;
import io.github.cliocheckin.security.api.UserCalls;

/** The beans of the console. */
final class ConsoleWiring {

    private ConsoleWiring() {}

    static void bind(Base base) throws Exception {
        Console console = new Console(new Pages());
        base.bind("console", console);
        base.bind("consoleAssets", new Assets());
        base.bind("consoleProblems", new ConsoleProblems(console, new Problems()));
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
        bindOperations(base, console);
        bindAccess(base, console);
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
