package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape in which Clio tells what a matter holds in a custom field. */
class CustomFieldValueTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"TRUE\"", "1", "\"1\"", "\" true \""})
    void anExplicitTrueIsTicked(String value) {
        assertThat(checkbox(value).isTicked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "\"false\"",
                "null",
                "\"yes\"",
                "\"on\"",
                "0",
                "\"0\"",
                "2",
                "\"\"",
                "\"  \"",
                "{}",
                "[1]"
            })
    void anythingElseIsNotTicked(String value) {
        assertThat(checkbox(value).isTicked()).isFalse();
    }

    @Test
    void aFieldThatWasNeverSetHasNoEntryAtAll() {
        Matter matter = TestMatter.closed(1, "2026-10-30").matter();
        assertThat(matter.customFieldValues()).isEmpty();
    }

    @Test
    void aFieldThatIsShownButWasNeverSetIsNeitherStrippedNorSet() {
        CustomFieldValue value = value("{\"id\":null,\"field_name\":\"Language\",\"field_type\":\"text_line\","
                + "\"value\":null,\"custom_field\":{\"id\":61003}}");
        assertThat(value.hasValue()).isFalse();
        assertThat(value.isTicked()).isFalse();
        assertThat(value.isStripped()).isFalse();
        assertThat(value.fieldId()).isEqualTo(61003);
    }

    @Test
    void aFieldThatWasClearedIsNeitherStrippedNorSet() {
        CustomFieldValue value = value("{\"id\":\"checkbox-701\",\"field_name\":\"Review\",\"field_type\":\"checkbox\","
                + "\"value\":null,\"soft_deleted\":false,\"custom_field\":{\"id\":61001}}");
        assertThat(value.hasValue()).isFalse();
        assertThat(value.isTicked()).isFalse();
        assertThat(value.isStripped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"checkbox-701\"}",
                "{\"id\":\"checkbox-701\",\"etag\":\"e\"}",
                "{\"id\":\"checkbox-701\",\"field_name\":null,\"field_type\":null,\"value\":null}"
            })
    void anEntryOfAnIdAloneIsStripped(String entry) {
        assertThat(value(entry).isStripped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"checkbox-701\",\"value\":false}",
                "{\"id\":\"checkbox-701\",\"field_name\":\"Review\"}",
                "{\"id\":\"checkbox-701\",\"field_type\":\"checkbox\"}"
            })
    void anEntryThatTellsAnythingIsNotStripped(String entry) {
        assertThat(value(entry).isStripped()).isFalse();
    }

    @Test
    void aValueOfADeletedFieldIsKnownAsOne() {
        CustomFieldValue deleted = value("{\"id\":\"checkbox-701\",\"value\":true,\"soft_deleted\":true}");
        assertThat(deleted.isOfDeletedField()).isTrue();
        assertThat(value("{\"id\":\"checkbox-701\",\"value\":true,\"soft_deleted\":false}")
                        .isOfDeletedField())
                .isFalse();
        assertThat(value("{\"id\":\"checkbox-701\",\"value\":true}").isOfDeletedField())
                .isFalse();
    }

    @Test
    void aPicklistHoldsItsOptionsIdAndPerhapsItsText() {
        CustomFieldValue value = value("{\"id\":\"picklist-702\",\"field_type\":\"picklist\",\"value\":\"9002\","
                + "\"picklist_option\":{\"id\":9002,\"etag\":\"p\",\"option\":\"Austin\"}}");
        assertThat(value.picklistOption().option()).isEqualTo("Austin");
        assertThat(value.value().asText()).isEqualTo("9002");
    }

    @Test
    void anEntryWithoutItsFieldHasNoFieldId() {
        assertThat(value("{\"id\":\"checkbox-701\",\"value\":true}").fieldId()).isNull();
    }

    @Test
    void whatIsInAFieldIsNotInItsPrintedForm() {
        assertThat(value("{\"id\":\"text_line-9\",\"field_name\":\"Case\",\"value\":\"secret\"}")
                        .toString())
                .doesNotContain("secret");
    }

    private static CustomFieldValue checkbox(String value) {
        return TestMatter.closed(1, "2026-10-30")
                .checkbox(61001, "Review", value)
                .matter()
                .customFieldValues()
                .get(0);
    }

    private static CustomFieldValue value(String entry) {
        return TestMatter.closed(1, "2026-10-30")
                .entry(entry)
                .matter()
                .customFieldValues()
                .get(0);
    }
}
