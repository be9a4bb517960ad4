package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.clio.ClioUser;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.TestVaults;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections are kept, and which of several writers gets through, on whatever database. */
abstract class ConnectionsSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int NODES = 4;

    private StoredGroup group;
    private Connections connections;

    ConnectionsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void connect() {
        group = StoredGroup.of(database, clock, 1001);
        connections = new Connections(database.client(), TestVaults.OPEN, clock);
        put(tokens("1"), user(500));
    }

    @Test
    void aConnectionIsFoundAsItWasPut() {
        ClioConnection found = found();
        assertThat(found.region()).isEqualTo(Region.US);
        assertThat(found.tokens().accessToken()).isEqualTo("access-1");
        assertThat(found.tokens().refreshToken()).isEqualTo("refresh-1");
        assertThat(found.tokens().renewAt()).isCloseTo(clock.instant().plus(Duration.ofDays(27)), aMicrosecond());
        assertThat(found.tokens().expiresAt()).isCloseTo(clock.instant().plus(Duration.ofDays(30)), aMicrosecond());
        assertThat(found.user()).isEqualTo(user(500));
        assertThat(found.connectedAt()).isCloseTo(clock.instant(), aMicrosecond());
        assertThat(found.connectedBy()).isEqualTo("an operator");
        assertThat(found.lost()).isNull();
        assertThat(found.renewingUntil()).isNull();
        assertThat(connections.find(group.id() + 1)).isEmpty();
    }

    @Test
    void aConnectionIsReplacedAsAWhole() {
        connections.claimRenewal(found(), leaseEnd());
        connections.doubt(found(), "a reason");
        clock.pass(Duration.ofHours(1));
        connections.put(group.id(), Region.EU, new Tokens("access-2", null, null, null), null, "somebody else");
        ClioConnection found = found();
        assertThat(found.region()).isEqualTo(Region.EU);
        assertThat(found.tokens()).isEqualTo(new Tokens("access-2", null, null, null));
        assertThat(found.user()).isNull();
        assertThat(found.connectedAt()).isCloseTo(clock.instant(), aMicrosecond());
        assertThat(found.connectedBy()).isEqualTo("somebody else");
        assertThat(found.lost()).isNull();
        assertThat(found.renewingUntil()).isNull();
    }

    @Test
    void aRemovedConnectionLeavesNothingBehind() {
        sql(
                "INSERT INTO clio_permission (group_id, permission, granted, checked_at) VALUES (?, 'MATTERS', TRUE, ?)",
                group.id(),
                Times.column(clock.instant()));
        assertThat(connections.remove(group.id(), clock.instant().plusSeconds(1)))
                .as("another one than was meant")
                .isFalse();
        assertThat(connections.remove(group.id(), found().connectedAt())).isTrue();
        assertThat(connections.find(group.id())).isEmpty();
        assertThat(connections.summary(group.id())).isEmpty();
        assertThat(connections.regionOfGrant(group.id())).isEmpty();
        assertThat(rows("SELECT * FROM clio_permission")).isEmpty();
    }

    @Test
    void aSummaryIsShownWithoutOpeningAnyToken() {
        Connections closed = new Connections(database.client(), TestVaults.closed(database), clock);
        ClioConnection summary = closed.summary(group.id()).orElseThrow();
        assertThat(summary.tokens()).isNull();
        assertThat(summary.user()).isEqualTo(user(500));
        assertThat(closed.regionOfGrant(group.id())).contains(Region.US);
        assertThatThrownBy(() -> closed.find(group.id())).isInstanceOf(VaultClosedException.class);
    }

    @Test
    void tokensLieSealedInTheirRow() {
        connections.claimRenewal(found(), leaseEnd());
        assertThat(connections.keepRenewed(found(), tokens("2"))).isTrue();
        for (Map<String, Object> row : rows("SELECT access_token, refresh_token FROM clio_connection")) {
            assertThat(row.values())
                    .hasSize(2)
                    .allSatisfy(
                            value -> assertThat(value.toString()).isNotBlank().doesNotContain("access-", "refresh-"));
        }
    }

    @Test
    void aTokenOfAnotherGroupsRowDoesNotOpen() {
        StoredGroup other = StoredGroup.of(database, clock, 2002);
        sql(
                "UPDATE clio_connection SET access_token = (SELECT o.access_token FROM clio_connection o"
                        + " WHERE o.group_id = ?) WHERE group_id = ?",
                group.id(),
                other.id());
        assertThatThrownBy(() -> connections.find(other.id())).isInstanceOf(UnreadableSecretException.class);
        assertThat(found().tokens().accessToken()).isEqualTo("access-1");
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        sql("UPDATE clio_connection SET access_token = refresh_token");
        assertThatThrownBy(() -> connections.find(group.id())).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void aRenewalIsClaimedByOneOfMany() throws Exception {
        int before = found().version();
        for (int time = 0; time < 25; time++) {
            ClioConnection seen = found();
            List<Boolean> claims = Together.run(NODES, () -> connections.claimRenewal(seen, leaseEnd()));
            assertThat(claims).containsOnlyOnce(true);
            assertThat(connections.keepRenewed(found(), tokens("again-" + time)))
                    .isTrue();
        }
        assertThat(found().version()).as("guard: each was claimed and kept").isEqualTo(before + 50);
    }

    @Test
    void aRenewalInHandIsNobodyElsesUntilItsLeaseEnds() {
        assertThat(connections.claimRenewal(found(), leaseEnd())).isTrue();
        assertThat(found().isBeingRenewed(clock.instant())).isTrue();
        assertThat(connections.claimRenewal(found(), leaseEnd())).isFalse();
        clock.pass(LEASE.minusSeconds(1));
        assertThat(connections.claimRenewal(found(), leaseEnd())).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(found().isBeingRenewed(clock.instant())).isFalse();
        assertThat(connections.claimRenewal(found(), leaseEnd())).isTrue();
    }

    @Test
    void aWriteOfAHolderWhoseRenewalIsAnothersByNowIsRefused() {
        ClioConnection slow = claimed();
        clock.pass(LEASE);
        ClioConnection other = claimed();
        assertThat(connections.keepRenewed(slow, tokens("late"))).isFalse();
        assertThat(connections.lose(slow, "a reason")).isFalse();
        connections.putRenewalOff(slow, clock.instant().plus(LEASE.multipliedBy(9)));
        assertThat(found().renewingUntil()).isEqualTo(other.renewingUntil());
        assertThat(connections.keepRenewed(other, tokens("2"))).isTrue();
        assertThat(connections.keepRenewed(slow, tokens("late"))).isFalse();
        assertThat(connections.keepRenewed(other, tokens("twice"))).isFalse();
        assertThat(found().tokens().accessToken()).isEqualTo("access-2");
        assertThat(found().lost()).isNull();
    }

    @Test
    void aHolderWhoseLeaseRanOutUnnoticedStillKeepsWhatItGot() {
        ClioConnection slow = claimed();
        clock.pass(LEASE.multipliedBy(2));
        assertThat(connections.keepRenewed(slow, tokens("2"))).isTrue();
        assertThat(found().tokens().accessToken()).isEqualTo("access-2");
    }

    @Test
    void theRefreshTokenIsKeptUnlessThereIsANewOne() {
        connections.keepRenewed(claimed(), Tokens.granted("access-2", null, Duration.ofHours(1), clock.instant()));
        assertThat(found().tokens().accessToken()).isEqualTo("access-2");
        assertThat(found().tokens().refreshToken()).isEqualTo("refresh-1");
        assertThat(found().tokens().expiresAt()).isCloseTo(clock.instant().plus(Duration.ofHours(1)), aMicrosecond());
        assertThat(found().renewingUntil()).isNull();
        connections.keepRenewed(claimed(), tokens("3"));
        assertThat(found().tokens().refreshToken()).isEqualTo("refresh-3");
    }

    @Test
    void aRenewalThatFailedIsNobodysForAWhile() {
        connections.putRenewalOff(claimed(), clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(connections.claimRenewal(found(), leaseEnd())).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(connections.claimRenewal(found(), leaseEnd())).isTrue();
    }

    @Test
    void aLostGrantIsForgottenAndToldOnce() throws Exception {
        ClioConnection seen = claimed();
        assertThat(Together.run(NODES, () -> connections.lose(seen, "taken back")))
                .containsOnlyOnce(true);
        ClioConnection found = found();
        assertThat(found.hasTokens()).isFalse();
        assertThat(found.lost().reason()).isEqualTo("taken back");
        assertThat(found.lost().at()).isCloseTo(clock.instant(), aMicrosecond());
        assertThat(found.user()).as("whose it was is known").isEqualTo(user(500));
        assertThat(connections.regionOfGrant(group.id())).isEmpty();
        assertThat(rows("SELECT * FROM clio_connection WHERE access_token IS NOT NULL OR refresh_token IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void aDoubtIsToldOnceAndTheTokensStay() throws Exception {
        ClioConnection seen = found();
        assertThat(Together.run(NODES, () -> connections.doubt(seen, "refused")))
                .containsOnlyOnce(true);
        assertThat(found().lost().reason()).isEqualTo("refused");
        assertThat(found().tokens()).isEqualTo(seen.tokens());
        Instant since = found().lost().at();
        clock.pass(Duration.ofHours(1));
        assertThat(connections.doubt(found(), "refused again")).isFalse();
        assertThat(connections.lose(found(), "taken back")).isTrue();
        assertThat(found().lost())
                .as("since when it does not work")
                .isEqualTo(new ClioConnection.Lost(since, "taken back"));
    }

    @Test
    void whatIsTrustedAgainIsToldOnceAndCanBeDoubtedAgain() throws Exception {
        connections.doubt(found(), "refused");
        ClioConnection doubted = found();
        assertThat(Together.run(NODES, () -> connections.trustAgain(doubted))).containsOnlyOnce(true);
        assertThat(found().lost()).isNull();
        assertThat(found().tokens().accessToken()).isEqualTo("access-1");
        assertThat(connections.doubt(found(), "refused")).isTrue();
    }

    @Test
    void whoHasSeenAFormerConnectionNeitherDoubtsNorTrustsTheNewOne() {
        ClioConnection former = found();
        put(tokens("2"), user(500));
        assertThat(connections.doubt(former, "refused")).isFalse();
        assertThat(found().lost()).isNull();
        connections.doubt(found(), "refused");
        assertThat(connections.trustAgain(former)).isFalse();
        assertThat(found().lost()).isNotNull();
    }

    @Test
    void whoAuthorizesAgainWhileARenewalIsUnderWayWins() {
        ClioConnection renewing = claimed();
        put(tokens("given-anew"), user(500));
        assertThat(connections.keepRenewed(renewing, tokens("late"))).isFalse();
        assertThat(connections.lose(renewing, "taken back")).isFalse();
        assertThat(found().tokens().accessToken()).isEqualTo("access-given-anew");
        assertThat(found().renewingUntil()).as("nobody renews the new one").isNull();
    }

    @Test
    void whoDisconnectsAndAuthorizesAgainMeanwhileWinsAsWell() {
        ClioConnection renewing = claimed();
        connections.remove(group.id(), found().connectedAt());
        assertThat(connections.keepRenewed(renewing, tokens("late"))).isFalse();
        clock.pass(Duration.ofSeconds(10));
        put(tokens("given-anew"), user(500));
        while (found().version() < renewing.version() - 1) {
            put(tokens("given-anew"), user(500));
        }
        claimed();
        assertThat(connections.keepRenewed(renewing, tokens("late"))).isFalse();
        assertThat(connections.lose(renewing, "taken back")).isFalse();
        assertThat(found().tokens().accessToken()).isEqualTo("access-given-anew");
    }

    @Test
    void fieldBindingsAreKeptForTheSameAccount() {
        bindAField();
        put(tokens("2"), new ClioUser(43, "Another Person", null, new ClioUser.Account(500, "Renamed")));
        assertThat(rows("SELECT * FROM clio_field_binding")).hasSize(1);
        assertThat(found().user().account().name()).isEqualTo("Renamed");
    }

    @Test
    void fieldBindingsAreForgottenWithTheAccount() {
        bindAField();
        put(tokens("2"), user(501));
        assertThat(rows("SELECT * FROM clio_field_binding")).isEmpty();
    }

    @Test
    void fieldBindingsOutliveATimeWithoutAConnectionAndOneWithATokenOnly() {
        bindAField();
        connections.remove(group.id(), found().connectedAt());
        connections.put(group.id(), Region.US, tokens("3"), null, "a given token");
        put(tokens("4"), user(500));
        assertThat(rows("SELECT * FROM clio_field_binding"))
                .as("a box that the firm renamed meanwhile still counts")
                .hasSize(1);
        connections.remove(group.id(), found().connectedAt());
        put(tokens("5"), user(501));
        assertThat(rows("SELECT * FROM clio_field_binding")).isEmpty();
    }

    @Test
    void aFieldBoundBeforeAnybodyKnewWhoseItIsBecomesTheAccountS() {
        connections.put(group.id(), Region.US, tokens("2"), null, "a given token");
        bindAField();
        put(tokens("3"), user(500));
        assertThat(rows("SELECT * FROM clio_field_binding")).hasSize(1);
        put(tokens("4"), user(501));
        assertThat(rows("SELECT * FROM clio_field_binding")).isEmpty();
    }

    @Test
    void theSameNumberInAnotherRegionIsAnotherAccount() {
        bindAField();
        connections.put(group.id(), Region.EU, tokens("2"), user(500), "an operator");
        assertThat(rows("SELECT * FROM clio_field_binding")).isEmpty();
    }

    @Test
    void unfinishedRunsStartOverAtOnceAndFinishedOnesDoNot() {
        StoredGroup other = StoredGroup.of(database, clock, 2002);
        long failed = group.run();
        long finished = group.run();
        long othersRun = other.run();
        sql("UPDATE poll_run SET state = 'FAILED', next_page = 'https://app.clio.com/page'");
        sql("UPDATE poll_run SET resume_at = ?", Times.column(clock.instant().plusSeconds(3600)));
        sql("UPDATE poll_run SET state = 'DONE', resume_at = NULL WHERE id = ?", finished);
        put(tokens("2"), user(500));
        Map<String, Object> run = run(failed);
        assertThat(run)
                .containsEntry("state", "RUNNING")
                .containsEntry("next_page", null)
                .containsEntry("version", 1);
        assertThat(rows(
                        "SELECT * FROM poll_run WHERE id = ? AND resume_at <= ?",
                        failed,
                        Times.column(clock.instant())))
                .hasSize(1);
        assertThat(run(finished)).containsEntry("state", "DONE").containsEntry("version", 0);
        assertThat(run(othersRun)).containsEntry("state", "FAILED").containsEntry("version", 0);
    }

    @Test
    void aUsersHintIsTakenOnceInAWhileForEachOfTheirGroups() {
        StoredGroup second = StoredGroup.of(database, clock, 2002);
        connections.put(second.id(), Region.US, tokens("2"), user(501), "an operator");
        assertThat(hinted(Region.US, 42)).containsExactly(group.id(), second.id());
        clock.pass(Duration.ofSeconds(30));
        assertThat(hinted(Region.US, 42)).isEmpty();
        clock.pass(Duration.ofSeconds(31));
        assertThat(hinted(Region.US, 42)).hasSize(2);
        assertThat(hinted(Region.US, 43)).isEmpty();
        assertThat(hinted(Region.EU, 42)).isEmpty();
    }

    private List<Long> hinted(Region region, long userId) {
        return connections.hintAt(region, userId, clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void longNamesAndStrangeCharactersAreKeptAsFarAsTheyFit() {
        put(
                tokens("2"),
                new ClioUser(42, "x".repeat(900), "Zone", new ClioUser.Account(500, "Firm\u0000 & Sons \ud83d\ude00")));
        assertThat(found().user().name()).hasSize(500);
        assertThat(found().user().account().name()).isEqualTo("Firm & Sons \ud83d\ude00");
    }

    private void put(Tokens tokens, ClioUser user) {
        connections.put(group.id(), Region.US, tokens, user, "an operator");
    }

    private ClioConnection found() {
        return connections.find(group.id()).orElseThrow();
    }

    private ClioConnection claimed() {
        assertThat(connections.claimRenewal(found(), leaseEnd())).isTrue();
        return found();
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE);
    }

    private Tokens tokens(String name) {
        return Tokens.granted("access-" + name, "refresh-" + name, Duration.ofDays(30), clock.instant());
    }

    private static ClioUser user(long account) {
        return new ClioUser(
                42, "Avery Sandbox", "Central Time (US & Canada)", new ClioUser.Account(account, "Sandbox & Partners"));
    }

    private void bindAField() {
        sql(
                "INSERT INTO clio_field_binding (group_id, property_key, field_id, field_name)"
                        + " VALUES (?, 'clio.location.field', 5, 'Location')",
                group.id());
        database.client()
                .sql(Sql.named("give-field-binding-its-account"))
                .param("groupId", group.id())
                .param("propertyKey", "clio.location.field")
                .update();
    }

    private Map<String, Object> run(long id) {
        return rows("SELECT * FROM poll_run WHERE id = ?", id).get(0);
    }

    private static org.assertj.core.data.TemporalUnitOffset aMicrosecond() {
        return within(1, ChronoUnit.MICROS);
    }
}
