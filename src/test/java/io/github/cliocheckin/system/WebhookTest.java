package io.github.cliocheckin.system;

import static io.github.cliocheckin.notice.DeliveryMutations.body;
import static io.github.cliocheckin.notice.DeliveryMutations.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.notice.DeliveryMutations;
import io.github.cliocheckin.notice.DeliveryMutations.Signed;
import io.github.cliocheckin.sandbox.Firm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clio comes to the whole service, over HTTP; and others come in its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {

    private static final long SEED = Long.getLong("mutations.seed", 4_000);
    private static final int MUTANTS = Integer.getInteger("mutations.webhook", 4_000);
    private static final String SECRET = "a shared secret of Clio's";
    private static final long WEBHOOK = 6601;
    private static final long MATTER = 900_123;

    private Scene scene;
    private ApiContract contract;
    private Subscription clio;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        scene = Scene.with(Firm.generated(1, 0, Scene.YESTERDAY, 3), folder);
        scene.unconnectedGroup();
        contract = new ApiContract(scene.service.get("/openapi.json").json());
    }

    @BeforeEach
    void subscribe() {
        sql("DELETE FROM clio_notice");
        clio = Subscription.pending(scene.service, scene.groupId);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void aHandshakeIsAnsweredBeforeAnybodyKnowsTheSubscriptionsId() throws Exception {
        byte[] introduction = "{\"data\":{\"webhook_id\":6601}}".getBytes(StandardCharsets.UTF_8);
        TestService.Answer answer = clio.send(introduction, "X-Hook-Secret", SECRET);
        assertShaken(answer, SECRET);
        assertThat(answer.text()).isEmpty();
        assertThat(clio.send(delivery("1")).status()).isEqualTo(200);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
        assertThat(sqlTexts("SELECT shared_secret FROM clio_webhook"))
                .as("sealed")
                .noneMatch(SECRET::equals);
    }

    @Test
    void aSecondHandshakeIsEchoedAndChangesNothing() {
        clio.send(new byte[0], "X-Hook-Secret", SECRET);
        assertShaken(clio.send(new byte[0], "X-Hook-Secret", "a stranger's"), "a stranger's");
        clio.enabled(WEBHOOK, "a third");
        assertShaken(clio.send(new byte[0], "X-Hook-Secret", "a stranger's"), "a stranger's");
        assertThat(clio.send(signed(body(MATTER, "deleted", "1", WEBHOOK), "a stranger's"))
                        .status())
                .isEqualTo(401);
        assertThat(clio.send(delivery("1")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${header.door}", "{{api.token}}", "a b", "~!@#$%^&*()_+`-=[]\\;',./<>?:\"{}|", "1"})
    void aSecretComesBackAsItIs(String secret) {
        assertShaken(clio.send(new byte[0], "X-Hook-Secret", secret), secret);
        assertThat(clio.send(signed(body(MATTER, "deleted", "1", WEBHOOK), secret))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoHandshakeIsRefusedAndNothingOfItComesBack() throws Exception {
        List<TestService.Answer> answers = List.of(
                clio.send(new byte[0], "X-Hook-Secret", "one", "X-Hook-Secret", "two"),
                clio.send(new byte[0], "X-Hook-Secret", ""),
                clio.send(new byte[0], "X-Hook-Secret", "x".repeat(501)));
        for (TestService.Answer answer : answers) {
            contract.check("POST", clio.path, null, answer);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).doesNotContainKey("x-hook-secret");
        }
        assertThat(RawCall.answer(scene.service.port(), "POST", clio.path, "", List.of("X-Hook-Secret: caf\u00e9")))
                .startsWith("HTTP/1.1 400")
                .doesNotContainIgnoringCase("x-hook-secret: ");
        assertThat(sqlTexts("SELECT shared_secret FROM clio_webhook")).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "door-1%00", "door%2F1", "%F0%9F%98%80", "door-1;a=b"})
    void atAnUnknownDoorNobodyAnswers(String door) throws Exception {
        Subscription.pending(scene.service, scene.groupId);
        for (String header : new String[] {"X-Hook-Secret: a secret", "X-Hook-Signature: 00", "Accept: */*"}) {
            String answer = RawCall.answer(scene.service.port(), "POST", "/webhook/" + door, "{}", List.of(header));
            assertThat(answer)
                    .startsWith("HTTP/1.1 404")
                    .contains("application/problem+json")
                    .doesNotContain("a secret");
        }
    }

    @Test
    void aDoorThatWasTakenAwayIsUnknownWithinASecond() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        assertThat(clio.send(delivery("1")).status()).isEqualTo(200);
        sql("DELETE FROM clio_webhook");
        Signed wrong = signed(body(MATTER, "deleted", "1", WEBHOOK), "another secret");
        assertThat(clio.send(wrong).status()).as("at once").isEqualTo(404);
        // The same delivery once more changes nothing, whether it is accepted or not
        await().atMost(Duration.ofSeconds(2))
                .until(() -> clio.send(delivery("1")).status() == 404);
        assertThat(clio.send(delivery("2")).status()).isEqualTo(404);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    @Test
    void anotherSecretCountsAtOnce() {
        clio.enabled(WEBHOOK, SECRET);
        assertThat(clio.send(delivery("1")).status()).isEqualTo(200);
        sql("UPDATE clio_webhook SET shared_secret = NULL, status = 'pending'");
        clio.enabled(WEBHOOK, "another secret");
        assertThat(clio.send(signed(body(MATTER, "deleted", "1", WEBHOOK), "another secret"))
                        .status())
                .isEqualTo(200);
        assertThat(clio.send(delivery("2")).status()).isEqualTo(401);
    }

    /** Whoever knows the door could otherwise show a secret and what is signed with it at once. */
    @Test
    void aHandshakeNeverCountsAsADelivery() {
        assertShaken(clio.send(delivery("1"), "X-Hook-Secret", SECRET), SECRET);
        clio.enabled(WEBHOOK, SECRET);
        assertShaken(clio.send(delivery("1"), "X-Hook-Secret", SECRET), SECRET);
        assertThat(clio.told()).isEmpty();
    }

    @Test
    void aDeliveryBeforeAnySecretIsKnownIsRefused() throws Exception {
        TestService.Answer answer = clio.send(delivery("1"));
        contract.check("POST", clio.path, null, answer);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(clio.send(signed(body(MATTER, "deleted", "1", WEBHOOK), "0")).status())
                .isEqualTo(401);
        assertThat(clio.told()).isEmpty();
    }

    @Test
    void aDeliveryOfAnotherSubscriptionIsRefused() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        TestService.Answer answer = clio.send(signed(body(MATTER, "matter_closed", "1", WEBHOOK + 1), SECRET));
        contract.check("POST", clio.path, null, answer);
        assertThat(answer.status()).isEqualTo(401);
        String unsaid = "{\"data\":{\"id\":1},\"meta\":{\"event\":\"deleted\"}}";
        assertThat(clio.send(signed(unsaid, SECRET)).status()).isEqualTo(401);
        assertThat(clio.told()).isEmpty();
    }

    @Test
    void whatIsSignedAndUnderstoodIsAnsweredAndWhatIsNotIsRefused() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        TestService.Answer heard = clio.send(delivery("1"));
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).isEmpty();
        assertThat(heard.headers()).doesNotContainKey("x-hook-signature");
        assertThat(clio.send(signed(body(MATTER + 1, "updated", "1", WEBHOOK), SECRET))
                        .status())
                .as("an event that nobody asked for")
                .isEqualTo(200);
        for (String wrong : new String[] {"", "{", "[]", "{\"data\":{\"id\":1,\"id\":2},\"meta\":{}}"}) {
            TestService.Answer answer = clio.send(signed(wrong, SECRET));
            contract.check("POST", clio.path, null, answer);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=utf-16",
                "application/json; charset=none-such",
                "application/octet-stream",
                "x"
            })
    void theContentTypeIsNotBelieved(String type) {
        clio.enabled(WEBHOOK, SECRET);
        assertThat(clio.send(delivery("1"), "Content-Type", type, "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    /** Bytes that are no text at all: their signature holds, so they are refused for what they say. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-16", "text/plain; charset=iso-8859-1"})
    void theBytesAreThoseThatWereSent(String type) {
        clio.enabled(WEBHOOK, SECRET);
        byte[] bytes = new byte[70_000];
        new Random(SEED).nextBytes(bytes);
        TestService.Answer answer =
                clio.send(new Signed(List.of(DeliveryMutations.signature(bytes, SECRET)), bytes), "Content-Type", type);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    /** The server takes the bytes of these apart before anybody could look at them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=utf-8",
                "APPLICATION/X-WWW-FORM-URLENCODED",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "Multipart/Form-Data; boundary=x"
            })
    void aFormIsRefusedWhateverItHolds(String type) throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        String part = "--x\r\nContent-Disposition: form-data; name=\"Accept\"\r\n\r\n"
                + body(MATTER, "deleted", "1", WEBHOOK) + "\r\n--x--\r\n";
        for (String body : new String[] {body(MATTER, "deleted", "1", WEBHOOK), "Accept=a&Content-Type=b", part, ""}) {
            for (Signed delivery : List.of(
                    signed(body, SECRET),
                    new Signed(signed("", SECRET).signatures(), body.getBytes(StandardCharsets.UTF_8)))) {
                TestService.Answer answer = clio.send(delivery, "Content-Type", type);
                assertThat(answer.status()).as(type + " " + answer.text()).isIn(400, 415);
            }
        }
        assertThat(clio.told()).isEmpty();
        assertThat(Path.of("file-uploads")).doesNotExist();
    }

    @Test
    void aDeliveryInPiecesIsTheSameDelivery() {
        clio.enabled(WEBHOOK, SECRET);
        String body = new String(delivery("1").body(), StandardCharsets.ISO_8859_1);
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < body.length(); i += 7) {
            String piece = body.substring(i, Math.min(body.length(), i + 7));
            pieces.append(Integer.toHexString(piece.length()))
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n");
        }
        byte[] request = ("POST " + clio.path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Hook-Signature: "
                        + delivery("1").signatures().get(0) + "\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces
                        + "0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(statuses(request)).containsExactly(200);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    @Test
    void aSecretThatDoesNotOpenIsAReasonToTellItAgain() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        sql("UPDATE clio_webhook SET shared_secret = 'of other keys'");
        TestService.Answer answer = clio.send(delivery("1"));
        contract.check("POST", clio.path, null, answer);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(clio.told()).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsNotAnswered() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        sql("ALTER TABLE clio_notice RENAME TO clio_notice_away");
        try {
            TestService.Answer answer = clio.send(delivery("1"));
            contract.check("POST", clio.path, null, answer);
            assertThat(answer.status()).isEqualTo(503);
        } finally {
            sql("ALTER TABLE clio_notice_away RENAME TO clio_notice");
        }
        assertThat(clio.send(delivery("1")).status()).isEqualTo(200);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    @Test
    void oneDeliveryAHundredTimesAtOnceIsOne() throws Exception {
        clio.enabled(WEBHOOK, SECRET);
        assertThat(Together.run(100, () -> clio.send(delivery("1")).status())).containsOnly(200);
        assertThat(clio.told()).isEqualTo(Map.of(MATTER, 1));
    }

    @Test
    void ofThousandsOfWrongDeliveriesNoneIsHeard() throws Exception {
        System.out.println("Deliveries are mutated from the seed " + SEED);
        clio.enabled(WEBHOOK, SECRET);
        // What the tests before were refused is told by then
        scene.clock.moveOn(Duration.ofMinutes(1));
        DeliveryMutations mutations = new DeliveryMutations(SEED, SECRET);
        Map<Integer, Integer> answers = new TreeMap<>();
        Map<Long, Integer> expected = new TreeMap<>();
        try (HeardLog log = HeardLog.of("io.github.cliocheckin");
                RawConnection connection = new RawConnection(scene.service.port())) {
            for (int i = 1; i <= MUTANTS; i++) {
                Signed right = signed(body(i, "matter_closed", "e" + i, WEBHOOK), SECRET);
                int status = connection.status(request(mutations.mutant(right)));
                assertThat(status).as("of mutant %s", i).isIn(RawConnection.CLOSED, 400, 401);
                answers.merge(status, 1, Integer::sum);
                if (i % 10 == 0) {
                    assertThat(connection.status(request(right))).isEqualTo(200);
                    expected.put((long) i, 1);
                }
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN") && line.contains("is not signed"))
                    .hasSizeBetween(1, 10)
                    .allMatch(line -> line.contains("Group " + scene.groupId + ":"));
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET) || line.contains("close_date"));
        }
        System.out.println("Mutants were answered " + answers + ", " + expected.size() + " right ones 200");
        assertThat(clio.told()).isEqualTo(expected);
        assertThat(answers.get(401)).isGreaterThan(MUTANTS * 9 / 10);
    }

    private RawRequest request(Signed delivery) {
        List<String> headers = new ArrayList<>(List.of("Content-Type: application/json"));
        delivery.signatures().forEach(signature -> headers.add("X-Hook-Signature: " + signature));
        return RawRequest.of(
                "POST",
                clio.path,
                null,
                new String(delivery.body(), StandardCharsets.ISO_8859_1),
                headers.toArray(String[]::new));
    }

    private static Signed delivery(String etag) {
        return signed(body(MATTER, "matter_closed", etag, WEBHOOK), SECRET);
    }

    private List<Integer> statuses(byte[] request) {
        try (RawConnection connection = new RawConnection(scene.service.port())) {
            return connection.statuses(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertShaken(TestService.Answer answer, String secret) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.headers().get("x-hook-secret")).containsExactly(secret);
    }

    private void sql(String statement) {
        database().client().sql(statement).update();
    }

    private List<String> sqlTexts(String query) {
        return database().client().sql(query).query(String.class).list();
    }

    private Database database() {
        return scene.service.bean("database", Database.class);
    }
}
