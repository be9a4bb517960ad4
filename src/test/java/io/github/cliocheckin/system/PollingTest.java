package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which matters a poll takes, when, and what it costs at Clio. */
class PollingTest {

    private static final LocalDate TODAY = Scene.YESTERDAY.plusDays(1);

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void aThousandMattersOfFortyLocationsTakeFivePagesAndAtMostTwoRequestsMore() throws Exception {
        Firm large = Firm.generated(1000, 40, Scene.YESTERDAY, 7);
        String[] locations =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "Location " + i).toArray(String[]::new);
        try (Scene scene = Scene.with(large, folder).connectedGroup(locations)) {
            scene.waitUntilPolled();

            assertThat(scene.clio.journal().entries()).hasSizeLessThanOrEqualTo(1000 / 200 + 2);
            assertThat(scene.questions("/matters")).isEqualTo(1000 / 200 + 1);
            assertThat(scene.lastRun().get("seen").asInt()).isEqualTo(1000);
            assertThat(scene.lastRun().get("queued").asInt()).isEqualTo(1000);
            assertThat(scene.lastRun().get("requests").asInt())
                    .isEqualTo(scene.clio.journal().entries().size());
            assertThat(scene.clio.journal().entries())
                    .allSatisfy(entry -> assertThat(entry.headers()).containsEntry("x-api-version", "4.0.13"));
            scene.waitUntilDelivered();
            assertThat(scene.received()).doesNotHaveDuplicates().hasSize(1000);
        }
    }

    @Test
    void theFirstRunTakesYesterdayAndNothingElse() throws Exception {
        long yesterday = closed(Scene.YESTERDAY, 1);
        closed(Scene.YESTERDAY.minusDays(1), 2);
        closed(TODAY, 3);
        closed(TODAY.plusDays(3), 4);
        firm.addMatter("Open", Scene.YESTERDAY).client(Scene.person(5)).save();
        firm.addMatter("Pending", Scene.YESTERDAY).client(Scene.person(6)).save();
        try (Scene scene = Scene.with(firm, folder).connectedGroup()) {
            scene.waitUntilPolled();
            assertThat(scene.decided()).containsExactly(yesterday);
            assertThat(scene.lastRun().get("window").get("dateThrough").asText())
                    .isEqualTo(Scene.YESTERDAY.toString());
        }
    }

    @Test
    void aRunThatComesLateTakesAllTheDaysThatWereMissed() throws Exception {
        try (Scene scene = Scene.with(firm, folder).connectedGroup()) {
            scene.waitUntilPolled();
            List<Long> missed = IntStream.range(0, 5)
                    .mapToObj(day -> closed(TODAY.plusDays(day), 10 + day))
                    .toList();
            scene.clock.moveOn(Duration.ofDays(5));
            scene.waitUntilPolled();
            org.awaitility.Awaitility.await().until(() -> scene.decided().equals(missed));
            scene.waitUntilPolled();
            assertThat(scene.runs()).hasSize(2);
        }
    }

    @Test
    void whatWasEnteredLateOrLeftUndatedIsTakenAndOldMattersThatWereEditedAreNot() throws Exception {
        try (Scene scene = Scene.with(firm, folder).connectedGroup()) {
            scene.waitUntilPolled();
            scene.clock.moveOn(Duration.ofDays(40));
            scene.waitUntilPolled();
            Instant now = scene.clock.instant();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            long enteredLate = editedNow(today.minusDays(9), now, 1);
            long undated = firm.addMatter("Closed", today)
                    .client(Scene.person(2))
                    .undated()
                    .updatedAt(now)
                    .save();
            editedNow(today.minusDays(32), now, 3);
            editedNow(TODAY.minusDays(10), now, 4);
            scene.pollNow();
            assertThat(scene.decided()).containsExactly(enteredLate, undated);
        }
    }

    @Test
    void aFrequencyInHoursTakesToday() throws Exception {
        long today = closed(TODAY, 1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.groupId = 1;
            scene.connectedGroup("Nowhere");
            long mappingId = scene.mapping(Scene.ENTERPRISE + 9, "Everywhere");
            Scene.ok(scene.service.patch(
                    "/integration/businessintegrationmapping/" + mappingId,
                    "{\"frequency\": {\"value\": 2, \"unit\": \"HOURS\"}}"));
            firm.update(today, matter -> matter.put("updated_at", Instant.now().toString()));
            scene.waitUntilPolled();
            scene.clock.moveOn(Duration.ofHours(3));
            org.awaitility.Awaitility.await().until(() -> scene.decided().contains(today));
        }
    }

    @Test
    void eachTriggerReadsItsOwnStatusAndDate() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        long pending = firm.addMatter("Pending", Scene.YESTERDAY)
                .client(Scene.person(2))
                .save();
        long open =
                firm.addMatter("Open", Scene.YESTERDAY).client(Scene.person(3)).save();
        try (Scene scene = Scene.with(firm, folder)) {
            scene.groupId = 1;
            Scene.ok(scene.service.put("/integration/add/businessintegrationgroup", """
                    {"parentBusinessNumber": %d, "integrationSourceId": 2, "integrationGroupTriggers":
                        [{"triggerId": 22, "triggerTypeId": 1}, {"triggerId": 23, "triggerTypeId": 1}]}""".formatted(Scene.ENTERPRISE)));
            scene.connect(scene.clio.accessToken());
            scene.mapping(Scene.ENTERPRISE, null);
            scene.waitUntilPolled();
            assertThat(scene.decided()).containsExactly(pending, open);
            assertThat(scene.row(pending).get("triggerId").asInt()).isEqualTo(22);
            assertThat(scene.row(open).get("triggerId").asInt()).isEqualTo(23);
        }
    }

    @Test
    void aMatterOfALocationThatIsNotDueIsLeftForThatLocationsOwnRun() throws Exception {
        long austin = closedAt("Austin", 1);
        long norman = closedAt("Norman", 2);
        long nowhere = closedAt("Dallas", 3);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.pausedGroup("Austin");
            String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
            Scene.ok(scene.service.put("/integration/add/businessintegrationmapping", """
                    {"businessNumber": %d, "integrationGroupId": %d, "active": true, "nextRunTime": "%s",
                     "integrationProperties": [{"propertyKey": "clio.location.name", "propertyValue": "NORMAN "}]}""".formatted(
                            Scene.ENTERPRISE + 2, scene.groupId, tomorrow)));
            scene.pause(false);
            scene.waitUntilPolled();
            assertThat(scene.decided()).contains(austin, nowhere).doesNotContain(norman);
            assertThat(scene.reason(nowhere)).isEqualTo("LOCATION_UNMAPPED");

            scene.clock.moveOn(Duration.ofDays(1).plusMinutes(1));
            scene.waitUntilRow(norman, "SENT");
        }
    }

    @Test
    void picklistOptionsWithoutTextAreLookedUpOnceAndAFieldIsKnownByItsIdOnceSeen() throws Exception {
        firm.picklistTextInValues(false);
        long first = closedAt("Norman", 1);
        long second = closedAt("Norman", 2);
        long optOut = firm.addCheckboxField("Don't Send Review");
        firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(3))
                .location("Norman")
                .dontSendReview(true)
                .save();
        try (Scene scene = Scene.with(firm, folder).connectedGroup("Austin", "Norman")) {
            scene.waitUntilPolled();
            assertThat(scene.questions("/custom_fields")).isEqualTo(1);
            assertThat(scene.row(first).get("businessNumber").asLong()).isEqualTo(Scene.ENTERPRISE + 2);
            assertThat(scene.row(second).get("businessNumber").asLong()).isEqualTo(Scene.ENTERPRISE + 2);

            firm.renameField(optOut, "Please leave this client alone");
            long tickedAfterRenaming = firm.addMatter("Closed", Scene.YESTERDAY)
                    .client(Scene.person(4))
                    .location("Norman")
                    .updatedAt(scene.clock.instant())
                    .dontSendReview(true)
                    .save();
            scene.pollNow();
            assertThat(scene.reason(tickedAfterRenaming)).isEqualTo("DONT_SEND_REVIEW");
            assertThat(scene.questions("/custom_fields")).isEqualTo(1);
        }
    }

    @Test
    void aRunOutOfTurnLeavesTheNextRunInTurnWhereItIs() throws Exception {
        try (Scene scene = Scene.with(firm, folder).connectedGroup()) {
            scene.waitUntilPolled();
            JsonNode before = mapping(scene);
            scene.pollNow();
            assertThat(mapping(scene).get("nextRunTime")).isEqualTo(before.get("nextRunTime"));
            assertThat(scene.runs()).hasSize(2);
        }
    }

    private static JsonNode mapping(Scene scene) {
        return Scene.ok(scene.service.get("/integration/businessintegrationmapping?groupId=" + scene.groupId))
                .get(0);
    }

    private long closed(LocalDate date, int person) {
        return firm.addMatter("Closed", date).client(Scene.person(person)).save();
    }

    private long closedAt(String location, int person) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(person))
                .location(location)
                .save();
    }

    private long editedNow(LocalDate date, Instant now, int person) {
        return firm.addMatter("Closed", date)
                .client(Scene.person(person))
                .updatedAt(now)
                .save();
    }
}
