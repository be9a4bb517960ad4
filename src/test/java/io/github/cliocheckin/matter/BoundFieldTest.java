package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.clio.TestMatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundFieldTest {

    private static final BoundField BY_NAME = new BoundField("Don't Send Review", null);
    private static final BoundField BOUND = new BoundField("Don't Send Review", 61001L);

    @Test
    void aFieldIsFoundByItsNameAndBoundToItsId() {
        Matter ticked = matter().checkbox(61001, "Don't Send Review", "true").matter();
        assertThat(BY_NAME.isTickedOn(ticked)).isTrue();
        assertThat(BY_NAME.boundBy(List.of(ticked))).isEqualTo(BOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"  don't  send review ", "DON'T SEND REVIEW", "Don't\u00a0Send Review", "\uff24on't Send Review"
            })
    void aNameThatDiffersBySpacesCaseOrFormIsTheSame(String name) {
        Matter ticked = matter().checkbox(61001, name, "true").matter();
        assertThat(BY_NAME.isTickedOn(ticked)).isTrue();
        assertThat(BY_NAME.boundBy(List.of(ticked)).id()).isEqualTo(61001);
    }

    @Test
    void aFieldOfAnotherNameIsAnotherField() {
        Matter other = matter().checkbox(61009, "Don't Send Reviews", "true").matter();
        assertThat(BY_NAME.isTickedOn(other)).isFalse();
        assertThat(BY_NAME.boundBy(List.of(other))).isEqualTo(BY_NAME);
    }

    @Test
    void aRenamedFieldIsFoundByItsId() {
        Matter renamed = matter().checkbox(61001, "No review please", "true").matter();
        assertThat(BOUND.isTickedOn(renamed)).isTrue();
        assertThat(BY_NAME.isTickedOn(renamed)).isFalse();
        assertThat(BOUND.boundBy(List.of(renamed))).isEqualTo(BOUND);
    }

    @Test
    void anotherFieldOfTheSameNameDoesNotTakeItsPlace() {
        Matter other = matter().checkbox(61009, "Don't Send Review", "false").matter();
        assertThat(BOUND.boundBy(List.of(other))).isEqualTo(BOUND);
    }

    @Test
    void aFieldThatWasDeletedAndMadeAnewIsBoundAnew() {
        Matter recreated = matter().entry(deleted("Don't Send Review"))
                .checkbox(61009, "Don't Send Review", "true")
                .matter();
        assertThat(BOUND.isTickedOn(recreated)).isTrue();
        assertThat(BOUND.boundBy(List.of(recreated)).id()).isEqualTo(61009);
    }

    @Test
    void aBoxOfADeletedFieldIsNotTicked() {
        Matter deleted = matter().entry(deleted("Don't Send Review")).matter();
        assertThat(BOUND.isTickedOn(deleted)).isFalse();
        assertThat(BY_NAME.isTickedOn(deleted)).isFalse();
        assertThat(BY_NAME.boundBy(List.of(deleted))).isEqualTo(BY_NAME);
    }

    @Test
    void eitherTheBoundFieldOrTheOneOfItsNameKeepsTheClientFromBeingAsked() {
        Matter byId = matter().checkbox(61001, "Old name", "true")
                .checkbox(61009, "Don't Send Review", "false")
                .matter();
        Matter byName = matter().checkbox(61001, "Old name", "false")
                .checkbox(61009, "Don't Send Review", "true")
                .matter();
        Matter neither = matter().checkbox(61001, "Old name", "false")
                .checkbox(61009, "Don't Send Review", "false")
                .matter();
        assertThat(BOUND.isTickedOn(byId)).isTrue();
        assertThat(BOUND.isTickedOn(byName)).isTrue();
        assertThat(BOUND.isTickedOn(neither)).isFalse();
    }

    @Test
    void aBoundFieldStaysBoundWhileAMatterStillShowsIt() {
        Matter both = matter().checkbox(61009, "Don't Send Review", "true")
                .checkbox(61001, "Old name", "false")
                .matter();
        assertThat(BOUND.boundBy(List.of(both))).isEqualTo(BOUND);
    }

    @Test
    void aFieldThatNoMatterShowsStaysAsItIs() {
        assertThat(BOUND.boundBy(List.of(matter().matter()))).isEqualTo(BOUND);
        assertThat(BY_NAME.boundBy(List.of())).isEqualTo(BY_NAME);
    }

    @Test
    void theValueIsTheBoundFieldsBeforeThatOfItsName() {
        BoundField location = new BoundField("Location", 61002L);
        Matter both = matter().field(61008, "Location", "text_line", "\"Dallas\"")
                .field(61002, "Office", "text_line", "\"Austin\"")
                .matter();
        Matter emptied = matter().field(61002, "Office", "text_line", "null")
                .field(61008, "Location", "text_line", "\"Dallas\"")
                .matter();
        assertThat(location.valueOn(both).orElseThrow().value().asText()).isEqualTo("Austin");
        assertThat(location.valueOn(emptied).orElseThrow().value().asText()).isEqualTo("Dallas");
        assertThat(location.valueOn(matter().matter())).isEmpty();
    }

    @Test
    void aMatterWhoseFieldsCannotBeReadStopsTheWholePage() {
        FirmFields fields = new FirmFields(BY_NAME, new BoundField("Location", null));
        Matter readable = matter().checkbox(61001, "Don't Send Review", "false").matter();
        Matter stripped = matter().entry("{\"id\":\"checkbox-701\"}").matter();
        assertThatThrownBy(() -> fields.boundBy(List.of(readable, stripped)))
                .isInstanceOf(CustomFieldsDeniedException.class)
                .hasMessageContaining("permission to view custom fields");
        assertThat(fields.boundBy(List.of(readable)).dontSendReview()).isEqualTo(BOUND);
    }

    private static TestMatter matter() {
        return TestMatter.closed(9, "2026-10-30");
    }

    private static String deleted(String name) {
        return "{\"id\":\"checkbox-701\",\"field_name\":\"" + name + "\",\"field_type\":\"checkbox\",\"value\":true,"
                + "\"soft_deleted\":true,\"custom_field\":{\"id\":61001}}";
    }
}
