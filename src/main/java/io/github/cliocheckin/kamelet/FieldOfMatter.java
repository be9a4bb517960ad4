package io.github.cliocheckin.kamelet;

import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.CustomFieldValue.PicklistOption;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.ComparedName;
import org.apache.camel.Body;

/**
 * What a matter holds in one custom field, found by the field's name; case, white space and kinds of apostrophes do not count.
 */
public final class FieldOfMatter {

    private final String name;

    public FieldOfMatter(String name) {
        this.name = ComparedName.of(name);
        if (this.name.isEmpty()) {
            throw new IllegalArgumentException("The custom field needs a name");
        }
    }

    /**
     * The field's value as text: {@code true} or {@code false} for a checkbox, the option's text for a picklist; null if
     * nothing is in it.
     *
     * @throws CustomFieldsDeniedException if Clio hides custom fields, for nothing read is not the same as nothing there
     */
    public String text(@Body Object body) {
        return text(MatterBody.of(body));
    }

    String text(Matter matter) {
        if (matter.customFieldValues().stream().anyMatch(CustomFieldValue::isStripped)) {
            throw new CustomFieldsDeniedException("Clio hides the values of custom fields from this access token");
        }
        return matter.customFieldValues().stream()
                .filter(value -> !value.isOfDeletedField() && value.hasValue())
                .filter(value -> ComparedName.of(value.fieldName()).equals(name))
                .findFirst()
                .map(FieldOfMatter::text)
                .orElse(null);
    }

    private static String text(CustomFieldValue value) {
        if ("checkbox".equals(value.fieldType())) {
            return String.valueOf(value.isTicked());
        }
        PicklistOption option = value.picklistOption();
        if (option != null && option.option() != null && !option.option().isBlank()) {
            return option.option();
        }
        String held = value.value().asText().strip();
        return "picklist".equals(value.fieldType()) ? "picklist option " + held : held;
    }
}
