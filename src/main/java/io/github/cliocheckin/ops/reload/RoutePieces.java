package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.RoutePiece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Takes a file of routes to pieces. */
final class RoutePieces {

    /** What else Camel knows at the top of a file holds for every route of the process, so editing one file would change others. */
    private static final Map<String, Kind> TAKEN = Map.of(
            "route", Kind.ROUTE,
            "rest", Kind.REST,
            "routeConfiguration", Kind.ROUTE_CONFIGURATION,
            "route-configuration", Kind.ROUTE_CONFIGURATION);

    private static final Pattern CODE =
            Pattern.compile("#class:|#type:|#valueAs|\\{\\{\\??bean:|bean:type:|resource:http");

    private RoutePieces() {}

    /**
     * The pieces of a file, in their order.
     *
     * @throws RoutesRefusedException if it is not a list of what is taken
     */
    static List<RoutePiece> of(RouteFile file) {
        try {
            return file.isJava() ? List.of(new RoutePiece(file.name(), Kind.JAVA, 1, file.text())) : piecesOfYaml(file);
        } catch (StackOverflowError tooDeep) {
            throw refused(file, 0, "It is nested too deeply to be read.");
        }
    }

    private static List<RoutePiece> piecesOfYaml(RouteFile file) {
        List<Node> entries = entries(file);
        List<String> lines = file.text().lines().toList();
        List<RoutePiece> pieces = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Kind kind = kind(file, entries.get(i));
            refuseCode(file, entries.get(i));
            int first = line(entries.get(i).getStartMark());
            int next = i + 1 < entries.size() ? line(entries.get(i + 1).getStartMark()) : lines.size() + 1;
            pieces.add(new RoutePiece(file.name(), kind, first, withoutTail(lines.subList(first - 1, next - 1))));
        }
        return pieces;
    }

    private static List<Node> entries(RouteFile file) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file.name()).build()).composeString(file.text());
            if (root.isEmpty()) {
                return List.of(); // nothing but comments
            }
            if (root.get() instanceof SequenceNode list) {
                return list.getValue();
            }
            throw refused(
                    file,
                    line(root.get().getStartMark()),
                    "A file of routes is a list: each entry begins with a dash.");
        } catch (MarkedYamlEngineException e) {
            throw refused(file, line(e.getProblemMark()), "This is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw refused(file, 0, "This is not YAML: " + e.getMessage() + ".");
        }
    }

    private static Kind kind(RouteFile file, Node entry) {
        int line = line(entry.getStartMark());
        if (entry instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key) {
            Kind kind = TAKEN.get(key.getValue());
            if (kind != null) {
                return kind;
            }
            throw refused(
                    file,
                    line,
                    "\"" + key.getValue()
                            + "\" is not taken here: an entry is a route, a rest or a routeConfiguration.");
        }
        throw refused(file, line, "An entry is one route, one rest or one routeConfiguration.");
    }

    /**
     * Camel makes or looks for a bean by its class wherever an option may name one, and calls one wherever a placeholder says so;
     * a setting may have it, and a Java file. Looked for in what YAML reads, for it may be written in other ways.
     */
    private static void refuseCode(RouteFile file, Node node) {
        if (node instanceof ScalarNode text && CODE.matcher(text.getValue()).find()) {
            throw refused(
                    file,
                    line(text.getStartMark()),
                    "A bean is named by ref, not made, looked for or called by #class:, #type: or {{bean:}}: a Java file may do that.");
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(entry -> refuseCode(file, entry));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                refuseCode(file, entry.getKeyNode());
                refuseCode(file, entry.getValueNode());
            });
        }
    }

    /** Without the empty lines and the comments that follow: they belong to the next entry. */
    private static String withoutTail(List<String> lines) {
        int end = lines.size();
        while (end > 1
                && (lines.get(end - 1).isBlank()
                        || lines.get(end - 1).stripLeading().startsWith("#"))) {
            end--;
        }
        return String.join("\n", lines.subList(0, end)) + "\n";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(0);
    }

    private static RoutesRefusedException refused(RouteFile file, int line, String reason) {
        return new RoutesRefusedException(List.of(new RouteFault(file.name(), line, reason)));
    }
}
