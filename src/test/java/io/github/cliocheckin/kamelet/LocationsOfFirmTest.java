package io.github.cliocheckin.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsOfFirmTest {

    private final LocationsOfFirm locations = new LocationsOfFirm("Location", "Norman=17, St. John's = 18");

    @Test
    void namesAreComparedAsPeopleReadThem() {
        assertThat(locations.businessNumber(matter("picklist", "9", "{\"id\": 9, \"option\": \" NORMAN \"}")))
                .isEqualTo("17");
        assertThat(locations.businessNumber(matter("text_line", "\"St.  John’s\"", "null")))
                .isEqualTo("18");
        assertThat(locations.unmapped(matter("text_line", "\"norman\"", "null")))
                .isNull();
    }

    @Test
    void aNameWithoutANumberHasNoneAndIsTold() {
        assertThat(locations.businessNumber(matter("text_line", "\"Tulsa\"", "null")))
                .isNull();
        assertThat(locations.unmapped(matter("text_line", "\"Tulsa\"", "null"))).isEqualTo("Tulsa");
        assertThat(locations.unmapped(matter("picklist", "\"9\"", "null"))).isEqualTo("picklist option 9");
        assertThat(locations.businessNumber("{\"id\": 1}")).isNull();
        assertThat(locations.unmapped("{\"id\": 1}")).isEmpty();
    }

    @Test
    void whatIsHiddenIsNotTakenForEmpty() {
        assertThatThrownBy(() -> locations.unmapped("{\"id\": 1, \"custom_field_values\": [{\"id\": \"picklist-1\"}]}"))
                .isInstanceOf(CustomFieldsDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Norman", "Norman=", "=17", "Norman=x", "Norman=17,norman =18"})
    void locationsThatSayNothingCertainAreRefused(String text) {
        assertThatThrownBy(() -> new LocationsOfFirm("Location", text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String matter(String type, String value, String option) {
        return """
                {"id": 1, "custom_field_values": [
                  {"id": "x-1", "field_name": "Other", "field_type": "text_line", "value": "Norman"},
                  {"id": "x-2", "field_name": " location", "field_type": "%s", "value": %s, "picklist_option": %s}]}""".formatted(type, value, option);
    }
}
