package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.SettingException;
import io.github.cliocheckin.api.Given;
import io.github.cliocheckin.connection.Tokens;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupRequests;
import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Tokens and keys in the database of the whole service: nowhere in the open, and their keys rotated while it works. */
class SecretsAtRestTest {

    private static final String ROTATION = "/access/secrets/rotation";
    private static final String KEY = "canary-key-Qw3Rt5";
    private static final String TOKEN = "canary-token-Zx7Cv9";
    private static final int MATTERS = 300;

    @TempDir
    private Path folder;

    @Test
    void whatAFormerVersionLeftInTheOpenIsInNoFileAfterTheFirstStart() throws Exception {
        keepInTheOpen();
        assertThat(RawFiles.holding(folder, KEY)).as("there to be found").isNotEmpty();
        assertThat(RawFiles.holding(folder, TOKEN)).as("there to be found").isNotEmpty();
        try (TestService service = TestService.start(folder, Map.of())) {
            assertNowhere();
            assertThat(service.get("/integration/business/1001").text()).contains("\"hasApiKey\":true");
        }
        assertNowhere();
        try (TestService again = TestService.start(folder, Map.of())) {
            assertThat(again.post(ROTATION, null).text()).isEqualTo("{\"resealed\":2}");
        }
    }

    @Test
    void theNextStartErasesWhatAKilledOneHadSealedOnly() throws Exception {
        keepInTheOpen();
        try (TestService first = TestService.start(folder, Map.of())) {
            assertThat(first.get("/integration/business/1001").status()).isEqualTo(200);
        }
        // As if it had been killed between the commit and the writing anew of the files
        JdbcClient database = JdbcClient.create(new SimpleDriverDataSource(
                new JDBCDriver(), "jdbc:hsqldb:file:" + folder.resolve("data/clio-checkin"), "sa", ""));
        String sealed =
                database.sql("SELECT api_key FROM business").query(String.class).single();
        database.sql("UPDATE business SET api_key = ?").param(KEY).update();
        database.sql("CHECKPOINT").update();
        database.sql("UPDATE business SET api_key = ?").param(sealed).update();
        database.sql("UPDATE vault_check SET erased = FALSE").update();
        database.sql("SHUTDOWN").update();
        assertThat(RawFiles.holding(folder, KEY)).as("there to be found").isNotEmpty();
        try (TestService next = TestService.start(folder, Map.of())) {
            assertNowhere();
            assertThat(next.get("/integration/business/1001").text()).contains("\"hasApiKey\":true");
        }
        assertNowhere();
    }

