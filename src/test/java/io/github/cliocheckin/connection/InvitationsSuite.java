package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.connection.AuthorizationRefused.Why;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.RandomSecret;
import io.github.cliocheckin.secret.TestVaults;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links for the firm, on whatever database. */
abstract class InvitationsSuite extends StorageSuite {

    private static final String ADDRESS = "https://reviews.test/connect/";
    private static final Duration LIFETIME = Duration.ofDays(7);

    private StoredGroup group;
    private Invitations invitations;

    InvitationsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void prepare() {
        group = StoredGroup.of(database, clock, 1001);
        invitations = new Invitations(
                database.client(), URI.create("https://reviews.test"), LIFETIME, new SecureRandom(), clock);
    }

    @Test
    void aLinkIs128BitsOfItsOwnAndOnlyItsHashIsKept() {
        String one = link();
        String other = link();
        assertThat(one).isNotEqualTo(other);
        assertThat(Base64.getUrlDecoder().decode(one)).hasSize(16);
        assertThat(rows("SELECT * FROM authorization_link"))
                .extracting(row -> row.get("link_hash"))
                .containsExactlyInAnyOrder(RandomSecret.hash(one), RandomSecret.hash(other));
        assertThat(rows("SELECT * FROM authorization_link").toString()).doesNotContain(one, other);
    }

    @Test
    void aLinkMayBeOpenedOftenAndChangesNothing() {
        String link = link();
        for (int time = 0; time < 3; time++) {
            Invitations.Invitation invitation = invitations.open(link);
            assertThat(invitation.groupId()).isEqualTo(group.id());
            assertThat(invitation.createdBy()).isEqualTo("an operator");
            assertThat(invitation.linkHash()).isEqualTo(RandomSecret.hash(link));
            assertThat(invitation.expiresAt()).isCloseTo(clock.instant().plus(LIFETIME), within(1, ChronoUnit.MICROS));
        }
        assertThat(rows("SELECT * FROM authorization_link").get(0)).containsEntry("used_at", null);
    }

    @Test
    void oldLinksAreClearedAwayAMonthAfterTheirTime() {
        String old = link();
        clock.pass(LIFETIME.plusDays(29));
        link();
        assertRefused(Why.EXPIRED, old);
        clock.pass(Duration.ofDays(2));
        link();
        assertRefused(Why.UNKNOWN, old);
    }

    @Test
    void aLinkEndsWhenSomebodyHasAuthorizedByItAndTheOthersStayGood() {
        String used = link();
        String other = link();
        invitations.use(RandomSecret.hash(used));
        assertRefused(Why.USED, used);
        assertThat(invitations.open(other).groupId()).isEqualTo(group.id());
        Map<String, Object> before = row(used);
        clock.pass(Duration.ofHours(1));
        assertThat(catchThrowableOfType(AuthorizationRefused.class, () -> invitations.use(RandomSecret.hash(used)))
                        .why())
                .isEqualTo(Why.USED);
        assertThat(row(used)).as("the first use is the one that counts").isEqualTo(before);
    }

    @Test
    void aLinkEndsWithItsTime() {
        String link = link();
        clock.pass(LIFETIME.minusMillis(1));
        assertThat(invitations.open(link).groupId()).isEqualTo(group.id());
        clock.pass(Duration.ofMillis(2));
        assertRefused(Why.EXPIRED, link);
        invitations.use(RandomSecret.hash(link));
        assertRefused(Why.USED, link);
    }

    @Test
    void aLinkThatNobodyMadeIsRefused() {
        String link = link();
        for (String guess : new String[] {"", "guessed", link + "A", RandomSecret.hash(link)}) {
            assertRefused(Why.UNKNOWN, guess);
        }
    }

    @Test
    void whoComesBackBringsTheLinkThatLedThere() {
        String link = link();
        Authorizations authorizations = new Authorizations(
                database.client(),
                TestVaults.OPEN,
                TestApps.registered(),
                Duration.ofMinutes(30),
                new SecureRandom(),
                clock);
        Begun begun = authorizations.begin(
                group.id(), Region.US, invitations.open(link).linkHash(), "link of an operator");
        String state = begun.link().getQuery().replaceAll(".*state=([^&]*).*", "$1");
        PendingAuthorization pending = authorizations.returned(Region.US, new ReturnFromClio(state, "a-code", null));
        assertThat(pending.linkHash()).isEqualTo(RandomSecret.hash(link));
        invitations.use(pending.linkHash());
        assertRefused(Why.USED, link);
    }

    private String link() {
        Begun begun = invitations.create(group.id(), "an operator");
        assertThat(begun.link().toString()).startsWith(ADDRESS);
        assertThat(begun.expiresAt()).isEqualTo(clock.instant().plus(LIFETIME));
        return begun.link().toString().substring(ADDRESS.length());
    }

    private Map<String, Object> row(String link) {
        return rows("SELECT * FROM authorization_link WHERE link_hash = ?", RandomSecret.hash(link))
                .get(0);
    }

    private void assertRefused(Why why, String link) {
        assertThat(catchThrowableOfType(AuthorizationRefused.class, () -> invitations.open(link)))
                .isNotNull()
                .extracting(AuthorizationRefused::why)
                .isEqualTo(why);
    }
}
