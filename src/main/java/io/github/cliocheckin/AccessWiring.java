package io.github.cliocheckin;

import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.secret.Rotation;
import io.github.cliocheckin.security.Admins;
import io.github.cliocheckin.security.ApiDoor;
import io.github.cliocheckin.security.ApiTokens;
import io.github.cliocheckin.security.ApiUsers;
import io.github.cliocheckin.security.FirstToken;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.Passwords;
import io.github.cliocheckin.security.Sessions;
import io.github.cliocheckin.security.SignInThrottle;
import io.github.cliocheckin.security.SignIns;
import io.github.cliocheckin.security.api.RotationCalls;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.TokenCalls;
import io.github.cliocheckin.security.api.UserCalls;
import io.github.cliocheckin.security.oidc.OpenIdPages;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Who may do what: the beans of its calls, and the door in front of all. */
final class AccessWiring {

    private AccessWiring() {}

    static void bind(Base base, Listener listener) throws Exception {
        Database database = base.database();
        Clock clock = base.clock();
        String setting = base.settings().text("api.token");
        Changes changes = new Changes(database.transaction());
        AuditedChanges audited = new AuditedChanges(changes, base.audit());
        ApiTokens tokens = new ApiTokens(database.client(), clock, base.random());
        Admins admins = new Admins(database.client(), clock, !setting.isEmpty());
        Identities identities = new Identities(database.client(), clock, setting);
        ApiUsers users = new ApiUsers(database.client(), clock);
        Sessions sessions = new Sessions(
                database.client(), clock, base.random(), base.settings().duration("access.session-lifetime"));
        Passwords passwords = new Passwords(base.random());
        SignInThrottle throttle = new SignInThrottle(database.client(), changes, clock);
        SignIns signIns = new SignIns(users, sessions, passwords, throttle, identities, changes);
        Registry registry = base.camel().getRegistry();
        base.bind("signIns", signIns);
        base.bind("identities", identities);
        base.bind("tokenCalls", new TokenCalls(tokens, admins, identities, audited, clock));
        base.bind("userCalls", new UserCalls(users, sessions, passwords, admins, identities, audited));
        SessionCalls sessionCalls = new SessionCalls(signIns, users, sessions, passwords, identities, audited);
        base.bind("sessionCalls", sessionCalls);
        base.bind(
                "openIdPages",
                new OpenIdPages(
                        OpenIdWiring.settings(base.settings()),
                        signIns,
                        sessionCalls,
                        base.vault(),
                        base.audit(),
                        clock));
        base.bind(
                "rotationCalls", new RotationCalls(registry.lookupByNameAndType("rotation", Rotation.class), audited));
        if (listener.isWanted()) {
            base.camel().addStartupListener(new ApiDoor(identities));
            base.camel().addStartupListener(new FirstToken(admins, tokens, changes, System.out));
        }
    }
}
