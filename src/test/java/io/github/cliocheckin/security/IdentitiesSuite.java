package io.github.cliocheckin.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.secret.RandomSecret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Tokens: made once, kept as a hash, believed for seconds, and the first one. */
abstract class IdentitiesSuite extends StorageSuite {

    private ApiTokens tokens;
    private Identities identities;

    IdentitiesSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void set() {
        tokens = new ApiTokens(database.client(), clock, new SecureRandom());
        identities = new Identities(database.client(), clock, "the setting");
    }

    @Test
    void aTokenIsKnownByItsTextAndKeptAsAHash() {
        ApiTokens.Made made = tokens.make("deploy", Role.OPERATOR, null, "user anna");
        assertThat(made.text()).matches("cck_[A-Za-z0-9_-]{43}");
        assertThat(identities.ofTokenOrSession(made.text()).map(Identity::caller))
                .contains(new Caller("token deploy", Role.OPERATOR));
        assertThat(rows("SELECT * FROM api_token").toString())
                .contains(RandomSecret.hash(made.text()))
                .doesNotContain(made.text());
        assertThat(made.toString()).doesNotContain(made.text());
    }

    @Test
    void whatIsNoTokenIsNobody() {
        String text = tokens.make("deploy", Role.OPERATOR, null, "user anna").text();
        for (String wrong : List.of("", "cck_", text.toLowerCase(Locale.ROOT), text + "A", " " + text, "x")) {
            assertThat(identities.ofTokenOrSession(wrong)).isEmpty();
            assertThat(identities.ofSetting(wrong)).isEmpty();
        }
        assertThat(identities.ofSetting("the setting")).contains(Identity.OF_SETTING);
        assertThat(new Identities(database.client(), clock, "").ofSetting("")).isEmpty();
    }

    @Test
    void aTokenEndsWhenItExpires() {
        Instant end = clock.instant().plusSeconds(2);
        String text = tokens.make("short", Role.VIEWER, end, "user anna").text();
        assertThat(identities.ofTokenOrSession(text)).isPresent();
        clock.pass(Duration.ofSeconds(2));
        assertThat(identities.ofTokenOrSession(text)).isEmpty();
        assertThat(tokens.make("SHORT", Role.VIEWER, null, "user anna").token().name())
                .as("its name is free again")
                .isEqualTo("SHORT");
    }

    @Test
    void aRevokedTokenEndsAtOnceHereAndWithinSecondsElsewhere() {
        ApiTokens.Made made = tokens.make("deploy", Role.VIEWER, null, "user anna");
        Identities elsewhere = new Identities(database.client(), clock, "");
        assertThat(identities.ofTokenOrSession(made.text())).isPresent();
        assertThat(elsewhere.ofTokenOrSession(made.text())).isPresent();
        assertThat(tokens.revoke(made.token().id())).isTrue();
        identities.forget();
        assertThat(identities.ofTokenOrSession(made.text())).isEmpty();
        clock.pass(Duration.ofSeconds(3));
        assertThat(elsewhere.ofTokenOrSession(made.text())).isEmpty();
        assertThat(tokens.revoke(made.token().id())).isFalse();
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void twoLiveTokensCannotHaveOneName() {
        ApiTokens.Made first = tokens.make("deploy", Role.VIEWER, null, "user anna");
        assertThatThrownBy(() -> tokens.make(" Deploy", Role.VIEWER, null, "user anna"))
                .isInstanceOf(DuplicateKeyException.class);
        tokens.revoke(first.token().id());
        tokens.make("deploy", Role.VIEWER, null, "user anna");
    }

    @Test
    void useIsDatedAtMostOnceAMinute() {
        String text = tokens.make("deploy", Role.VIEWER, null, "user anna").text();
        identities.ofTokenOrSession(text);
        Instant first = tokens.list().get(0).lastUsedAt();
        assertThat(first).isNotNull();
        clock.pass(Duration.ofSeconds(55));
        identities.ofTokenOrSession(text);
        assertThat(tokens.list().get(0).lastUsedAt()).isEqualTo(first);
        clock.pass(Duration.ofSeconds(6));
        identities.ofTokenOrSession(text);
        assertThat(tokens.list().get(0).lastUsedAt()).isAfter(first);
    }

    @Test
    void theFirstTokenIsPrintedOnceByOneOfManyNodes() throws Exception {
        List<String> printed = Together.run(4, () -> startWith(""));
        String all = String.join("", printed) + startWith("");
        Matcher token = Pattern.compile("cck_[A-Za-z0-9_-]{43}").matcher(all);
        assertThat(token.find()).isTrue();
        String text = token.group();
        assertThat(token.find()).isFalse();
        assertThat(identities.ofTokenOrSession(text)).map(Identity::role).contains(Role.ADMIN);
    }

    @Test
    void whereThereIsAnAdminNothingIsPrinted() {
        assertThat(startWith("the setting")).isEmpty();
        ApiTokens.Made admin = tokens.make("deploy", Role.ADMIN, null, "user anna");
        assertThat(startWith("")).isEmpty();
        tokens.revoke(admin.token().id());
        tokens.make("reads", Role.OPERATOR, null, "user anna");
        assertThat(startWith("")).as("an operator lets nobody in").contains("cck_");
    }

    @Test
    void ofTwoAdminsWhoRemoveEachOtherOneStays() throws Exception {
        long one = tokens.make("one", Role.ADMIN, null, "user anna").token().id();
        long two = tokens.make("two", Role.ADMIN, null, "user anna").token().id();
        Admins admins = new Admins(database.client(), clock, false);
        List<Optional<Refusal>> results = Together.run(List.of(() -> removed(admins, one), () -> removed(admins, two)));
        assertThat(results.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(tokens.list()).hasSize(1);
        assertThat(removed(
                        new Admins(database.client(), clock, true),
                        tokens.list().get(0).id()))
                .as("with api.token set the last may go")
                .isEmpty();
    }

    private Optional<Refusal> removed(Admins admins, long id) {
        try {
            new Changes(database.transaction()).make(() -> admins.keeping(() -> tokens.revoke(id)));
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    private String startWith(String setting) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new FirstToken(
                        new Admins(database.client(), clock, !setting.isEmpty()),
                        tokens,
                        new Changes(database.transaction()),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .makeIfNeeded();
        return printed.toString(StandardCharsets.UTF_8);
    }
}
