package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.connection.AuthorizationRefused.Why;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.RandomSecret;
import io.github.cliocheckin.secret.TestVaults;
import io.github.cliocheckin.secret.UnreadableSecretException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People on their way to Clio and back, on whatever database. */
abstract class AuthorizationsSuite extends StorageSuite {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private StoredGroup group;
    private Authorizations authorizations;

    AuthorizationsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void prepare() {
        group = StoredGroup.of(database, clock, 1001);
        authorizations = new Authorizations(
                database.client(), TestVaults.OPEN, TestApps.registered(), LIFETIME, new SecureRandom(), clock);
    }

    @Test
    void theWayLeadsToTheRegionsClioWithAStateAndAChallenge() {
        Begun begun = begin(Region.EU);
        assertThat(begun.link().toString()).startsWith("https://eu.app.clio.com/oauth/authorize?");
        assertThat(query(begun.link()))
                .containsOnlyKeys(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "state",
                        "code_challenge",
                        "code_challenge_method",
                        "redirect_on_decline")
                .containsEntry("client_id", "key-eu")
                .containsEntry("redirect_uri", "https://reviews.test/oauth/callback/eu")
                .containsEntry("code_challenge_method", "S256");
        assertThat(begun.link().toString()).doesNotContain("app-secret");
        assertThat(begun.expiresAt()).isEqualTo(clock.instant().plus(LIFETIME));
    }

    @Test
    void everyStateIs128BitsOfItsOwnAndOnlyItsHashIsKept() {
        String one = state(begin(Region.US));
        String other = state(begin(Region.US));
        assertThat(one).isNotEqualTo(other);
        assertThat(Base64.getUrlDecoder().decode(one)).hasSize(16);
        List<Map<String, Object>> rows = rows("SELECT * FROM clio_authorization");
        assertThat(rows)
                .extracting(row -> row.get("state_hash"))
                .containsExactlyInAnyOrder(RandomSecret.hash(one), RandomSecret.hash(other));
        assertThat(rows.toString()).doesNotContain(one, other);
    }

