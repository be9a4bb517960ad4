package io.github.cliocheckin.console;

import io.github.cliocheckin.ops.reload.RouteFlow;
import io.github.cliocheckin.ops.reload.RouteFlow.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The routes of a file as boxes with arrows to what they call: each to the right of all that call it, in the line of the first
 * that it calls. Callers in other files are one box a file; what has no arrow is not drawn.
 */
public record FlowDrawing(int width, int height, List<Box> boxes, List<String> arrows) {

    private static final double CHARACTER = 7.3;
    private static final int LINE = 44;
    private static final int BOX = 28;
    private static final int GAP = 56;
    private static final int EDGE = 8;

    /** @param isElsewhere it stands in another file */
    public record Box(int x, int y, int width, int height, String label, boolean isElsewhere) {

        public int textX() {
            return x + EDGE;
        }

        public int textY() {
            return y + height / 2 + 4;
        }
    }

    public boolean isEmpty() {
        return arrows.isEmpty();
    }

    static FlowDrawing of(String file, RouteFlow flow) {
        Map<String, Stop> stops = new HashMap<>();
        flow.stops().forEach(stop -> stops.put(stop.id(), stop));
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        for (Stop stop : flow.stops()) {
            if (!stop.isPath() && stop.file().equals(file)) {
                stop.calledBy().stream()
                        .map(stops::get)
                        .filter(caller -> !caller.isPath() && !caller.file().equals(file))
                        .forEach(caller -> add(calls, caller.file(), stop.id()));
                stop.calls().forEach(called -> add(calls, stop.id(), called));
            }
        }
        return new Layout(calls)
                .draw(id -> !stops.containsKey(id) || !stops.get(id).file().equals(file));
    }

    private static void add(Map<String, Set<String>> calls, String caller, String called) {
        calls.computeIfAbsent(caller, any -> new LinkedHashSet<>()).add(called);
        calls.computeIfAbsent(called, any -> new LinkedHashSet<>());
    }

    /** Finds a column and a line for each name. */
    private static final class Layout {

        private final Map<String, Set<String>> calls;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private int nextLine;

        Layout(Map<String, Set<String>> calls) {
            this.calls = calls;
            Set<String> called = new LinkedHashSet<>();
            calls.values().forEach(called::addAll);
            List<String> first = new ArrayList<>(calls.keySet());
            first.removeAll(called);
            first.forEach(name -> moveRight(name, 0, new LinkedHashSet<>()));
            // Where routes call in a circle none of them is first
            calls.keySet().stream()
                    .filter(name -> !columns.containsKey(name))
                    .toList()
                    .forEach(name -> moveRight(name, 0, new LinkedHashSet<>()));
            columns.keySet().forEach(this::line);
        }

        private void moveRight(String name, int column, Set<String> way) {
            if (columns.getOrDefault(name, -1) >= column || !way.add(name)) {
                return;
            }
            columns.put(name, column);
            calls.get(name).forEach(called -> moveRight(called, column + 1, way));
            way.remove(name);
        }

        private int line(String name) {
            Integer known = lines.get(name);
            if (known != null) {
                return known;
            }
            lines.put(name, -1);
            int line = -1;
            for (String called : calls.get(name)) {
                boolean isNew = !lines.containsKey(called);
                int itsLine = line(called);
                line = line < 0 && isNew && columns.get(called) > columns.get(name) ? itsLine : line;
            }
            lines.put(name, line < 0 ? nextLine++ : line);
            return lines.get(name);
        }

        FlowDrawing draw(Predicate<String> isElsewhere) {
            List<Integer> starts = starts(columns);
            Map<String, Box> boxes = new LinkedHashMap<>();
            columns.forEach((name, column) -> boxes.put(
                    name,
                    new Box(
                            starts.get(column),
                            EDGE + lines.get(name) * LINE,
                            width(name),
                            BOX,
                            name,
                            isElsewhere.test(name))));
            List<String> arrows = new ArrayList<>();
            calls.forEach(
                    (caller, all) -> all.forEach(called -> arrows.add(arrow(boxes.get(caller), boxes.get(called)))));
            return new FlowDrawing(
                    starts.get(starts.size() - 1) - GAP + EDGE,
                    nextLine * LINE + EDGE,
                    List.copyOf(boxes.values()),
                    arrows);
        }

        /** Where each column begins, and where one more would. */
        private static List<Integer> starts(Map<String, Integer> columns) {
            List<Integer> starts = new ArrayList<>(List.of(EDGE));
            int last =
                    columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            for (int column = 0; column <= last; column++) {
                int number = column;
                int widest = columns.entrySet().stream()
                        .filter(entry -> entry.getValue() == number)
                        .mapToInt(entry -> width(entry.getKey()))
                        .max()
                        .orElse(0);
                starts.add(starts.get(column) + widest + GAP);
            }
            return starts;
        }

        private static int width(String name) {
            return (int) (name.length() * CHARACTER) + 2 * EDGE;
        }

        private static String arrow(Box from, Box to) {
            int fromX = from.x() + from.width();
            int fromY = from.y() + BOX / 2;
            int toY = to.y() + BOX / 2;
            int bend = Math.max(GAP, Math.abs(to.x() - fromX)) / 2;
            return "M" + fromX + " " + fromY + "C" + (fromX + bend) + " " + fromY + " " + (to.x() - bend) + " " + toY
                    + " " + to.x() + " " + toY + "m-7 -4l7 4l-7 4";
        }
    }
}
