package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** How a page of matters, as the reference shows it, is read. */
class MattersPageTest {

    private static final String WHOLE_PAGE = """
            {"data": [
              {"id": 900123, "etag": "\\"6f\\"", "display_number": "00412-Vega", "status": "Closed", "surprise": {"a": [1]},
               "open_date": "2026-03-20", "pending_date": null, "close_date": "2026-10-30",
               "updated_at": "2026-10-30T16:40:11-05:00",
               "client": {"id": 500777, "etag": "a", "name": "Marisol Vega", "first_name": "Marisol", "last_name": "Vega",
                          "type": "Person", "primary_email_address": "m.vega@example.test",
                          "primary_phone_number": "+1 512 555 0199", "initials": "MV"},
               "practice_area": {"id": 31, "name": "Personal Injury", "code": "PI"},
               "matter_stage": null, "responsible_attorney": {"id": 350001, "name": "Dana Ortiz"},
               "custom_field_values": [
                 {"id": "checkbox-701", "etag": "c1", "field_name": "Review", "field_type": "checkbox", "value": true,
                  "soft_deleted": false, "custom_field": {"id": 61001, "etag": "d1"}},
                 null]},
              {"id": 900124, "client": {"id": 500778, "redacted": true}, "custom_field_values": null},
              {"id": 900125}],
             "meta": {"paging": {"next": "https://app.clio.com/api/v4/matters.json?page_token=abc"}, "records": 1342}}
            """;

    private final ClioAnswers answers = new ClioAnswers(new ClioBudget(Clock.systemUTC()), Clock.systemUTC());

    @Test
    void everythingThatWasAskedForIsRead() throws JsonProcessingException {
        Matter matter = page(WHOLE_PAGE).data().get(0);
        assertThat(matter.id()).isEqualTo(900123);
        assertThat(matter.displayNumber()).isEqualTo("00412-Vega");
        assertThat(matter.status()).isEqualTo("Closed");
        assertThat(matter.openDate()).isEqualTo(LocalDate.parse("2026-03-20"));
        assertThat(matter.closeDate()).isEqualTo(LocalDate.parse("2026-10-30"));
        assertThat(matter.updatedAt().toInstant())
                .isEqualTo(OffsetDateTime.parse("2026-10-30T16:40:11-05:00").toInstant());
        assertThat(matter.client())
                .isEqualTo(new Client(
                        500777L,
                        "Marisol Vega",
                        "Marisol",
                        "Vega",
                        "Person",
                        "m.vega@example.test",
                        "+1 512 555 0199",
                        false));
        assertThat(matter.practiceArea().name()).isEqualTo("Personal Injury");
        assertThat(matter.responsibleAttorney().id()).isEqualTo(350001);
    }

    @Test
    void whatClioLeavesOutOrEmptyIsNull() throws JsonProcessingException {
        Page<Matter> page = page(WHOLE_PAGE);
        assertThat(page.data().get(0).pendingDate()).isNull();
        assertThat(page.data().get(0).matterStage()).isNull();
        assertThat(page.data().get(2).client()).isNull();
        assertThat(page.data().get(2).closeDate()).isNull();
        assertThat(page.data().get(1).customFieldValues()).isEmpty();
        assertThat(page.data().get(2).customFieldValues()).isEmpty();
    }

    @Test
    void anEmptyEntryAmongTheCustomFieldsIsPassedOver() throws JsonProcessingException {
        assertThat(page(WHOLE_PAGE).data().get(0).customFieldValues()).hasSize(1);
    }

    @Test
    void aHiddenClientIsKnownAsRedacted() throws JsonProcessingException {
        assertThat(page(WHOLE_PAGE).data().get(1).client().redacted()).isTrue();
        assertThat(page(WHOLE_PAGE).data().get(0).client().redacted()).isFalse();
    }

    @Test
    void theLinkToTheNextPageIsReadIfThereIsOne() throws JsonProcessingException {
        assertThat(page(WHOLE_PAGE).next()).isEqualTo("https://app.clio.com/api/v4/matters.json?page_token=abc");
        assertThat(page("{\"data\":[],\"meta\":{\"paging\":{}}}").next()).isNull();
        assertThat(page("{\"data\":[],\"meta\":{}}").next()).isNull();
        assertThat(page("{\"data\":[]}").next()).isNull();
    }

    @Test
    void aDateThatNobodyCanReadIsNone() throws JsonProcessingException {
        String odd = "{\"data\":[{\"id\":1,\"close_date\":\"20206-01-01\",\"updated_at\":\"yesterday\"},null]}";
        assertThat(page(odd).data()).singleElement().satisfies(matter -> {
            assertThat(matter.closeDate()).isNull();
            assertThat(matter.updatedAt()).isNull();
        });
    }

    @Test
    void aMatterWithoutAnIdIsNoMatter() {
        assertThatThrownBy(() -> page("{\"data\":[{\"id\":null,\"status\":\"Closed\"}]}"))
                .isInstanceOf(ClioUnavailableException.class);
    }

    @Test
    void aPageThatIsNoneIsToldWithoutWhatIsInIt() {
        assertThatThrownBy(() -> page("{\"data\":[{\"id\":1,\"client\":\"Marisol Vega\"}]}"))
                .isInstanceOf(ClioUnavailableException.class)
                .hasMessageContaining("not a page of matters")
                .hasMessageNotContaining("Marisol");
    }

    @Test
    void customFieldsAreReadWithTheirOptions() throws JsonProcessingException {
        JsonNode answer = json("{\"data\":[{\"id\":61002,\"name\":\"Outcome\",\"field_type\":\"picklist\","
                + "\"picklist_options\":[{\"id\":9002,\"option\":\"Won\",\"deleted_at\":null}]},"
                + "{\"id\":61001,\"name\":\"Review\",\"field_type\":\"checkbox\"}]}");
        assertThat(answers.customFields(answer).data().get(0).picklistOptions())
                .containsExactly(new CustomFieldValue.PicklistOption(9002L, "Won"));
        assertThat(answers.customFields(answer).data().get(1).picklistOptions()).isEmpty();
    }

    private Page<Matter> page(String answer) throws JsonProcessingException {
        return answers.matters(json(answer));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
