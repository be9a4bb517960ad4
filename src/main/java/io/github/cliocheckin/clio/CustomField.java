package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** A custom field as the firm defined it, with the options of a picklist. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomField(
        Long id, String name, String fieldType, List<CustomFieldValue.PicklistOption> picklistOptions) {

    /** What a request must select. */
    public static final String FIELDS = "id,name,field_type,picklist_options{id,option}";

    public CustomField {
        picklistOptions = picklistOptions == null ? List.of() : List.copyOf(picklistOptions);
    }
}
