package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.api.AccessRequests;
import io.github.cliocheckin.security.api.TokenCalls;
import io.github.cliocheckin.security.api.UserCalls;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Who may do what here: people and tokens. */
public final class AccessPages {

    private static final String HOME = "/console/access";

    private final Console console;
    private final UserCalls users;
    private final TokenCalls tokens;

    public AccessPages(Console console, UserCalls users, TokenCalls tokens) {
        this.console = console;
        this.users = users;
        this.tokens = tokens;
    }

    /**
     * What the page {@code console/access} shows.
     *
     * @param user what was typed to add one
     * @param token what was typed to add one
     */
    public record AccessModel(List<UserCalls.Answer> users, List<TokenCalls.Answer> tokens, Typed user, Typed token) {}

    /**
     * What was typed, but for a password.
     *
     * @param field what is wrong with it; null if nothing is, or it is not of one field
     * @param error null if nothing is wrong
     */
    public record Typed(String name, String role, String expiresOn, String field, String error) {

        static final Typed NOTHING = new Typed("", "viewer", "", null, null);

        static Typed of(Form form, Refusal refusal) {
            return new Typed(
                    form.text("name"),
                    form.text("role"),
                    form.text("expiresOn"),
                    refusal.problem().field(),
                    refusal.getMessage());
        }
    }

    /** What the page {@code console/token-made} shows, this once. */
    public record MadeModel(TokenCalls.Made made) {}

    /** What the page {@code console/token-revoke} asks. */
    public record RevokeModel(TokenCalls.Answer token) {}

    /** What the page {@code console/user} shows. */
    public record UserModel(UserCalls.Answer user, String field, String error) {}

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        return console.show(
                who, Section.ACCESS, "Users and tokens", query, "access", model(Typed.NOTHING, Typed.NOTHING));
    }

    public BrowserAnswer addUser(@Header(Caller.HEADER) Identity who, @Body Form form) {
        try {
            users.add(
                    new AccessRequests.AddUser(form.text("name"), form.raw("password"), form.text("role")),
                    who.caller());
            return BrowserAnswer.to(Notice.USER_ADDED.at(HOME));
        } catch (Refusal refusal) {
            return again(who, Typed.of(form, refusal), Typed.NOTHING, refusal);
        }
    }

    public BrowserAnswer showUser(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        UserCalls.Answer user =
                user(QueryParameters.ofAnybody(query).text("name").orElse(""));
        return console.show(who, Section.ACCESS, user.name(), query, "user", new UserModel(user, null, null));
    }

    public BrowserAnswer changeUser(@Header(Caller.HEADER) Identity who, @Body Form form) {
        UserCalls.Answer user = user(form.text("name"));
        String password = form.raw("password");
        try {
            users.change(
                    user.name(),
                    new AccessRequests.ChangeUser(
                            password.isEmpty() ? null : password,
                            form.text("role").equals(form.shown().text("role")) ? null : form.text("role"),
                            form.has("active") == form.shown().has("active") ? null : form.has("active")),
                    who.caller());
            return BrowserAnswer.to(Notice.SAVED.at(HOME));
        } catch (Refusal refusal) {
            return console.showAgain(
                    who,
                    Section.ACCESS,
                    user.name(),
                    "user",
                    new UserModel(user, refusal.problem().field(), refusal.getMessage()),
                    refusal);
        }
    }

    /** Makes a token. Its text is in this answer and nowhere else, so there is no way on to another page. */
    public BrowserAnswer addToken(@Header(Caller.HEADER) Identity who, @Body Form form) {
        String end = form.text("expiresOn");
        try {
            TokenCalls.Made made = tokens.add(
                    new AccessRequests.AddToken(
                            form.text("name"), form.text("role"), end.isEmpty() ? null : end + "T23:59:59Z"),
                    who.caller());
            return console.show(
                    who, Section.ACCESS, "A token for " + made.name(), "", "token-made", new MadeModel(made));
        } catch (Refusal refusal) {
            return again(who, Typed.NOTHING, Typed.of(form, refusal), refusal);
        }
    }

    public BrowserAnswer askToRevoke(@Header(Caller.HEADER) Identity who, @Header("id") String id) {
        TokenCalls.Answer token = tokens.list().stream()
                .filter(one -> String.valueOf(one.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("id", "There is no such token, or it is revoked already."));
        return console.show(
                who, Section.ACCESS, "Revoke " + token.name() + "?", "", "token-revoke", new RevokeModel(token));
    }

    public BrowserAnswer revoke(@Header(Caller.HEADER) Identity who, @Header("id") String id) {
        tokens.revoke(id, who.caller());
        return BrowserAnswer.to(Notice.TOKEN_REVOKED.at(HOME));
    }

    private BrowserAnswer again(Identity who, Typed user, Typed token, Refusal why) {
        return console.showAgain(who, Section.ACCESS, "Users and tokens", "access", model(user, token), why);
    }

    private AccessModel model(Typed user, Typed token) {
        return new AccessModel(users.list(), tokens.list(), user, token);
    }

    private UserCalls.Answer user(String name) {
        return users.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("name", "There is no user of this name."));
    }
}
