package io.github.cliocheckin;

import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.checkin.ErrandCalls;
import io.github.cliocheckin.checkin.LedgerQueries;
import io.github.cliocheckin.checkin.Stories;
import io.github.cliocheckin.checkin.Waiting;
import io.github.cliocheckin.console.Assets;
import io.github.cliocheckin.console.ClioLinks;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.ConsoleProblems;
import io.github.cliocheckin.console.Forms;
import io.github.cliocheckin.console.MatterPages;
import io.github.cliocheckin.console.NeedsAPersonPages;
import io.github.cliocheckin.console.SignInPages;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.api.SessionCalls;
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
                        links));
    }
}
