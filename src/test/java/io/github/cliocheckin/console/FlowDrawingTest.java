package io.github.cliocheckin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.ops.reload.RouteFlow;
import io.github.cliocheckin.ops.reload.RouteFlow.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowDrawingTest {

    private static final String FILE = "here.camel.yaml";

    private final List<Stop> stops = new ArrayList<>();

    @Test
    void whatIsCalledStandsToTheRightOfAllThatCallIt() {
        route(FILE, "a", "b", "d");
        route(FILE, "b", "c");
        route(FILE, "c", "d");
        route(FILE, "d");
        Map<String, FlowDrawing.Box> boxes = boxes();
        assertThat(List.of("a", "b", "c", "d"))
                .extracting(id -> boxes.get(id).x())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(FlowDrawing.of(FILE, new RouteFlow(stops)).arrows()).hasSize(4);
    }

    @Test
    void noTwoBoxesLieOnEachOther() {
        route(FILE, "a", "b", "c", "e");
        route(FILE, "b", "d");
        route(FILE, "c", "d", "e");
        route(FILE, "d");
        route(FILE, "e", "d");
        route(FILE, "f", "c");
        assertThat(boxes().values()).extracting(box -> box.x() + " " + box.y()).doesNotHaveDuplicates();
    }

    @Test
    void routesThatCallInACircleAreDrawnToo() {
        route(FILE, "a", "b");
        route(FILE, "b", "a", "c");
        route(FILE, "c", "c");
        assertThat(boxes()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void otherFilesAreShownOnceHoweverManyRoutesCall() {
        route(FILE, "a", "elsewhere");
        route("there.camel.yaml", "x", "a");
        route("there.camel.yaml", "y", "a");
        route("there.camel.yaml", "elsewhere");
        assertThat(boxes()).containsOnlyKeys("a", "elsewhere", "there.camel.yaml");
        assertThat(boxes().get("a").isElsewhere()).isFalse();
        assertThat(boxes().get("elsewhere").isElsewhere()).isTrue();
    }

    @Test
    void whatNeitherCallsNorIsCalledNeedsNoDrawing() {
        route(FILE, "a");
        assertThat(FlowDrawing.of(FILE, new RouteFlow(stops)).isEmpty()).isTrue();
    }

    private void route(String file, String id, String... calls) {
        stops.add(new Stop(id, file, "", "direct:" + id, false, List.of(calls), List.of(), List.of()));
    }

    private Map<String, FlowDrawing.Box> boxes() {
        List<Stop> called = stops.stream()
                .map(stop -> new Stop(
                        stop.id(),
                        stop.file(),
                        "",
                        stop.start(),
                        false,
                        stop.calls(),
                        stops.stream()
                                .filter(caller -> caller.calls().contains(stop.id()))
                                .map(Stop::id)
                                .toList(),
                        List.of()))
                .toList();
        return FlowDrawing.of(FILE, new RouteFlow(called)).boxes().stream()
                .collect(Collectors.toMap(FlowDrawing.Box::label, box -> box));
    }
}
