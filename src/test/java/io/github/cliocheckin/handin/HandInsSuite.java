package io.github.cliocheckin.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.StoredGroup;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is handed in becomes a row of the ledger, once, by the rules for matters. */
abstract class HandInsSuite extends StorageSuite {

    private StoredGroup group;
    private HandIns handIns;

    HandInsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void configure() {
        group = StoredGroup.of(database, clock, 1001);
        group.mapping();
        handIns = new HandIns(
                Json.mapper(),
                new Groups(database.client()),
                new Policy(Duration.ofDays(30)),
                TestLedger.thatDecides(database, clock),
                new Changes(database.transaction()),
                clock);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @Test
    void whatIsHandedInIsQueuedWithItsPersonAndItsDelay() {
        handIn(
                "a-1",
                "\"name\": \" Ada Byron \", \"emailId\": \"Ada@mail.test\", \"phone\": \"(512) 555-0142\","
                        + " \"externalId\": \"c7\", \"delay\": \"PT1H\"");
        assertThat(rows("SELECT * FROM check_in"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row)
                                .containsEntry("state", "PENDING")
                                .containsEntry("trigger_id", 1001)
                                .containsEntry("matter_id", null)
                                .containsEntry("reference", "a-1")
                                .containsEntry("email_key", "ada@mail.test")
                                .containsEntry("phone_key", "+15125550142")
                                .containsEntry(
                                        "request",
                                        "{\"name\":\"Ada Byron\",\"emailId\":\"Ada@mail.test\",\"phone\":\"5125550142\",\"smsEnabled\":1,"
                                                + "\"externalId\":\"c7\",\"additionalParams\":{\"Integration Trigger\":\"Handed In\"}}"));
        assertThat(rows("SELECT id FROM check_in WHERE due_at > decided_at")).hasSize(1);
        assertThat(single(String.class, "SELECT cause FROM check_in_history"))
                .isEqualTo("queued when it was handed in");
    }

    @Test
    void theSameReferenceIsOneRowHoweverOftenAndByHoweverManyItIsHandedIn() throws Exception {
        Callable<Void> once = () -> {
            handIn("a-1", person(1));
            return null;
        };
        Together.run(Collections.nCopies(4, once));
        handIn("a-1", person(2));
        assertThat(rows("SELECT id FROM check_in")).hasSize(1);
        assertThat(rows("SELECT id FROM check_in_history")).hasSize(1);
    }

    @Test
    void thePersonWhoWasAskedRecentlyIsNotAskedAgain() {
        handIn("a-1", person(1));
        handIn("a-2", person(1));
        assertThat(reasons()).containsExactly("RECENTLY_REQUESTED");
    }

    @Test
    void whoeverCannotBeReachedOrHasNoNameIsRestricted() {
        handIn("a-1", "\"name\": \"Ada\", \"emailId\": \"nobody at home\"");
        handIn("a-2", "\"emailId\": \"ada@mail.test\"");
        sql("UPDATE integration_group SET beta = TRUE");
        handIn("a-3", person(3));
        sql("UPDATE integration_mapping SET active = FALSE");
        handIn("a-4", person(4));
        assertThat(reasons())
                .containsExactly("NO_VALID_CONTACT", "NAME_MISSING", "INTEGRATION_BETA", "LOCATION_INACTIVE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON|",
                "null|",
                "[]|",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \"r\", \"matter\": 3}|matter",
                "{\"groupId\": \"1\", \"businessNumber\": 2, \"reference\": \"r\"}|groupId",
                "{\"businessNumber\": 2, \"reference\": \"r\"}|groupId",
                "{\"groupId\": 1, \"reference\": \"r\"}|businessNumber",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \" \"}|reference",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \"a\\u0000b\"}|reference",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \"r\", \"name\": \"\\ud800\"}|name",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \"r\", \"delay\": \"-PT1S\"}|delay",
                "{\"groupId\": 1, \"businessNumber\": 2, \"reference\": \"r\", \"delay\": \"soon\"}|delay",
                "{\"groupId\": 987654321, \"businessNumber\": 2, \"reference\": \"r\"}|groupId"
            })
    void aMessageThatCanNeverBeTakenIsRefusedWithTheFieldThatIsWrong(String message, String field) {
        assertThatThrownBy(() -> handIns.take(handIns.read(message)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problem().field()).isEqualTo(field));
        assertThat(rows("SELECT id FROM check_in")).isEmpty();
    }

    @Test
    void aBusinessWithoutAMappingOfTheGroupIsRefused() {
        assertThatThrownBy(() -> handIns.take(
                        handIns.read("{\"groupId\": " + group.id() + ", \"businessNumber\": 7, \"reference\": \"r\"}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("businessNumber is 7");
    }

    private void handIn(String reference, String fields) {
        handIns.take(handIns.read("{\"groupId\": " + group.id() + ", \"businessNumber\": 1001, \"reference\": \""
                + reference + "\", " + fields + "}"));
    }

    private static String person(int number) {
        return "\"name\": \"Ada\", \"emailId\": \"ada" + number + "@mail.test\"";
    }

    private List<Object> reasons() {
        return rows("SELECT reason_code FROM check_in WHERE state = 'RESTRICTED' ORDER BY id").stream()
                .map(row -> row.get("reason_code"))
                .toList();
    }
}
