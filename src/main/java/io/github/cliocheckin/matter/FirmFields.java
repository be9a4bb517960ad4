package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.clio.Matter;
import java.util.List;

/** The two custom fields of a firm that decide about its matters: who is not asked, and which location it is. */
public record FirmFields(BoundField dontSendReview, BoundField location) {

    /**
     * The same fields, bound by the ids that these matters show.
     *
     * @throws CustomFieldsDeniedException if a matter holds custom fields that cannot be read: then nobody can tell whether
     *     its client may be asked
     */
    public FirmFields boundBy(List<Matter> matters) {
        for (Matter matter : matters) {
            if (matter.customFieldValues().stream().anyMatch(CustomFieldValue::isStripped)) {
                throw new CustomFieldsDeniedException("Clio answers the custom fields of matter " + matter.id()
                        + " without name, type and value. In Clio go to Settings, Manage users, and give the authorizing"
                        + " user the permission to view custom fields");
            }
        }
        return new FirmFields(dontSendReview.boundBy(matters), location.boundBy(matters));
    }
}
