package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.clio.CustomField;
import io.github.cliocheckin.clio.CustomFieldValue.PicklistOption;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept while an integration is set up, on whatever database. */
abstract class DraftsSuite extends StorageSuite {

    private static final Draft DRAFT = Draft.of(149451644517222L, "Prairie & Partners")
            .withTriggers(List.of(2, 81))
            .withProperties(new PropertiesForm("No review", "", "3", List.of("matter_closed")))
            .withLocation(new Draft.Location(149451644517223L, "Norman", LocationForm.ofNew()));

    private Drafts drafts;
    private FieldLists fields;

    DraftsSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void begin() {
        drafts = new Drafts(database.client(), Json.mapper(), clock);
        fields = new FieldLists(database.client(), Json.mapper(), clock);
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
        fields.keep(group, List.of(new CustomField(1L, "Old", "checkbox", List.of())));
        fields.keep(
                group,
                List.of(
                        new CustomField(2L, "Location", "text_line", List.of()),
                        new CustomField(3L, "location ", "picklist", List.of(new PicklistOption(7L, "Norman"))),
                        new CustomField(4L, null, "checkbox", null)));
        FieldList list = fields.of(group).orElseThrow();
        assertThat(list.fields()).extracting(FieldList.Field::name).containsExactly("Location", "location ");
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
