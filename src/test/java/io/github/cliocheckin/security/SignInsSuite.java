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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in: by password, slowed down when it fails, and by the word of a provider. */
abstract class SignInsSuite extends StorageSuite {

    private static final BiConsumer<ApiUser, ApiUser> NOBODY = (before, after) -> {};

    private static final String RIGHT = "four words make one";
    private static final String HOME = "192.0.2.7";
    private static final String AWAY = "203.0.113.9";

    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(random);
    private ApiUsers users;
    private Sessions sessions;
    private Identities identities;
    private SignIns signIns;

    SignInsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void set() {
        users = new ApiUsers(database.client(), clock);
        sessions = new Sessions(database.client(), clock, random, Duration.ofHours(12));
        identities = new Identities(database.client(), clock, "");
        signIns = node();
        users.add("Anna", null, passwords.hash(RIGHT), Role.OPERATOR, "the test");
    }

    /** Another node has the database in common and nothing else. */
    private SignIns node() {
        Changes changes = new Changes(database.transaction());
        return new SignIns(
                users, sessions, passwords, new SignInThrottle(database.client(), changes, clock), identities, changes);
    }

    @Test
    void aPasswordOpensASessionThatLastsItsTime() {
        Sessions.Opened opened = signIns.byPassword("ANNA", RIGHT, HOME);
        assertThat(opened.token()).matches("ccs_[A-Za-z0-9_-]{43}");
        assertThat(opened.toString()).doesNotContain(opened.token());
        assertThat(rows("SELECT * FROM user_session").toString())
                .contains(RandomSecret.hash(opened.token()))
                .doesNotContain(opened.token());
        assertThat(caller(opened)).isEqualTo(new Caller("user Anna", Role.OPERATOR));
        clock.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(caller(opened)).isNotNull();
        clock.pass(Duration.ofMillis(1));
        assertThat(caller(opened)).isNull();
        signIns.byPassword("anna", RIGHT, HOME);
        assertThat(rows("SELECT * FROM user_session"))
                .as("ended ones are removed")
                .hasSize(1);
    }

    @Test
    void everyWayToGetItWrongIsAnsweredTheSame() {
        users.add("Gone", null, passwords.hash(RIGHT), Role.ADMIN, "the test");
        users.keep(users.find("gone").orElseThrow().with(passwords.hash(RIGHT), Role.ADMIN, false));
        users.add("Outside", "provider|1", null, Role.ADMIN, "the test");
        List<String> answers = List.of(
                refused("anna", "wrong"),
                refused("nobody", RIGHT),
                refused("gone", RIGHT),
                refused("outside", RIGHT),
                refused("an\u0000na", RIGHT),
                refused("\ud800", "\ud800\u0000"),
                refused("", ""));
        assertThat(answers)
                .containsOnly("401 The name or the password is wrong: mend it, or ask an admin for a new"
                        + " password. null");
    }

    @Test
    void afterFiveFailuresEachFurtherTryWaitsTwiceAsLong() {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(refused("anna", "wrong")).startsWith("401");
        }
        for (int wait : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            assertThat(refused("Anna", RIGHT)).startsWith("429").endsWith(" " + wait);
            clock.pass(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(refused("ANNA", RIGHT)).startsWith("429").endsWith(" 1");
            clock.pass(Duration.ofMillis(1));
            assertThat(refused("anna", "wrong")).startsWith("401");
        }
        clock.pass(Duration.ofMinutes(15));
        assertThat(signIns.byPassword("anna", RIGHT, HOME)).isNotNull();
        assertThat(refused("anna", "wrong")).as("success forgets the failures").startsWith("401");
    }

