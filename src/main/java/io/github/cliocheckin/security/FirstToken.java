package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Changes;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where nobody could let anybody in, makes an admin token and prints it: once, to standard output and not to the log, which
 * others read and keep. Of several nodes that start at once one makes it, for its name can be taken once only.
 */
public final class FirstToken implements StartupListener {

    /** No call may take this name, or the token could not be made when it is needed. */
    public static final String NAME = "first-admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

    private final Admins admins;
    private final ApiTokens tokens;
    private final Changes changes;
    private final PrintStream output;

    public FirstToken(Admins admins, ApiTokens tokens, Changes changes, PrintStream output) {
        this.admins = admins;
        this.tokens = tokens;
        this.changes = changes;
        this.output = output;
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // too early: a start that fails yet would have shown the token to nobody
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext camel, boolean alreadyStarted) {
        makeIfNeeded();
    }

    void makeIfNeeded() {
        Optional<ApiTokens.Made> made = changes.make(() -> admins.exist()
                ? Optional.empty()
                : Optional.of(tokens.make(NAME, Role.ADMIN, null, "the first start")));
        made.ifPresent(token -> {
            LOG.info("There was no admin yet: a first token was made and printed to standard output, this once");
            output.printf("""

                    There is no admin yet. This is the token of one; it is shown this once and kept nowhere:

                        %s

                    Show it as Authorization: Bearer TOKEN. Make users and tokens of your own with it (POST /access/users,
                    POST /access/tokens), then revoke it: DELETE /access/tokens/%d

                    """, token.text(), token.token().id());
            output.flush();
        });
    }
}
