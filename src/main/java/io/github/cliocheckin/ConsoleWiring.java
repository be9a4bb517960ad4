package io.github.cliocheckin;

import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.checkin.LedgerPages;
import io.github.cliocheckin.console.Assets;
import io.github.cliocheckin.console.CheckInPages;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.ConsoleProblems;
import io.github.cliocheckin.console.Forms;
import io.github.cliocheckin.console.SignInPages;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.UserCalls;

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
    }

    private static void bindCheckIns(Base base, Console console) {
        base.bind(
                "checkInPages",
                new CheckInPages(console, new LedgerPages(base.database().client())));
    }
}
