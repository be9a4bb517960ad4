package io.github.cliocheckin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit trail keeps and how it is read, on whatever database. */
abstract class AuditSuite extends StorageSuite {

    private static final Caller ANNA = new Caller("user anna", Role.OPERATOR);

    private AuditTrail trail;
    private AuditedChanges changes;
    private AuditCalls calls;

    AuditSuite(TestDatabases kind) {
        super(kind);
    }

    /** A state as a call would answer it. */
    private record Lamp(boolean lit, String colour) {}

    @BeforeEach
    void begin() {
        trail = new AuditTrail(database.client(), Json.mapper(), clock);
        changes = new AuditedChanges(new Changes(database.transaction()), trail);
        calls = new AuditCalls(database.client(), Json.mapper());
    }

    @Test
    void anEntrySaysWhoWhatWhenAndFromWhatToWhat() {
        trail.record("user anna", "change-lamp", "lamp 5", new Lamp(false, "red"), new Lamp(true, null));
        AuditEntry entry = entries("").get(0);
        assertThat(entry.by()).isEqualTo("user anna");
        assertThat(entry.action()).isEqualTo("change-lamp");
        assertThat(entry.subject()).isEqualTo("lamp 5");
        assertThat(entry.at()).isBetween(clock.instant().minusNanos(1000), clock.instant());
        assertThat(entry.before()).hasToString("{\"lit\":false,\"colour\":\"red\"}");
        assertThat(entry.after()).hasToString("{\"lit\":true,\"colour\":null}");
    }

    @Test
    void whatIsNewHadNoStateAndWhatIsGoneHasNone() {
        trail.record("user anna", "remove-lamp", "lamp 5", new Lamp(false, "red"), null);
        trail.record("user anna", "put-lamp", "lamp 6", null, new Lamp(false, "red"));
        assertThat(entries("subject=lamp+5").get(0).after()).isNull();
        assertThat(entries("subject=lamp+6").get(0).before()).isNull();
    }

    @Test
    void aChangeThatIsUndoneTakesItsEntryWithIt() {
        assertThatThrownBy(() -> changes.make(ANNA, "change-lamp", entry -> {
                    trail.record("user anna", "change-lamp", "lamp 5", null, new Lamp(true, "red"));
                    throw Refusal.conflict("colour", "another lamp is red");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(entries("")).isEmpty();
    }

    @Test
    void aChangeWhoseEntryCannotBeWrittenIsUndone() {
        String tooLong = "lamp " + "5".repeat(200);
        assertThatThrownBy(() -> changes.make(ANNA, "change-lamp", entry -> {
                    sql("INSERT INTO business (business_number) VALUES (5)");
                    entry.begin(tooLong, null);
                    return new Lamp(true, "red");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(rows("SELECT * FROM business")).isEmpty();
    }

    @Test
    void aChangeThatChangedNothingLeavesNoEntry() {
        make("lamp 5", new Lamp(true, "red"), new Lamp(true, "red"));
        assertThat(entries("")).isEmpty();
        make("lamp 5", new Lamp(true, "red"), new Lamp(true, "blue"));
        assertThat(entries("")).hasSize(1);
    }

    @Test
    void aChangeThatNamesNoSubjectIsAMistakeOfOurs() {
        assertThatThrownBy(() -> changes.make(ANNA, "change-lamp", entry -> new Lamp(true, "red")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("change-lamp");
    }

    @Test
    void aChangeThatAnswersSomethingElseTellsWhatTheThingIsAfterwards() {
        String answer = changes.make(ANNA, "sell-lamp", entry -> {
            entry.begin("lamp 7", new Lamp(true, "red"));
            entry.end(null);
            return "sold";
        });
        assertThat(answer).isEqualTo("sold");
        assertThat(entries("subject=lamp+7")).singleElement().satisfies(entry -> {
            assertThat(entry.before().get("colour").asText()).isEqualTo("red");
            assertThat(entry.after()).isNull();
        });
    }

    @Test
    void noSecretComesIn() {
        for (String name : List.of("apiKey", "key", "accessToken", "refresh_token", "clientSecret", "PASSWORD")) {
            Map<String, Object> deep = Map.of("list", List.of(Map.of(name, "a-secret")));
            assertThatThrownBy(() -> trail.record("user anna", "change-lamp", "lamp 5", null, deep))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining("a-secret");
            assertThatThrownBy(() -> trail.record("user anna", "change-lamp", "lamp 5", deep, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(entries("")).isEmpty();
        trail.record(
                "user anna", "change-lamp", "lamp 5", null, Map.of("hasApiKey", true, "propertyKey", "clio.location"));
        assertThat(entries("")).hasSize(1);
    }

    @Test
    void everyFilterIsHeld() {
        make("lamp 5", null, new Lamp(true, "red"));
        clock.pass(Duration.ofDays(1));
        trail.record("token deploy", "change-lamp", "lamp 5", null, new Lamp(true, "blue"));
        make("lamp 6", null, new Lamp(true, "red"));
        assertThat(subjects("")).containsExactly("lamp 6", "lamp 5", "lamp 5");
        assertThat(subjects("subject=lamp%205")).containsExactly("lamp 5", "lamp 5");
        assertThat(subjects("by=user+anna")).containsExactly("lamp 6", "lamp 5");
        assertThat(subjects("by=token+deploy&subject=lamp+6")).isEmpty();
        assertThat(subjects("from=2026-11-03")).containsExactly("lamp 6", "lamp 5");
        assertThat(subjects("from=2026-11-02&to=2026-11-02")).containsExactly("lamp 5");
        assertThat(subjects("from=0001-01-01&to=9999-12-31")).hasSize(3);
        assertThat(subjects("from=2026-11-04")).isEmpty();
    }

    @Test
    void aDayLastsUntilMidnightInUtc() {
        clock.moveTo("2026-11-02T23:59:59.999999Z");
        make("lamp 5", null, new Lamp(true, "red"));
        clock.moveTo("2026-11-03T00:00:00Z");
        make("lamp 6", null, new Lamp(true, "red"));
        assertThat(subjects("to=2026-11-02")).containsExactly("lamp 5");
        assertThat(subjects("from=2026-11-03")).containsExactly("lamp 6");
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepeat() {
        for (int i = 1; i <= 7; i++) {
            make("lamp " + i, null, new Lamp(true, "red"));
        }
        List<String> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String after = "";
        while (after != null) {
            AuditEntry.Page page = calls.list("limit=3" + after);
            page.data().forEach(entry -> read.add(entry.subject()));
            sizes.add(page.data().size());
            after = page.next() == null ? null : "&after=" + page.next();
        }
        assertThat(read).containsExactly("lamp 7", "lamp 6", "lamp 5", "lamp 4", "lamp 3", "lamp 2", "lamp 1");
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    private void make(String subject, Lamp before, Lamp after) {
        changes.make(ANNA, "change-lamp", entry -> {
            entry.begin(subject, before);
            return after;
        });
    }

    private List<AuditEntry> entries(String query) {
        return calls.list(query).data();
    }

    private List<String> subjects(String query) {
        return entries(query).stream().map(AuditEntry::subject).toList();
    }
}
