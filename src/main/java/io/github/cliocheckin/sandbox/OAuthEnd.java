package io.github.cliocheckin.sandbox;

import java.util.Optional;
import java.util.Set;

/** Where an app gives its access back: the whole consent behind a token ends. */
record OAuthEnd(Set<String> fixedTokens, OAuthTokens tokens, OAuthNotice notice) implements SandboxServer.Work {

    @Override
    public Answer answer(Request request) {
        String shown = request.bearer();
        String token = request.form("token").orElseThrow(() -> OAuthRefusal.missing("token"));
        if (shown.equals(token) && fixedTokens.remove(token)) {
            return Answer.empty(200);
        }
        Optional<OAuthGrant> grant = tokens.grantOf(shown);
        if (grant.isEmpty() || !grant.equals(tokens.grantOf(token))) {
            throw OAuthRefusal.invalidToken();
        }
        tokens.revoke(grant.get());
        // Handlers in the wild report that Clio calls back for this too; the caller's own answer does not wait for it.
        notice.send(grant.get(), token);
        return Answer.empty(200);
    }
}
