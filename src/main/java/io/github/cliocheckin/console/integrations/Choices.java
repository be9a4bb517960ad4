package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.integration.IntegrationGroup;
import java.util.List;

/**
 * What a form offers to choose from; anything else can be typed.
 *
 * @param checkboxes the firm's custom fields that can keep a client from being asked
 * @param picklists those that can name a location
 * @param options the names of locations in the firm's picklist
 */
public record Choices(List<String> checkboxes, List<String> picklists, List<String> options) {

    static final Choices NONE = new Choices(List.of(), List.of(), List.of());

    /** @param locationField the name of the picklist; blank: the usual one */
    static Choices of(FieldList fields, String locationField) {
        String field = locationField == null || locationField.isBlank()
                ? IntegrationGroup.USUAL_LOCATION_FIELD
                : locationField;
        return new Choices(fields.checkboxes(), fields.picklists(), fields.options(field));
    }
}
