package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.ClioUnauthorizedException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.connection.AccessTokens.Taken;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which token a question is asked with, who renews it and what the others do meanwhile, on whatever database. */
abstract class AccessTokensSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration DUE = Duration.ofDays(27);
    private static final Exception SILENCE = new java.net.SocketTimeoutException("Read timed out");

    private StoredGroup group;
    private Connections connections;
    private AccessTokens tokens;
    private ClioRequest question;

    AccessTokensSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void connect() {
        group = StoredGroup.of(database, clock, 1001);
        connections = new Connections(database.client(), TestVaults.OPEN, clock);
        tokens = new AccessTokens(
                connections,
                TestApps.registered(),
                new AuditTrail(database.client(), Json.mapper(), clock),
                new Changes(database.transaction()),
                LEASE,
                clock);
        question = new ClioRequest(group.id(), ClioQuery.whoAmI(TestApps.CLIO));
        put(granted("1"));
    }

    @Test
    void aTokenIsUsedAsItIsUntilNineTenthsOfItsLifeAreOver() {
        assertTaken("access-1");
        clock.pass(DUE.minusSeconds(1));
        assertTaken("access-1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(take().toBeRenewed()).isTrue();
    }

    @Test
    void whileOneRenewsItTheOthersUseTheOldToken() {
        clock.pass(DUE);
        Taken taken = take();
        assertThat(taken.toBeRenewed()).isTrue();
        assertTaken("access-1");
        tokens.renewed(taken.connection(), granted("2"));
        assertTaken("access-2");
    }

    @Test
    void anExpiredTokenIsRenewedByOneAndTheOthersComeAgainInAMoment() {
        clock.pass(LIFETIME);
        Taken taken = take();
        assertThat(taken.toBeRenewed()).isTrue();
        ClioBusyException busy = catchThrowableOfType(ClioBusyException.class, this::take);
        assertThat(busy.until()).isEqualTo(clock.instant().plusSeconds(1));
        assertThat(busy.isSaidByClio()).isFalse();
        tokens.renewed(taken.connection(), granted("2"));
        assertTaken("access-2");
    }

    @Test
    void ofManyWhoMeetAnExpiredTokenExactlyOneRenewsIt() throws Exception {
        for (int time = 1; time <= 10; time++) {
            clock.pass(LIFETIME);
            List<String> came = Together.run(6, () -> {
                try {
                    return take().toBeRenewed() ? "renews" : "asks";
                } catch (ClioBusyException busy) {
                    return "waits";
                }
            });
            assertThat(came).containsOnlyOnce("renews").doesNotContain("asks");
            tokens.renewed(found(), granted("after-" + time));
        }
    }

    @Test
    void aTokenThatClioRefusedIsRenewedWhateverItsTime() {
        ClioConnection refused = take().connection();
        Taken taken = tokens.take(question, refused);
        assertThat(taken.toBeRenewed()).isTrue();
        assertThatThrownBy(() -> tokens.take(question, refused)).isInstanceOf(ClioBusyException.class);
        assertTaken("access-1");
    }

    @Test
    void whoseTokenWasRefusedTakesTheOneThatWasRenewedMeanwhile() {
        ClioConnection refused = take().connection();
        Taken other = tokens.take(question, refused);
        tokens.renewed(other.connection(), granted("2"));
        Taken taken = tokens.take(question, refused);
        assertThat(taken.toBeRenewed()).isFalse();
        assertThat(taken.connection().tokens().accessToken()).isEqualTo("access-2");
    }

    @Test
    void aRenewalAsksWithTheAppOfTheRegionAndTheRefreshToken() {
        connections.put(group.id(), Region.EU, granted("1"), null, "an operator");
        TokenRequest renewal = tokens.renewal(found());
        assertThat(renewal.uri()).hasToString("https://eu.app.clio.com/oauth/token");
        assertThat(renewal.parameters())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("client_id", "key-eu")
                .containsEntry("client_secret", "app-secret-eu")
                .containsEntry("refresh_token", "refresh-1");
    }

    @Test
    void whoRenewedGoesOnWithTheVersionThatIsInTheRow() {
        clock.pass(LIFETIME);
        Taken taken = take();
        assertThat(taken.connection().version()).isEqualTo(found().version());
        ClioConnection renewed = tokens.renewed(taken.connection(), granted("2"));
        assertThat(renewed.tokens().accessToken()).isEqualTo("access-2");
        assertThat(renewed.version()).isEqualTo(found().version());
    }

    @Test
    void whoSleptPastHisLeaseDoesNotOverwriteWhatAnotherRenewed() {
        clock.pass(LIFETIME);
        ClioConnection slept = take().connection();
        clock.pass(LEASE);
        ClioConnection other = take().connection();
        assertThatThrownBy(() -> tokens.renewed(slept, granted("late"))).isInstanceOf(ClioBusyException.class);
        tokens.renewed(other, granted("2"));
        assertThatThrownBy(() -> tokens.renewed(slept, granted("late"))).isInstanceOf(ClioBusyException.class);
        assertTaken("access-2");
    }

    @Test
    void whoSleptPastHisLeaseDoesNotSpoilTheOthersRenewalByFailing() {
        clock.pass(LIFETIME);
        ClioConnection slept = take().connection();
        clock.pass(LEASE);
        ClioConnection other = take().connection();
        assertThatThrownBy(() -> tokens.notRenewed(slept, null, SILENCE)).isInstanceOf(ClioBusyException.class);
        assertThatThrownBy(() -> tokens.notRenewed(slept, null, new GrantLostException("invalid_grant")))
                .as("his refresh token was used up by the other")
                .isInstanceOf(ClioBusyException.class);
        tokens.renewed(other, granted("2"));
        assertThatThrownBy(() -> tokens.notRenewed(slept, null, new GrantLostException("invalid_grant")))
                .isInstanceOf(ClioBusyException.class);
        assertThat(found().lost()).isNull();
        assertTaken("access-2");
    }

    @Test
    void aFailureThatPassesLeavesTheTokenWhileItIsGood() throws Exception {
        clock.pass(DUE);
        ClioConnection goesOn = tokens.notRenewed(take().connection(), null, SILENCE);
        assertThat(goesOn.tokens().accessToken()).isEqualTo("access-1");
        assertThat(goesOn.version()).isEqualTo(found().version());
        assertTaken("access-1");
        clock.pass(Duration.ofSeconds(59));
        assertTaken("access-1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(take().toBeRenewed()).as("tried again after a pause").isTrue();
        assertThat(found().lost()).isNull();
    }

    @Test
    void aFailureThatPassesIsThrownIfTheTokenIsExpiredOrRefused() {
        ClioConnection refused = take().connection();
        ClioConnection renewing = tokens.take(question, refused).connection();
        Exception why = new ClioUnavailableException("Clio's OAuth server answered 503");
        assertThatThrownBy(() -> tokens.notRenewed(renewing, refused, why)).isSameAs(why);
        clock.pass(LIFETIME);
        ClioConnection expired = take().connection();
        assertThatThrownBy(() -> tokens.notRenewed(expired, null, SILENCE)).isSameAs(SILENCE);
        assertThatThrownBy(this::take).as("the pause after a failure").isInstanceOf(ClioBusyException.class);
        clock.pass(Duration.ofMinutes(1));
        assertThat(take().toBeRenewed()).isTrue();
        assertThat(found().hasTokens()).isTrue();
    }

    @Test
    void aRefusalForTheRateIsNotAskedAgainBeforeTheTimeThatClioNamed() {
        clock.pass(LIFETIME);
        Exception busy = ClioBusyException.refusedUntil(clock.instant().plus(Duration.ofMinutes(7)));
        assertThatThrownBy(() -> tokens.notRenewed(take().connection(), null, busy))
                .isSameAs(busy);
        clock.pass(Duration.ofMinutes(6));
        assertThatThrownBy(this::take).isInstanceOf(ClioBusyException.class);
        clock.pass(Duration.ofMinutes(1));
        assertThat(take().toBeRenewed()).isTrue();
    }

    @Test
    void anAppThatClioDoesNotKnowLosesNoGrant() throws Exception {
        clock.pass(DUE);
        tokens.notRenewed(take().connection(), null, new AppRefusedException(Region.US));
        assertThat(found().lost()).isNull();
        assertTaken("access-1");
    }

    @Test
    void aLostGrantIsForgottenAndWhoeverAsksIsToldSo() {
        clock.pass(DUE);
        ClioConnection renewing = take().connection();
        assertThatThrownBy(() -> tokens.notRenewed(renewing, null, new GrantLostException("invalid_grant")))
                .isInstanceOf(ClioUnauthorizedException.class)
                .hasMessage("Clio took the grant back (invalid_grant)");
        assertThat(found().hasTokens()).isFalse();
        assertThat(found().lost().reason()).isEqualTo("Clio took the grant back (invalid_grant)");
        assertThatThrownBy(this::take)
                .isInstanceOf(ClioUnauthorizedException.class)
                .hasMessageContaining("not authorized");
    }

    @Test
    void aLossIsInTheAuditOnce() {
        clock.pass(DUE);
        ClioConnection renewing = take().connection();
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> tokens.notRenewed(renewing, null, new GrantLostException("invalid_grant")))
                    .isInstanceOf(ClioException.class);
        }
        assertThat(rows("SELECT * FROM audit_entry"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("action", "lose-grant")
                        .containsEntry("subject", "group " + group.id())
                        .containsEntry("changed_by", "clio-checkin"));
    }

    @Test
    void aRefusalInOtherWordsKeepsTheTokensAndTellsAPersonOnlyWhenTheyAreOfNoUse() throws Exception {
        Exception why = new RenewalRefusedException("403");
        clock.pass(DUE);
        tokens.notRenewed(take().connection(), null, why);
        assertThat(found().lost()).as("good for a while yet").isNull();
        clock.pass(LIFETIME);
        assertThatThrownBy(() -> tokens.notRenewed(take().connection(), null, why))
                .isSameAs(why);
        assertThat(found().lost().reason()).isEqualTo("Clio's OAuth server refuses (403)");
        assertThat(found().hasTokens()).isTrue();
        clock.pass(Duration.ofMinutes(1));
        ClioConnection renewed = tokens.renewed(take().connection(), granted("2"));
        tokens.heard(found(), 200);
        assertThat(found().lost()).as("it passed").isNull();
        assertThat(renewed.tokens().accessToken()).isEqualTo("access-2");
    }

    @Test
    void aGroupWithoutAConnectionIsNotAuthorized() {
        connections.remove(group.id(), found().connectedAt());
        assertThatThrownBy(this::take).isInstanceOf(ClioUnauthorizedException.class);
    }

    @Test
    void aTokenThatWasGivenToUsIsUsedAsLongAsClioTakesIt() {
        put(new Tokens("access-given", null, null, null));
        clock.pass(LIFETIME.multipliedBy(50));
        assertTaken("access-given");
        ClioConnection refused = take().connection();
        assertThatThrownBy(() -> tokens.take(question, refused))
                .isInstanceOf(ClioUnauthorizedException.class)
                .hasMessageContaining("no refresh token");
        assertThat(found().lost()).isNotNull();
        assertTaken("access-given");
        put(new Tokens("access-given-anew", null, null, null));
        assertThat(tokens.take(question, refused).connection().tokens().accessToken())
                .isEqualTo("access-given-anew");
    }

    @Test
    void aQuestionForTheRegionBeforeIsNotAskedWithTheNewToken() {
        connections.put(group.id(), Region.EU, granted("2"), null, "an operator");
        assertThatThrownBy(this::take).isInstanceOf(ClioUnavailableException.class);
        ClioRequest inEurope = new ClioRequest(
                group.id(), ClioQuery.whoAmI(TestApps.registered().clio(Region.EU)));
        assertThat(tokens.take(inEurope, null).connection().tokens().accessToken())
                .isEqualTo("access-2");
    }

    @Test
    void aTokenThatClioRefusesIsDoubtedAndTrustedAgainWhenItIsTaken() {
        ClioConnection asked = take().connection();
        tokens.heard(asked, 401);
        Instant since = found().lost().at();
        clock.pass(Duration.ofHours(1));
        tokens.heard(take().connection(), 401);
        assertThat(found().lost().at()).as("told once").isEqualTo(since);
        assertTaken("access-1");
        tokens.heard(take().connection(), 200);
        assertThat(found().lost()).isNull();
    }

    @Test
    void whatElseClioAnswersShowsThatItTookTheToken() {
        tokens.heard(take().connection(), 200);
        tokens.heard(take().connection(), 403);
        assertThat(found().lost()).isNull();
        tokens.heard(take().connection(), 401);
        tokens.heard(take().connection(), 404);
        assertThat(found().lost()).isNull();
    }

    @Test
    void anAnswerToATokenOfBeforeSaysNothingOfTheNewOne() {
        ClioConnection former = take().connection();
        put(granted("2"));
        tokens.heard(former, 401);
        assertThat(found().lost()).isNull();
    }

    @Test
    void aServerThatFailsTellsNothingOfTheToken() {
        tokens.heard(take().connection(), 401);
        tokens.heard(take().connection(), 503);
        assertThat(found().lost()).isNotNull();
        tokens.heard(take().connection(), 429);
        assertThat(found().lost()).isNotNull();
    }

    private Taken take() {
        return tokens.take(question, null);
    }

    private void assertTaken(String accessToken) {
        Taken taken = take();
        assertThat(taken.toBeRenewed()).isFalse();
        assertThat(taken.connection().tokens().accessToken()).isEqualTo(accessToken);
    }

    private void put(Tokens given) {
        connections.put(group.id(), Region.US, given, null, "an operator");
    }

    private ClioConnection found() {
        return connections.find(group.id()).orElseThrow();
    }

    private Tokens granted(String name) {
        return Tokens.granted("access-" + name, "refresh-" + name, LIFETIME, clock.instant());
    }
}
