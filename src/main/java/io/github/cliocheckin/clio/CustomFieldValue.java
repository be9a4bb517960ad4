package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a matter holds in one custom field. An unset field comes in several shapes: no entry at all, an entry without id
 * and value, an entry with an id and a null value.
 *
 * @param id such as {@code checkbox-701}, the value's own id and not the field's; null if the field was never set
 * @param value a boolean, number or text; for a picklist the option's id, as a number or as text
 * @param softDeleted true if the firm deleted the field; the value stays behind
 * @param customField the field itself
 * @param picklistOption the option of {@code value}; whether Clio adds its text is not promised
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomFieldValue(
        String id,
        String fieldName,
        String fieldType,
        JsonNode value,
        Boolean softDeleted,
        Reference customField,
        PicklistOption picklistOption) {

    /** Another record of Clio's, by id. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reference(Long id) {}

    /** One of a picklist's choices. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PicklistOption(Long id, String option) {}

    /** An entry of a field that was deleted, or of none. */
    public boolean isOfDeletedField() {
        return Boolean.TRUE.equals(softDeleted);
    }

    /**
     * Whether Clio stripped this entry to its id, as it does silently for accounts whose user may not read custom fields.
     * Such an entry is unreadable, which is not the same as unset.
     */
    public boolean isStripped() {
        return id != null && fieldName == null && fieldType == null && !hasValue();
    }

    /** Whether there is anything in the field. */
    public boolean hasValue() {
        return value != null && !value.isNull() && !value.asText().isBlank();
    }

    /** Whether this is a ticked checkbox: only an explicit true is. Text and number occur beside the boolean. */
    public boolean isTicked() {
        return hasValue()
                && switch (value.asText().strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "1" -> true;
                    default -> false;
                };
    }

    /** The id of the field's definition, or null. */
    public Long fieldId() {
        return customField == null ? null : customField.id();
    }

    /** The field, without what the matter holds in it. */
    @Override
    public String toString() {
        return "CustomFieldValue " + id;
    }
}