    @Test
    void whoComesBackBringsWhatWasBegun() throws Exception {
        Begun begun = begin(Region.US);
        PendingAuthorization pending = authorizations.returned(Region.US, withCode(begun));
        assertThat(pending.groupId()).isEqualTo(group.id());
        assertThat(pending.region()).isEqualTo(Region.US);
        assertThat(pending.code()).isEqualTo("a-code");
        assertThat(pending.begunBy()).isEqualTo("an operator");
        assertThat(pending.linkHash()).isNull();
        byte[] challenge = MessageDigest.getInstance("SHA-256")
                .digest(pending.codeVerifier().getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge))
                .isEqualTo(query(begun.link()).get("code_challenge"));
    }

    @Test
    void theVerifierLiesSealedInItsRowAndOpensInNoOther() {
        Begun begun = begin(Region.US);
        Object sealed =
                rows("SELECT code_verifier FROM clio_authorization").get(0).get("code_verifier");
        Begun other = begin(Region.US);
        sql("UPDATE clio_authorization SET code_verifier = ?", sealed);
        assertThatThrownBy(() -> authorizations.returned(Region.US, withCode(other)))
                .isInstanceOf(UnreadableSecretException.class);
        String verifier = authorizations.returned(Region.US, withCode(begun)).codeVerifier();
        assertThat(sealed.toString()).doesNotContain(verifier);
    }

    @Test
    void aStateIsGoodForOneReturn() {
        Begun begun = begin(Region.US);
        authorizations.returned(Region.US, withCode(begun));
        assertRefused(Why.USED, Region.US, withCode(begun));
    }

    @Test
    void ofEightReturnsAtOnceExactlyOneGetsThrough() throws Exception {
        for (int time = 0; time < 10; time++) {
            ReturnFromClio from = withCode(begin(Region.US));
            List<String> came = Together.run(8, () -> {
                try {
                    return authorizations.returned(Region.US, from).code();
                } catch (AuthorizationRefused refused) {
                    return refused.why().name();
                }
            });
            assertThat(came).containsOnlyOnce("a-code");
            assertThat(Collections.frequency(came, "USED")).isEqualTo(7);
        }
    }

    @Test
    void aStateEndsWithItsTime() {
        Begun begun = begin(Region.US);
        clock.pass(LIFETIME);
        Begun younger = begin(Region.US);
        clock.pass(Duration.ofMillis(1));
        assertRefused(Why.EXPIRED, Region.US, withCode(begun));
        assertThat(authorizations.returned(Region.US, withCode(younger)).code()).isEqualTo("a-code");
    }

    @Test
    void aStateOfAnotherRegionIsRefusedAndNotUsedUp() {
        Begun begun = begin(Region.US);
        assertRefused(Why.WRONG_REGION, Region.EU, withCode(begun));
        assertThat(authorizations.returned(Region.US, withCode(begun)).region()).isEqualTo(Region.US);
    }

    @Test
    void aStateThatNobodyBeganIsRefused() {
        String state = state(begin(Region.US));
        List<String> guesses = new ArrayList<>(List.of("", "guessed", state + "A", RandomSecret.hash(state)));
        guesses.add(state.toLowerCase(java.util.Locale.ROOT));
        guesses.forEach(guess -> assertRefused(Why.UNKNOWN, Region.US, new ReturnFromClio(guess, "a-code", null)));
    }

    @Test
    void whoDeclinesHasUsedTheStateUp() {
        Begun begun = begin(Region.US);
        assertRefused(Why.DECLINED, Region.US, new ReturnFromClio(state(begun), null, "access_denied"));
        assertRefused(Why.USED, Region.US, withCode(begun));
        Begun other = begin(Region.US);
        assertRefused(Why.NOT_GRANTED, Region.US, new ReturnFromClio(state(other), null, "server_error"));
        assertRefused(Why.USED, Region.US, withCode(other));
    }

    @Test
    void aReturnWithNeitherCodeNorErrorIsNoneAndLeavesTheStateGood() {
        Begun begun = begin(Region.US);
        assertRefused(Why.UNKNOWN, Region.US, new ReturnFromClio(state(begun), null, null));
        assertThat(authorizations.returned(Region.US, withCode(begun)).code()).isEqualTo("a-code");
    }

    @Test
    void oldOnesAreClearedAwayAWeekAfterTheirTime() {
        Begun old = begin(Region.US);
        clock.pass(LIFETIME.plus(Duration.ofDays(7)));
        begin(Region.US);
        assertThat(rows("SELECT * FROM clio_authorization")).hasSize(2);
        assertRefused(Why.EXPIRED, Region.US, withCode(old));
        clock.pass(Duration.ofMillis(1));
        begin(Region.US);
        assertThat(rows("SELECT * FROM clio_authorization")).hasSize(2);
        assertRefused(Why.UNKNOWN, Region.US, withCode(old));
    }

    @Test
    void aRegionWithoutAnAppIsRefusedWithTheNameOfTheSetting() {
        assertThatThrownBy(() -> begin(Region.CA))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("clio.ca.client-id");
        assertThat(rows("SELECT * FROM clio_authorization")).isEmpty();
    }

    @Test
    void whatClioAppendedIsReadAndTheRestPassedOver() {
        assertThat(ReturnFromClio.read("code=a%2Bb&state=s&scope=all")).isEqualTo(new ReturnFromClio("s", "a+b", null));
        assertThat(ReturnFromClio.read("error=access_denied&state=s"))
                .isEqualTo(new ReturnFromClio("s", null, "access_denied"));
        assertThat(ReturnFromClio.read(null)).isEqualTo(new ReturnFromClio("", null, null));
        assertThat(ReturnFromClio.read("state=s&code=" + "c".repeat(2001)).code())
                .isNull();
        assertThatThrownBy(() -> ReturnFromClio.read("state=s&state=t&code=c")).isInstanceOf(Refusal.class);
    }

    private Begun begin(Region region) {
        return authorizations.begin(group.id(), region, null, "an operator");
    }

    private void assertRefused(Why why, Region region, ReturnFromClio from) {
        assertThat(catchThrowableOfType(AuthorizationRefused.class, () -> authorizations.returned(region, from)))
                .isNotNull()
                .extracting(AuthorizationRefused::why)
                .isEqualTo(why);
    }

    private static ReturnFromClio withCode(Begun begun) {
        return new ReturnFromClio(state(begun), "a-code", null);
    }

    private static String state(Begun begun) {
        return query(begun.link()).get("state");
    }

    private static Map<String, String> query(URI link) {
        return Arrays.stream(link.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
    }
}
