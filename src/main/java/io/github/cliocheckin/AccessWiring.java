package io.github.cliocheckin;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.security.Admins;
import io.github.cliocheckin.security.ApiDoor;
import io.github.cliocheckin.security.ApiTokens;
import io.github.cliocheckin.security.FirstToken;
import io.github.cliocheckin.security.Identities;
import java.time.Clock;

/** Who may do what: the beans of its calls, and the door in front of all. */
final class AccessWiring {

    private AccessWiring() {}

    static void bind(Base base) throws Exception {
        Database database = base.database();
        Clock clock = base.clock();
        String setting = base.settings().text("api.token");
        Changes changes = new Changes(database.transaction());
        ApiTokens tokens = new ApiTokens(database.client(), clock, base.random());
        Admins admins = new Admins(database.client(), clock, !setting.isEmpty());
        Identities identities = new Identities(database.client(), clock, setting);
        base.camel().addStartupListener(new ApiDoor(identities));
        base.camel().addStartupListener(new FirstToken(admins, tokens, changes, System.out));
    }
}
