package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The exact addresses that Clio is asked at. */
class ClioQueryTest {

    private static final URI CLIO = URI.create("https://eu.app.clio.com");

    private static final String FIELDS_OF_MATTERS =
            "id%2Cdisplay_number%2Cstatus%2Copen_date%2Cpending_date%2Cclose_date"
                    + "%2Cupdated_at%2Cclient%7Bid%2Cname%2Cfirst_name%2Clast_name%2Ctype%2Cprimary_email_address"
                    + "%2Cprimary_phone_number%7D%2Cpractice_area%7Bid%2Cname%7D%2Cmatter_stage%7Bid%2Cname%7D"
                    + "%2Cresponsible_attorney%7Bid%2Cname%7D%2Ccustom_field_values%7Bid%2Cfield_name%2Cfield_type%2Cvalue"
                    + "%2Csoft_deleted%2Ccustom_field%2Cpicklist_option%7D";

    @Test
    void mattersAreAskedForByStatusAndDate() {
        URI asked = ClioQuery.matters(CLIO)
                .status("closed")
                .dated("close_date", LocalDate.parse("2026-10-30"), LocalDate.parse("2026-11-01"))
                .uri();
        assertThat(asked)
                .hasToString("https://eu.app.clio.com/api/v4/matters.json?fields=" + FIELDS_OF_MATTERS
                        + "&order=id%28asc%29&limit=200&status=closed"
                        + "&close_date%5B%5D=%3E2026-10-30&close_date%5B%5D=%3C%3D2026-11-01");
    }

    @Test
    void changedMattersAreAskedForByAFullTimeWithZone() {
        URI asked = ClioQuery.matters(CLIO)
                .status("pending")
                .updatedSince(Instant.parse("2026-11-01T09:59:59.987654321Z"))
                .uri();
        assertThat(asked)
                .hasToString("https://eu.app.clio.com/api/v4/matters.json?fields=" + FIELDS_OF_MATTERS
                        + "&order=id%28asc%29&limit=200&status=pending&updated_since=2026-11-01T09%3A59%3A59Z");
    }

    @Test
    void customFieldsAreAskedForWithTheirOptions() {
        assertThat(ClioQuery.customFieldsOfMatters(CLIO).uri())
                .hasToString("https://eu.app.clio.com/api/v4/custom_fields.json"
                        + "?fields=id%2Cname%2Cfield_type%2Cpicklist_options%7Bid%2Coption%7D"
                        + "&order=id%28asc%29&limit=200&parent_type=matter&deleted=false");
    }

    @Test
    void noSelectionHasBracesWithinBraces() {
        assertThat(Matter.FIELDS + CustomField.FIELDS).doesNotContainPattern("\\{[^}]*\\{");
    }
}
