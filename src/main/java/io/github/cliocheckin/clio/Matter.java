package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/**
 * A matter as Clio tells it. Clio's schema declares nothing as required, so everything but the id may be null.
 *
 * @param displayNumber the label a firm knows it by; it often holds the client's name
 * @param status {@code Open}, {@code Pending} or {@code Closed}: capital here, lower case in filters
 * @param client null if there is none
 * @see <a href="https://docs.developers.clio.com/clio-manage/api-reference/">Clio Manage API, Matters</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Matter(
        long id,
        String displayNumber,
        String status,
        LocalDate openDate,
        LocalDate pendingDate,
        LocalDate closeDate,
        OffsetDateTime updatedAt,
        Client client,
        Named practiceArea,
        Named matterStage,
        Named responsibleAttorney,
        List<CustomFieldValue> customFieldValues) {

    /** What a request must select for all of this to come; one brace level is all that Clio takes. */
    public static final String FIELDS = "id,display_number,status,open_date,pending_date,close_date,updated_at,"
            + "client{id,name,first_name,last_name,type,primary_email_address,primary_phone_number},"
            + "practice_area{id,name},matter_stage{id,name},responsible_attorney{id,name},"
            + "custom_field_values{id,field_name,field_type,value,soft_deleted,custom_field,picklist_option}";

    public Matter {
        customFieldValues = customFieldValues == null
                ? List.of()
                : customFieldValues.stream().filter(Objects::nonNull).toList();
    }

    /** Anything of Clio's that has a name: a practice area, a stage, a user. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Named(Long id, String name) {}

    /** Without what tells who the client is. */
    @Override
    public String toString() {
        return "Matter " + id;
    }
}
