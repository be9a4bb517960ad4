package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which route calls which, by {@code direct:} and by what its configuration does with errors. */
final class CallGraph {

    private final Map<String, Outline> routes = new HashMap<>();
    private final Map<String, Outline> byDirectName = new HashMap<>();
    private final Map<String, Outline> configurations = new HashMap<>();

    CallGraph(Collection<Outline> outlines) {
        for (Outline outline : outlines) {
            if (outline.kind() == Kind.CONFIGURATION) {
                configurations.put(outline.id(), outline);
            } else {
                routes.put(outline.id(), outline);
                String directName = Outline.directName(outline.from());
                if (directName != null) {
                    byDirectName.put(directName, outline);
                }
            }
        }
    }

    /** These routes, each after all that it calls, directly or by way of others; where routes call in a circle one must come first. */
    List<String> calleesFirst(Collection<String> ids) {
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        ids.forEach(id -> visit(routes.get(id), seen, ordered));
        ordered.retainAll(Set.copyOf(ids));
        return List.copyOf(ordered);
    }

    private void visit(Outline outline, Set<String> seen, Set<String> ordered) {
        if (outline == null || !seen.add(outline.kind() + outline.id())) {
            return;
        }
        outline.calls().forEach(uri -> visit(byDirectName.get(Outline.directName(uri)), seen, ordered));
        outline.configurations().forEach(id -> visit(configurations.get(id), seen, ordered));
        if (outline.kind() != Kind.CONFIGURATION) {
            ordered.add(outline.id());
        }
    }
}
