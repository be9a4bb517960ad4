package io.github.cliocheckin.security.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.security.Admins;
import io.github.cliocheckin.security.ApiToken;
import io.github.cliocheckin.security.ApiTokens;
import io.github.cliocheckin.security.Identities;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.dao.DuplicateKeyException;

/** The calls about tokens. */
public final class TokenCalls {

    private final ApiTokens tokens;
    private final Admins admins;
    private final Identities identities;
    private final AuditedChanges changes;
    private final Clock clock;

    public TokenCalls(ApiTokens tokens, Admins admins, Identities identities, AuditedChanges changes, Clock clock) {
        this.tokens = tokens;
        this.admins = admins;
        this.identities = identities;
        this.changes = changes;
        this.clock = clock;
    }

    /** A token as calls answer it. */
    public record Answer(
            long id,
            String name,
            String role,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            Instant lastUsedAt) {

        static Answer of(ApiToken token) {
            return new Answer(
                    token.id(),
                    token.name(),
                    Fields.word(token.role()),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    /** A token just made, with its text: this once. */
    public record Made(long id, String name, String role, Instant expiresAt, String token) {

        @Override
        public String toString() {
            return "Made " + name;
        }
    }

    public List<Answer> list() {
        return tokens.list().stream().map(Answer::of).toList();
    }

    public Made add(@Body AccessRequests.AddToken request, @Header(Caller.HEADER) Caller caller) {
        String name = Fields.tokenName(Fields.body(request).name());
        Role role = Fields.role(request.role());
        Instant end = Fields.end(request.expiresAt(), clock.instant());
        try {
            ApiTokens.Made made = changes.make(caller, "add-token", entry -> {
                ApiTokens.Made one = tokens.make(name, role, end, caller.name());
                entry.begin("token " + name, null);
                entry.end(Answer.of(one.token()));
                return one;
            });
            return new Made(
                    made.token().id(), name, Fields.word(role), made.token().expiresAt(), made.text());
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict(
                    "name", "There is a token " + name + " already: give another name, or revoke that one.");
        }
    }

    public void revoke(@Header("id") String id, @Header(Caller.HEADER) Caller caller) {
        long token = WholeNumber.read("id", id);
        changes.make(
                caller,
                "revoke-token",
                entry -> admins.keeping(() -> {
                    Answer before = list().stream()
                            .filter(one -> one.id() == token)
                            .findFirst()
                            .orElseThrow(() -> gone(token));
                    if (!tokens.revoke(token)) {
                        throw gone(token);
                    }
                    entry.begin("token " + before.name(), before);
                    entry.end(null);
                    return true;
                }));
        identities.forget();
    }

    private static Refusal gone(long token) {
        return Refusal.notFound("id", "There is no token " + token + ", or it is revoked already.");
    }
}
