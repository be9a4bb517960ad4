package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.clio.CustomField;
import io.github.cliocheckin.clio.CustomFieldValue.PicklistOption;
import io.github.cliocheckin.clio.Page;
import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupCalls;
import io.github.cliocheckin.integration.api.MappingCalls;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept while an integration is set up, on whatever database. */
abstract class DraftsSuite extends StorageSuite {

    private static final Caller ANNA = new Caller("user anna", Role.OPERATOR);

    private static final Draft DRAFT = Draft.of(149451644517222L, "Prairie & Partners")
            .withTriggers(List.of(2, 81))
            .withProperties(new PropertiesForm("No review", "", "3", List.of("matter_closed")))
            .withLocation(new Draft.Location(149451644517223L, "Norman", LocationForm.ofNew()));

    private Drafts drafts;
    private FieldLists fields;
    private Saving saving;

    DraftsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void begin() {
        drafts = new Drafts(database.client(), Json.mapper(), clock);
        // Which needs neither connections nor apps but to ask Clio
        fields = new FieldLists(database.client(), null, null, Json.mapper(), clock);
        saving = saving();
    }

    @Test
    void aDraftIsKeptWhole() {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        assertThat(drafts.find(kept.id())).isEqualTo(kept);
        assertThat(kept.draft()).isEqualTo(DRAFT);
        assertThat(kept.owner()).isEqualTo("anna");
        assertThat(kept.step()).isEqualTo(Step.REVIEW);
    }

    @Test
    void aDraftGoesOnWithTheFirstStepThatIsNotDone() {
        Draft bare = Draft.of(5, "");
        assertThat(bare.open()).isEqualTo(Step.TRIGGERS);
        assertThat(bare.withTriggers(List.of(2)).open()).isEqualTo(Step.PROPERTIES);
        assertThat(bare.withTriggers(List.of(2))
                        .withProperties(PropertiesForm.EMPTY)
                        .open())
                .isEqualTo(Step.LOCATIONS);
    }

    @Test
    void ofTwoWhoWriteOneDraftTheSecondIsTold() {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        drafts.keep(kept, DRAFT.withTriggers(List.of(22)));
        assertThatThrownBy(() -> drafts.keep(kept, DRAFT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("meanwhile");
        assertThat(drafts.find(kept.id()).draft().triggers()).containsExactly(22);
    }

    @Test
    void whoWasShownAnOlderDraftNeitherGoesOnWithItNorRemovesIt() {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        assertThat(drafts.find(kept.id(), kept.version())).isEqualTo(kept);
        drafts.keep(kept, DRAFT.withTriggers(List.of(22)));
        assertThatThrownBy(() -> drafts.find(kept.id(), kept.version())).hasMessageContaining("meanwhile");
        assertThatThrownBy(() -> drafts.remove(kept)).hasMessageContaining("meanwhile");
        assertThat(drafts.find(kept.id()).draft().triggers()).containsExactly(22);
    }

    @Test
    void ofTwoWhoSaveOneDraftAtOnceTheSecondIsTold() throws Exception {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        assertThat(atOnce(() -> saving.save(kept, ANNA), () -> saving.save(kept, ANNA)))
                .containsExactlyInAnyOrder("saved", Refusal.class.getSimpleName());
        assertThat(rows("SELECT id FROM integration_mapping")).hasSize(1);
        assertThat(drafts.list()).isEmpty();
    }

    @Test
    void nothingIsSavedOfADraftThatSomebodyChangedOrRemoved() {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        drafts.keep(kept, DRAFT.withTriggers(List.of(22)));
        assertThatThrownBy(() -> saving.save(kept, ANNA)).hasMessageContaining("meanwhile");
        drafts.remove(drafts.find(kept.id()));
        assertThatThrownBy(() -> saving.save(kept, ANNA)).hasMessageContaining("saved or thrown away");
        assertThat(rows("SELECT id FROM integration_group")).isEmpty();
    }

    @Test
    void twoDraftsOfOneFirmAreSavedAtOnce() throws Exception {
        Drafts.Kept annas = drafts.begin("anna", DRAFT);
        Drafts.Kept robins = drafts.begin("robin", DRAFT.withTriggers(List.of(22)));
        assertThat(atOnce(() -> saving.save(annas, ANNA), () -> saving.save(robins, ANNA)))
                .containsExactly("saved", "saved");
        assertThat(rows("SELECT trigger_id FROM integration_group_trigger")).hasSize(3);
    }

    /** How each of two came out that began together. */
    private static List<String> atOnce(Runnable... both) throws Exception {
        CyclicBarrier start = new CyclicBarrier(both.length);
        ExecutorService people = Executors.newFixedThreadPool(both.length);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : people.invokeAll(Stream.of(both)
                    .map(one -> (Callable<String>) () -> {
                        start.await(20, TimeUnit.SECONDS);
                        return outcome(one);
                    })
                    .toList())) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "saved";
        } catch (RuntimeException failed) {
            return failed.getClass().getSimpleName();
        }
    }

