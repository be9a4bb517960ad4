package io.github.cliocheckin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyWhatIsNotTheSameIsADifference() throws Exception {
        assertThat(
                        Difference.between(
                                json(
                                        "{\"name\": \"Hale\", \"frequency\": {\"value\": 1, \"unit\": \"DAYS\"}, \"active\": true}"),
                                json(
                                        "{\"name\": \"Hale\", \"frequency\": {\"value\": 6, \"unit\": \"DAYS\"}, \"note\": \"new\"}")))
                .containsExactly(
                        new Difference("active", "true", null),
                        new Difference("frequency.value", "1", "6"),
                        new Difference("note", null, "new"));
    }

    @Test
    void aPropertyGoesByItsKeyWhereverItStands() throws Exception {
        String one = "{\"propertyKey\": \"one\", \"propertyValue\": \"1\"}";
        String two = "{\"propertyKey\": \"two\", \"propertyValue\": \"2\"}";
        assertThat(Difference.between(json("{\"p\": [" + two + "]}"), json("{\"p\": [" + one + ", " + two + "]}")))
                .containsExactly(new Difference("p.one", null, "1"));
    }

    @Test
    void whatWasMadeOrRemovedIsDifferentInAllItsFields() throws Exception {
        JsonNode state = json("{\"ids\": [7, 8], \"none\": null}");
        assertThat(Difference.between(null, state))
                .containsExactly(new Difference("ids.1", null, "7"), new Difference("ids.2", null, "8"));
        assertThat(Difference.between(state, null))
                .extracting(Difference::after)
                .containsOnlyNulls();
        assertThat(Difference.between(state, state)).isEmpty();
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
