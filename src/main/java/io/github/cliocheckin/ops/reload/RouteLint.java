package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import io.github.cliocheckin.ops.reload.Outline.Use;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What can be wrong with a set of routes though each of them is well formed. */
final class RouteLint {

    /** What takes one reader only, whatever its parameters. */
    private static final Set<String> ONE_READER = Set.of("direct", "seda", "quartz");

    private final Set<String> components;
    private final Function<String, Object> beans;

    /**
     * @param components the schemes of the components that routes may use
     * @param beans a bean by its name; null where there is none
     */
    RouteLint(Set<String> components, Function<String, Object> beans) {
        this.components = components;
        this.beans = beans;
    }

    /** All that is wrong, in the order of the files. */
    List<RouteFault> faults(Collection<LoadedPiece> pieces) {
        List<RouteFault> faults = new ArrayList<>();
        Map<String, RouteFault> ids = new HashMap<>();
        Map<String, RouteFault> sources = new HashMap<>();
        Set<String> directNames = new HashSet<>();
        Set<String> configurations = new TreeSet<>();
        for (LoadedPiece piece : pieces) {
            for (Outline outline : piece.outlines()) {
                String directName = Outline.directName(outline.from());
                if (directName != null) {
                    directNames.add(directName);
                }
                if (outline.kind() == Kind.CONFIGURATION && outline.id() != null) {
                    configurations.add(outline.id());
                }
            }
        }
        for (LoadedPiece piece : pieces) {
            for (Outline outline : piece.outlines()) {
                addFaultsOfId(faults, ids, piece, outline);
                addFaultsOfSource(faults, sources, piece, outline);
                addFaultsOfErrors(faults, configurations, piece, outline);
                for (Use use : outline.uses()) {
                    addFaultsOfUse(faults, directNames, piece, use);
                }
            }
        }
        return faults;
    }

    private static void addFaultsOfId(
            List<RouteFault> faults, Map<String, RouteFault> ids, LoadedPiece piece, Outline outline) {
        String what = outline.kind() == Kind.CONFIGURATION ? "route configuration" : "route";
        if (outline.id() == null) {
            faults.add(piece.fault(outline.line(), "This " + what + " has no id: give it one, such as id: ask-clio."));
            return;
        }
        RouteFault other = ids.putIfAbsent(
                outline.kind() == Kind.CONFIGURATION ? "c " + outline.id() : outline.id(),
                piece.fault(outline.line(), ""));
        if (other != null) {
            faults.add(piece.fault(
                    outline.line(),
                    "There is another " + what + " with the id " + outline.id() + " in " + other.file() + ", line "
                            + other.line() + ": ids are unique among all files."));
        }
    }

    private void addFaultsOfSource(
            List<RouteFault> faults, Map<String, RouteFault> sources, LoadedPiece piece, Outline outline) {
        if (outline.from() == null) {
            return;
        }
        addFaultOfComponent(faults, piece, outline.from(), outline.line());
        String source = outline.from().replaceFirst("\\?.*", "");
        RouteFault other = ONE_READER.contains(scheme(source))
                ? sources.putIfAbsent(source, piece.fault(outline.line(), ""))
                : null;
        if (other != null) {
            faults.add(piece.fault(
                    outline.line(),
                    source + " leads to another route already, in " + other.file() + ", line " + other.line() + "."));
        }
    }

    private static void addFaultsOfErrors(
            List<RouteFault> faults, Set<String> configurations, LoadedPiece piece, Outline outline) {
        if (outline.kind() == Kind.ROUTE && outline.configurations().isEmpty() && !outline.handlesErrors()) {
            faults.add(piece.fault(
                    outline.line(),
                    "Nothing says what happens to errors of the route " + outline.id()
                            + ": give it a routeConfigurationId, such as log-and-go-on."));
        }
        for (String id : outline.configurations()) {
            if (!configurations.contains(id)) {
                faults.add(piece.fault(
                        outline.line(),
                        "There is no route configuration " + id + ": there are " + configurations + "."));
            }
        }
    }

    private void addFaultsOfUse(List<RouteFault> faults, Set<String> directNames, LoadedPiece piece, Use use) {
        if (use instanceof Use.OfEndpoint endpoint) {
            addFaultOfComponent(faults, piece, endpoint.uri(), use.line());
            String directName = Outline.directName(endpoint.uri());
            if (directName != null && !directNames.contains(directName)) {
                boolean isWritten = piece.piece().text().contains(directName);
                faults.add(piece.fault(
                        use.line(),
                        "There is no route that begins with direct:" + (isWritten ? directName : "") + "."));
            }
        } else if (use instanceof Use.OfBean bean) {
            addFaultOfBean(faults, piece, bean);
        } else if (use instanceof Use.OfClass type && piece.piece().kind() != RoutePiece.Kind.JAVA) {
            faults.add(piece.fault(
                    use.line(),
                    "A bean is named by ref, not made of the class " + type.name() + ": a Java file may do that."));
        }
    }

    private void addFaultOfComponent(List<RouteFault> faults, LoadedPiece piece, String uri, int line) {
        String scheme = scheme(uri);
        if (!components.contains(scheme)) {
            boolean isWritten = piece.piece().text().contains(scheme);
            faults.add(piece.fault(
                    line,
                    "The component " + (isWritten ? scheme : "that the settings name here")
                            + " is not among those that routes may use: " + new TreeSet<>(components)
                            + " (setting routes.components)."));
        }
    }

    private static String scheme(String uri) {
        return uri.replaceFirst("[:?].*", "");
    }

    private void addFaultOfBean(List<RouteFault> faults, LoadedPiece piece, Use.OfBean use) {
        Object bean = beans.apply(use.name());
        if (bean == null) {
            faults.add(piece.fault(use.line(), "There is no bean " + use.name() + "."));
        } else if (use.method() != null
                && Arrays.stream(bean.getClass().getMethods())
                        .map(Method::getName)
                        .noneMatch(use.method()::equals)) {
            faults.add(piece.fault(use.line(), "The bean " + use.name() + " has no method " + use.method() + "."));
        }
    }
}