    /** With the calls of the API, but for those about runs, of which a draft has none. */
    private Saving saving() {
        Changes changes = new Changes(database.transaction());
        AuditedChanges audited = new AuditedChanges(changes, new AuditTrail(database.client(), Json.mapper(), clock));
        Businesses businesses = new Businesses(database.client(), TestVaults.OPEN);
        GroupChanges groups = new GroupChanges(database.client());
        Connections connections = new Connections(database.client(), TestVaults.OPEN, clock);
        Calls calls = new Calls(
                new GroupCalls(new Groups(database.client()), groups, businesses, connections, audited),
                new MappingCalls(new Mappings(database.client()), groups, businesses, audited, clock),
                new BusinessCalls(businesses, audited),
                null);
        return new Saving(calls, businesses, drafts, changes);
    }

    @Test
    void theDraftThatWasChangedLastComesFirst() {
        Drafts.Kept first = drafts.begin("anna", DRAFT);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        Drafts.Kept second = drafts.begin("robin", DRAFT);
        assertThat(drafts.list()).extracting(Drafts.Kept::id).containsExactly(second.id(), first.id());
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        drafts.keep(first, DRAFT);
        assertThat(drafts.list()).extracting(Drafts.Kept::id).containsExactly(first.id(), second.id());
    }

    @Test
    void aDraftThatIsGoneIsNotFound() {
        Drafts.Kept kept = drafts.begin("anna", DRAFT);
        drafts.remove(kept);
        assertThatThrownBy(() -> drafts.find(kept.id())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drafts.remove(kept)).hasMessageContaining("saved or thrown away");
        assertThatThrownBy(() -> drafts.keep(kept, DRAFT)).hasMessageContaining("saved or thrown away");
        assertThat(drafts.list()).isEmpty();
    }

    @Test
    void theFieldsOfTheAccountThatIsConnectedNowAreKnown() {
        long group = connectedGroup();
        assertThat(fields.of(group)).isEmpty();
        fields.keep(group, new Page<>(List.of(new CustomField(1L, "Old", "checkbox", List.of())), null));
        fields.keep(
                group,
                new Page<>(
                        List.of(
                                new CustomField(2L, "Location", "text_line", List.of()),
                                new CustomField(3L, "location ", "picklist", List.of(new PicklistOption(7L, "Norman"))),
                                new CustomField(4L, null, "checkbox", null)),
                        new Page.Meta(new Page.Paging("https://app.clio.com/next"))));
        FieldList list = fields.of(group).orElseThrow();
        assertThat(list.fields()).extracting(FieldList.Field::name).containsExactly("Location", "location ");
        assertThat(list.isWhole()).isFalse();
        assertThat(list.options("LOCATION")).containsExactly("Norman");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        sql("UPDATE clio_connection SET connected_at = ?", clock.instant().atOffset(java.time.ZoneOffset.UTC));
        assertThat(fields.of(group)).as("another account's, perhaps").isEmpty();
    }

    private long connectedGroup() {
        sql("INSERT INTO business (business_number) VALUES (5)");
        sql("INSERT INTO integration_group (parent_business_number, source_id) VALUES (5, 2)");
        long group = single(Long.class, "SELECT id FROM integration_group");
        sql(
                "INSERT INTO clio_connection (group_id, region, connected_at, connected_by) VALUES (?, 'US', ?, 'anna')",
                group,
                clock.instant().atOffset(java.time.ZoneOffset.UTC));
        return group;
    }
}
