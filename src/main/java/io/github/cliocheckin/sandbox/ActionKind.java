package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Custom actions: buttons that an app puts on pages of Clio's. Two of the same owner, place and label cannot be. */
final class ActionKind implements OwnedCalls.Kind {
    static final String PLACE = "ui_reference";
    static final String TARGET = "target_url";
    static final String MATTER_PAGE = "matters/show";
    private static final String LABEL = "label";
    private static final Set<String> PLACES =
            Set.of(MATTER_PAGE, "activities/show", "contacts/show", "documents/show", "folders/show");

    @Override
    public ClioResource resource() {
        return ClioResources.CUSTOM_ACTION;
    }

    @Override
    public ObjectNode created(ObjectNode data) {
        return values(new RecordForm(data));
    }

    @Override
    public ObjectNode changed(ObjectNode stored, ObjectNode data) {
        ObjectNode whole = stored.deepCopy();
        whole.setAll(data);
        return values(new RecordForm(whole));
    }

    @Override
    public void check(ObjectNode values, List<ObjectNode> others) {
        for (ObjectNode other : others) {
            if (other.get(LABEL).equals(values.get(LABEL)) && other.get(PLACE).equals(values.get(PLACE))) {
                throw ClioRefusal.argument("There is such a custom action already");
            }
        }
    }

    @Override
    public void stored(OwnedRecords.Owned before, OwnedRecords.Owned now) {
        // A button says nothing until somebody clicks it
    }

    @Override
    public ObjectNode shown(OwnedRecords.Owned stored) {
        return stored.json();
    }

    private static ObjectNode values(RecordForm form) {
        return Json.object()
                .put(LABEL, form.text(LABEL))
                .put(TARGET, form.address(TARGET, false))
                .put(PLACE, form.oneOf(PLACE, PLACES));
    }
}