    @Test
    void whatIsGivenOverTheApiIsInNoFileAndInNoAnswer() throws Exception {
        try (TestService service = TestService.start(folder, Map.of())) {
            List<TestService.Answer> answers = new ArrayList<>();
            answers.add(service.put("/integration/add/businessintegrationgroup", """
                    {"parentBusinessNumber": 1001, "integrationSourceId": 2,
                     "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}"""));
            answers.add(service.put("/integration/business/1001", "{\"apiKey\": \"" + KEY + "\"}"));
            answers.add(service.put(
                    "/integration/businessintegrationgroup/"
                            + answers.get(0).json().get("groupId").asLong() + "/connection",
                    "{\"region\": \"US\", \"accessToken\": \"" + TOKEN + "\"}"));
            answers.add(service.get("/integration/business/1001"));
            answers.add(service.get("/integration/businessintegrationgroup/1001"));
            answers.add(service.post(ROTATION, null));
            answers.add(service.get(service.managementUrl() + "/observe/health"));
            answers.add(service.get(service.managementUrl() + "/observe/metrics"));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).doesNotContain(KEY, TOKEN, "sealed:");
            });
            assertNowhere();
        }
        assertNowhere();
    }

    @Test
    void noRecordThatHoldsASecretShowsIt() {
        assertThat(List.of(
                        new Tokens(TOKEN, TOKEN, null, null),
                        new GroupRequests.Connect("US", TOKEN),
                        new BusinessCalls.Put(Given.not(), Given.as(KEY), Given.not(), Given.not())))
                .extracting(Object::toString)
                .allSatisfy(text -> assertThat(text).doesNotContain(KEY, TOKEN));
    }

    @Test
    void keysAreRotatedWhileCheckInsAreSent() throws Exception {
        try (Scene scene = Scene.with(firm(), folder)) {
            slowly(scene.receiver);
            scene.connectedGroup();
            int rotations = 0;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !scene.receiver.accepted().isEmpty());
            while (scene.receiver.accepted().size() < MATTERS) {
                TestService.Answer answer = scene.service.post(ROTATION, null);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.json().get("resealed").asInt()).isEqualTo(2);
                rotations++;
            }
            assertThat(rotations).isGreaterThan(3);
            scene.waitUntilDelivered();
            assertThat(scene.rows())
                    .hasSize(MATTERS)
                    .allSatisfy(row -> assertThat(row.get("state").asText()).isEqualTo("SENT"));
            assertThat(scene.received()).hasSize(MATTERS).doesNotHaveDuplicates();
            assertThat(scene.runs())
                    .allSatisfy(run -> assertThat(run.path("error").isMissingNode()
                                    || run.path("error").isNull())
                            .isTrue());
        }
    }

    @Test
    void twoServicesOnOneDatabaseShareTheFileAndItsRotations() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "database.url",
                TestDatabases.newPostgresUrl(),
                "database.username",
                "postgres",
                "secrets.keyset-file",
                folder.resolve("shared/keyset.json").toString(),
                "delivery.clock",
                "PT0.1S",
                "poll.clock",
                "PT0.1S"));
        try (SandboxClio clio = SandboxClio.start(0, firm());
                SandboxReceiver receiver = SandboxReceiver.start(0)) {
            slowly(receiver);
            receiver.acceptKey(KEY);
            settings.put("clio.us.url", clio.url());
            settings.put("checkin.url", receiver.url());
            try (TestService one = TestService.start(folder.resolve("one"), settings);
                    TestService two = TestService.start(folder.resolve("two"), settings)) {
                assertThat(one.put("/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": 1001, "integrationSourceId": 2,
                         "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}""")
                                .status())
                        .isEqualTo(200);
                assertThat(one.post(ROTATION, null).status()).isEqualTo(200);
                // Node two seals with the keys of before, node one opens
                assertThat(two.put("/integration/business/1001", "{\"apiKey\": \"" + KEY + "\"}")
                                .status())
                        .isEqualTo(200);
                assertThat(two.put(
                                        "/integration/businessintegrationgroup/1/connection",
                                        "{\"region\": \"US\", \"accessToken\": \"" + clio.accessToken() + "\"}")
                                .status())
                        .isEqualTo(200);
                assertThat(two.put("/integration/add/businessintegrationmapping", """
                        {"businessNumber": 1001, "integrationGroupId": 1, "active": true}""")
                                .status())
                        .isEqualTo(200);
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    assertThat(one.post(ROTATION, null).status()).isEqualTo(200);
                    assertThat(two.post(ROTATION, null).status()).isEqualTo(200);
                    return receiver.accepted().size() == MATTERS;
                });
                assertThat(receiver.accepted())
                        .extracting(AcceptedCheckIn::externalId)
                        .doesNotHaveDuplicates();
                assertThat(two.get("/integration/checkins?limit=1000&state=FAILED")
                                .json()
                                .get("data"))
                        .isEmpty();
            }
        }
    }

    @Test
    void aKeysetThatIsGivenWithTheSettingsIsNotRotated() throws Exception {
        String keyset;
        try (TestService first = TestService.start(folder, Map.of())) {
            keyset = Files.readString(folder.resolve("secrets/keyset.json"));
            assertThat(first.put("/integration/business/1001", "{\"apiKey\": \"" + KEY + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        Map<String, String> given = Map.of(
                "secrets.keyset-secret",
                keyset,
                "secrets.keyset-file",
                folder.resolve("none.json").toString());
        try (TestService service = TestService.start(folder, given)) {
            assertThat(service.get(service.managementUrl() + "/observe/health/ready")
                            .status())
                    .isEqualTo(200);
            TestService.Answer refused = service.post(ROTATION, null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("secrets.keyset-secret", "secrets.keyset-file");
        }
    }

    @Test
    void aKeysetInTheDatabasesFolderIsRefused() {
        Map<String, String> settings = Map.of(
                "secrets.keyset-file", folder.resolve("data/keys/keyset.json").toString());
        assertThatThrownBy(() -> TestService.start(folder, settings))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("secrets.keyset-file", "folder of the database", "SECRETS_KEYSET_FILE");
    }

    /** A database as 0.1.0 left it. */
    private void keepInTheOpen() {
        Flyway former =
                TestDatabases.migrationOfFirstRelease("jdbc:hsqldb:file:" + folder.resolve("data/clio-checkin"), "sa");
        JdbcClient database = JdbcClient.create(former.getConfiguration().getDataSource());
        database.sql("SET DATABASE DEFAULT TABLE TYPE CACHED").update();
        former.migrate();
        database.sql("INSERT INTO business (business_number, api_key) VALUES (1001, ?)")
                .param(KEY)
                .update();
        database.sql("INSERT INTO integration_group (id, parent_business_number, source_id) VALUES (1, 1001, 2)")
                .update();
        database.sql("INSERT INTO clio_connection VALUES (1, 'US', ?, CURRENT_TIMESTAMP)")
                .param(TOKEN)
                .update();
        database.sql("SHUTDOWN").update();
    }

    private void assertNowhere() {
        assertThat(RawFiles.holding(folder, KEY)).isEmpty();
        assertThat(RawFiles.holding(folder, TOKEN)).isEmpty();
    }

    private static Firm firm() {
        Firm firm = Firm.empty();
        for (int i = 0; i < MATTERS; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(i)).save();
        }
        return firm;
    }

    private static void slowly(SandboxReceiver receiver) {
        receiver.faults().whenPath("checkin", Integer.MAX_VALUE, Fault.delay(Duration.ofMillis(50)));
    }
}
