package io.github.cliocheckin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.TestVaults;
import io.github.cliocheckin.secret.UnreadableSecretException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of many deliveries is kept, and at which doors they come, on whatever database. */
abstract class NoticesSuite extends StorageSuite {

    private static final long MATTER = 900_123;

    private long group;
    private Notices notices;
    private WebhookDoors doors;

    NoticesSuite(TestDatabases kind) {
        super(kind);
    }

    /** A row of the table. */
    private record Row(
            String event, String etag, Instant heardAt, int told, boolean deletion, Instant dueAt, int tries) {}

    @BeforeEach
    void makeGroup() {
        group = StoredGroup.of(database, clock, 1001).id();
        notices = notices();
        doors = new WebhookDoors(database.client(), TestVaults.OPEN);
    }

    private Notices notices() {
        return new Notices(database.batch(), new Changes(database.transaction()), clock);
    }

    @Test
    void theFirstDeliveryAboutAMatterIsKeptAsItCame() {
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"1\"")));
        assertThat(row().event).isEqualTo("matter_closed");
        assertThat(row().etag).isEqualTo("\"1\"");
        assertThat(row().heardAt).isCloseTo(clock.instant(), within(1, ChronoUnit.MICROS));
        assertThat(row().dueAt).isEqualTo(row().heardAt);
        assertThat(row().told).isEqualTo(1);
        assertThat(row().tries).isZero();
        assertThat(row().deletion).isFalse();
    }

    @Test
    void theSameDeliveryOnceMoreChangesNothing() {
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"1\"")));
        Row before = row();
        clock.pass(Duration.ofMinutes(2));
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"1\"")));
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void norDoesItAfterTheMatterWasRead() {
        notices.put(List.of(heard(MatterEvent.DELETED, "")));
        read();
        Row before = row();
        clock.pass(Duration.ofDays(1));
        notices.put(List.of(heard(MatterEvent.DELETED, "")));
        assertThat(row()).isEqualTo(before);
        assertThat(row().dueAt).isNull();
    }

    @Test
    void anotherDeliveryMakesTheMatterDueAgain() {
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"1\"")));
        read();
        sql("UPDATE clio_notice SET attempts = 4");
        clock.pass(Duration.ofMinutes(2));
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"2\"")));
        assertThat(row().etag).isEqualTo("\"2\"");
        assertThat(row().heardAt).isCloseTo(clock.instant(), within(1, ChronoUnit.MICROS));
        assertThat(row().dueAt).isEqualTo(row().heardAt);
        assertThat(row().told).isEqualTo(2);
        assertThat(row().tries).isZero();
        notices.put(List.of(heard(MatterEvent.MATTER_OPENED, "\"2\"")));
        assertThat(row().told).as("another event of the same state").isEqualTo(3);
    }

    @Test
    void aDeletionIsNotForgottenBeforeItWasActedOn() {
        notices.put(List.of(heard(MatterEvent.DELETED, "\"1\"")));
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"0\"")));
        assertThat(row().deletion).as("it came before").isTrue();
        read();
        notices.put(List.of(heard(MatterEvent.MATTER_OPENED, "\"2\"")));
        assertThat(row().deletion).as("it was acted on").isFalse();
        notices.put(List.of(heard(MatterEvent.DELETED, "\"3\"")));
        assertThat(row().deletion).isTrue();
    }

    /** However they are put together: all at once, by twos, each alone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void whatIsWrittenTogetherIsAsIfEachCameAlone(int together) {
        notices.put(List.of(heard(MatterEvent.MATTER_CLOSED, "\"1\"")));
        read();
        List<Notice> heard = List.of(
                heard(MatterEvent.DELETED, "\"2\""),
                heard(MatterEvent.DELETED, "\"2\""),
                new Notice(group, MATTER + 1, MatterEvent.MATTER_PENDED, "\"2\"", clock.instant()),
                heard(MatterEvent.MATTER_CLOSED, "\"1\""),
                heard(MatterEvent.MATTER_CLOSED, "\"1\""),
                new Notice(group, MATTER + 1, MatterEvent.MATTER_PENDED, "\"2\"", clock.instant()));
        for (int i = 0; i < heard.size(); i += together) {
            notices.put(heard.subList(i, Math.min(heard.size(), i + together)));
        }
        assertThat(row().event).isEqualTo("matter_closed");
        assertThat(row().told).isEqualTo(3);
        assertThat(row().deletion).isTrue();
        assertThat(row().dueAt).isNotNull();
        assertThat(row(MATTER + 1).told).isEqualTo(1);
    }

    @Test
    void nodesThatHearTheSameKeepItOnce() throws Exception {
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            boolean backwards = node % 2 == 1;
            nodes.add(() -> {
                List<Notice> heard = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    long matter = MATTER + (backwards ? 49 - i : i);
                    heard.add(new Notice(group, matter, MatterEvent.MATTER_CLOSED, "\"1\"", clock.instant()));
                }
                notices().put(heard);
                return null;
            });
        }
        Together.run(nodes);
        assertThat(single(Long.class, "SELECT COUNT(*) FROM clio_notice WHERE told = 1"))
                .isEqualTo(50);
    }

    @Test
    void theSameMatterOfAnotherGroupIsAnotherOne() {
        long other = StoredGroup.of(database, clock, 2002).id();
        notices.put(List.of(
                heard(MatterEvent.MATTER_CLOSED, "\"1\""),
                new Notice(other, MATTER, MatterEvent.MATTER_CLOSED, "\"1\"", clock.instant())));
        assertThat(rows("SELECT * FROM clio_notice")).hasSize(2);
    }

    @Test
    void whatWasReadIsForgottenAfterAWeek() {
        for (int i = 0; i < 3; i++) {
            notices.put(List.of(new Notice(group, MATTER + i, MatterEvent.MATTER_CLOSED, "", clock.instant())));
            clock.pass(Duration.ofMinutes(1));
        }
        sql("UPDATE clio_notice SET due_at = NULL WHERE matter_id > ?", MATTER);
        clock.pass(Duration.ofDays(7).minus(Duration.ofMinutes(2)).plusSeconds(1));
        notices.forgetOld();
        assertThat(rows("SELECT matter_id FROM clio_notice ORDER BY matter_id"))
                .as("the first was not read yet, the third is younger")
                .extracting(row -> row.values().iterator().next())
                .containsExactly(MATTER, MATTER + 2);
    }

    @Test
    void aDoorIsFoundByItsNameOnly() {
        door("AbC-1_", null, "pending");
        WebhookDoors.Door found = doors.find("AbC-1_").orElseThrow();
        assertThat(found.groupId()).isEqualTo(group);
        assertThat(found.webhookId()).isNull();
        assertThat(doors.open(found).secret()).isNull();
        for (String other :
                new String[] {null, "", "abc-1_", "AbC-1_ ", "AbC-1", "AbC-1_\u0000", "%", "x".repeat(65)}) {
            assertThat(doors.find(other)).as(String.valueOf(other)).isEmpty();
        }
        sql("DELETE FROM clio_webhook");
        assertThat(doors.find("AbC-1_")).as("after it was taken away").isEmpty();
    }

    @Test
    void aHandshakesSecretIsKeptSealedAndOnce() {
        door("door", null, "pending");
        WebhookDoors.Door before = doors.find("door").orElseThrow();
        doors.keepSecret(before, "the first");
        assertThat(doors.find("door").orElseThrow().sealedSecret()).doesNotContain("first");
        assertThat(doors.open(doors.find("door").orElseThrow()).secret()).isEqualTo("the first");
        doors.keepSecret(doors.find("door").orElseThrow(), "the second");
        doors.keepSecret(before, "the third, of one who looked before the first was there");
        assertThat(doors.open(doors.find("door").orElseThrow()).secret()).isEqualTo("the first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "suspended"})
    void aHandshakeChangesNothingOnceItIsOver(String status) {
        door("door", null, status);
        doors.keepSecret(doors.find("door").orElseThrow(), "a secret");
        assertThat(doors.find("door").orElseThrow().sealedSecret()).isNull();
        sql("UPDATE clio_webhook SET status = 'pending'");
        WebhookDoors.Door pending = doors.find("door").orElseThrow();
        sql("UPDATE clio_webhook SET status = ?", status);
        doors.keepSecret(pending, "a secret of one who looked before");
        assertThat(doors.find("door").orElseThrow().sealedSecret()).isNull();
    }

    @Test
    void aSecretOfAnotherGroupsDoesNotOpen() {
        long other = StoredGroup.of(database, clock, 2002).id();
        door("door", TestVaults.OPEN.seal(SealedColumn.WEBHOOK_SHARED_SECRET.place(other), "a secret"), "enabled");
        assertThatThrownBy(() -> doors.open(doors.find("door").orElseThrow()))
                .isInstanceOf(UnreadableSecretException.class);
    }

    private void door(String name, String sealedSecret, String status) {
        sql(
                "INSERT INTO clio_webhook (group_id, door, connected_at, shared_secret, events, status, checked_at)"
                        + " VALUES (?, ?, ?, ?, 'matter_closed', ?, ?)",
                group,
                name,
                Times.column(clock.instant()),
                sealedSecret,
                status,
                Times.column(clock.instant()));
    }

    private Notice heard(MatterEvent event, String etag) {
        return new Notice(group, MATTER, event, etag, clock.instant());
    }

    /** The matter is read, as whoever reads notices does. */
    private void read() {
        sql("UPDATE clio_notice SET due_at = NULL");
    }

    private Row row() {
        return row(MATTER);
    }

    private Row row(long matter) {
        return database.client()
                .sql("SELECT * FROM clio_notice WHERE group_id = ? AND matter_id = ?")
                .params(group, matter)
                .query((row, number) -> new Row(
                        row.getString("event"),
                        row.getString("etag"),
                        Times.instant(row, "heard_at"),
                        row.getInt("told"),
                        row.getBoolean("deletion"),
                        Times.instant(row, "due_at"),
                        row.getInt("attempts")))
                .single();
    }
}