    @Test
    void aNameThatIsNotThereIsSlowedDownTheSame() {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(refused("nobody", "wrong")).startsWith("401");
        }
        assertThat(refused("nobody", "wrong")).startsWith("429").endsWith(" 5");
        assertThat(refused("x".repeat(100_000), "wrong")).startsWith("401");
    }

    @Test
    void aStrangerElsewhereLocksNobodyOut() {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(refused("anna", "wrong", AWAY)).startsWith("401");
        }
        for (int wait : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            assertThat(refused("anna", "wrong", AWAY)).startsWith("429").endsWith(" " + wait);
            assertThat(signIns.byPassword("anna", RIGHT, HOME)).isNotNull();
            clock.pass(Duration.ofSeconds(wait));
            assertThat(refused("anna", "wrong", AWAY))
                    .as("her success at home is none of the stranger's")
                    .startsWith("401");
        }
    }

    @Test
    void whoeverHasManyAddressesTriesANameOnceInFiveSecondsAndLocksNobodyOutForLonger() {
        for (int failure = 1; failure <= 20; failure++) {
            assertThat(refused("anna", "wrong", "198.51.100." + failure)).startsWith("401");
        }
        for (int failure = 21; failure <= 200; failure++) {
            assertThat(refused("anna", RIGHT, HOME)).startsWith("429").endsWith(" 5");
            clock.pass(Duration.ofSeconds(5));
            assertThat(refused("anna", "wrong", "198.51.100." + failure)).startsWith("401");
        }
        clock.pass(Duration.ofSeconds(5));
        assertThat(signIns.byPassword("anna", RIGHT, HOME)).isNotNull();
    }

    @Test
    void oneAddressTriesManyNamesSlowlyAndLocksNobodyOutForLong() {
        for (int failure = 1; failure <= 20; failure++) {
            assertThat(refused("name" + failure, "wrong", "2001:db8::" + failure))
                    .startsWith("401");
        }
        for (int failure = 21; failure <= 50; failure++) {
            assertThat(refused("anna", RIGHT, "2001:db8::ffff"))
                    .startsWith("429")
                    .endsWith(" 2");
            clock.pass(Duration.ofSeconds(2));
            assertThat(refused("name" + failure, "wrong", "2001:db8::" + failure))
                    .startsWith("401");
        }
        assertThat(signIns.byPassword("anna", RIGHT, "2001:db8:0:1::1")).isNotNull();
        clock.pass(Duration.ofSeconds(2));
        assertThat(signIns.byPassword("anna", RIGHT, "2001:db8::ffff")).isNotNull();
        clock.pass(Duration.ofMinutes(15).plusMillis(1));
        assertThat(refused("name51", "wrong", "2001:db8::1")).startsWith("401");
        assertThat(refused("name52", "wrong", "2001:db8::1"))
                .as("a quarter of an hour without a try is a new start")
                .startsWith("401");
    }

    @Test
    void whoeverHasAnAccountTriesOthersNoFaster() {
        for (int failure = 1; failure <= 19; failure++) {
            assertThat(refused("name" + failure, "wrong")).startsWith("401");
        }
        assertThat(signIns.byPassword("anna", RIGHT, HOME)).isNotNull();
        clock.pass(Duration.ofSeconds(2));
        assertThat(refused("name20", "wrong")).startsWith("401");
        assertThat(refused("name21", "wrong")).startsWith("429");
    }

    @Test
    void manyWhoSignInFromOneAddressDoNotWait() {
        for (int i = 0; i < 60; i++) {
            assertThat(signIns.byPassword("anna", RIGHT, HOME)).isNotNull();
        }
    }

    @Test
    void aTryThatMustWaitLeavesNoRow() throws Exception {
        for (int failure = 1; failure <= 20; failure++) {
            refused("name" + failure, "wrong");
        }
        int rows = rows("SELECT * FROM sign_in_failure").size();
        for (int i = 0; i < 50; i++) {
            assertThat(refused("other" + i, "wrong")).startsWith("429");
        }
        SignInThrottle throttle = new SignInThrottle(database.client(), new Changes(database.transaction()), clock);
        for (int i = 0; i < 50; i++) {
            String name = "another" + i;
            assertThatThrownBy(() -> throttle.begin(name, HOME))
                    .as("nor one that another was faster than")
                    .isInstanceOf(Refusal.class);
        }
        assertThat(rows("SELECT * FROM sign_in_failure")).hasSize(rows);
        clock.pass(Duration.ofHours(25));
        refused("anna", "wrong", AWAY);
        assertThat(rows("SELECT * FROM sign_in_failure"))
                .as("those of the last try")
                .hasSize(3);
    }

    @Test
    void manyTriesAtOnceOnManyNodesAreNoWayRound() throws Exception {
        List<String> answers = Together.run(12, () -> refusedAt(node(), "anna", "wrong", HOME));
        assertThat(answers.stream().filter(answer -> answer.startsWith("401")))
                .as("tries that were looked at: %s", answers)
                .hasSizeLessThanOrEqualTo(5);
        assertThat(refused("anna", RIGHT)).startsWith("429");
    }

    @Test
    void aTryThatFindsNoTurnDoesNotCount() throws Exception {
        CountDownLatch oneWasRefused = new CountDownLatch(1);
        CyclicBarrier turnsAreTaken = new CyclicBarrier(12);
        List<Callable<String>> works = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            works.add(() -> passwords.isRight("held", null, () -> hold(turnsAreTaken, oneWasRefused)) ? "" : "held");
        }
        for (int i = 0; i < 10; i++) {
            String name = "name" + i;
            works.add(() -> {
                turnsAreTaken.await(10, TimeUnit.SECONDS);
                String answer = refused(name, "wrong");
                if (answer.startsWith("429 Too many passwords")) {
                    oneWasRefused.countDown();
                }
                return answer;
            });
        }
        List<String> answers = Together.run(works);
        long looked =
                answers.stream().filter(answer -> answer.startsWith("401")).count();
        assertThat(answers).anyMatch(answer -> answer.startsWith("429 Too many passwords"));
        assertThat(rows("SELECT * FROM sign_in_failure"))
                .as("two of each name that was looked at, and the address: %s", answers)
                .hasSize((int) (2 * looked + 1));
    }

    private static void hold(CyclicBarrier taken, CountDownLatch until) {
        try {
            taken.await(10, TimeUnit.SECONDS);
            assertThat(until.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresAreForgottenAfterADay() {
        refused("nobody", "wrong");
        clock.pass(Duration.ofHours(25));
        signIns.byPassword("anna", RIGHT, HOME);
        assertThat(rows("SELECT * FROM sign_in_failure WHERE failures > 0")).isEmpty();
    }

    @Test
    void aRoleCountsForSessionsThatThereAre() {
        Sessions.Opened opened = signIns.byPassword("anna", RIGHT, HOME);
        users.keep(opened.user().with(opened.user().passwordHash(), Role.VIEWER, true));
        identities.forget();
        assertThat(caller(opened).role()).isEqualTo(Role.VIEWER);
        users.keep(opened.user().with(opened.user().passwordHash(), Role.VIEWER, false));
        identities.forget();
        assertThat(caller(opened)).isNull();
    }

    @Test
    void aProvidersPersonIsKnownByTheSubjectAlone() {
        Sessions.Opened first = signIns.byProvider("https://id.test|17", "Anna", Role.VIEWER, NOBODY);
        assertThat(first.user().id())
                .as("the user of that name is somebody else")
                .isNotEqualTo(users.find("anna").orElseThrow().id());
        assertThat(caller(first).role()).isEqualTo(Role.VIEWER);
        assertThat(caller(first).name()).startsWith("user Anna ");
        Sessions.Opened second = signIns.byProvider("https://id.test|17", "Anna Maria", Role.ADMIN, NOBODY);
        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(caller(first).role()).as("the provider's last word").isEqualTo(Role.ADMIN);
        assertThat(signIns.byProvider("https://id.test|18", " \u0000", Role.VIEWER, NOBODY)
                        .user()
                        .name())
                .as("whoever has no name there has one here")
                .matches("[0-9a-f]{16}");
        signIns.byProvider("https://id.test|19", "\uFDFA\u00DF\u0390".repeat(100), Role.VIEWER, NOBODY);
        users.keep(second.user().with(null, Role.ADMIN, false));
        assertThatThrownBy(() -> signIns.byProvider("https://id.test|17", "Anna", Role.ADMIN, NOBODY))
                .isInstanceOf(Refusal.class);
    }

    private Caller caller(Sessions.Opened opened) {
        return identities.ofTokenOrSession(opened.token()).map(Identity::caller).orElse(null);
    }

    private String refused(String name, String password) {
        return refused(name, password, HOME);
    }

    private String refused(String name, String password, String address) {
        return refusedAt(signIns, name, password, address);
    }

    /** Status, detail, and the seconds to wait. */
    private static String refusedAt(SignIns node, String name, String password, String address) {
        try {
            return node.byPassword(name, password, address).toString();
        } catch (Refusal refusal) {
            return refusal.problem().status() + " " + refusal.problem().detail() + " "
                    + refusal.problem().retryAfter();
        }
    }
}
