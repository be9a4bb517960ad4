package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard, the alerts and the page about them speak of metrics that the service has, from its start on. */
class WatchingFilesTest {

    private static final Path DASHBOARD = Path.of("docs/grafana-dashboard.json");
    private static final Path ALERTS = Path.of("docs/alerts.yaml");
    private static final Path PAGE = Path.of("docs/watching.md");

    private static final Pattern LABELS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring) *\\([^)]*\\)");
    private static final Pattern FUNCTION = Pattern.compile("\\b\\w+ *\\(");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\{(\\w+=\"[^\"]*\")}");

    private static TestService service;
    private static Metrics metrics;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of());
        metrics = Metrics.of(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyMetricOfTheDashboardExists() throws IOException {
        List<String> expressions = texts(new ObjectMapper().readTree(DASHBOARD.toFile()), "expr");
        assertThat(expressions).hasSizeGreaterThan(12);
        assertThat(names(expressions)).isNotEmpty().isSubsetOf(metrics.names());
    }

    @Test
    void everyMetricOfTheAlertsExistsWithTheLabelThatIsAskedFor() throws IOException {
        List<String> expressions = texts(alerts(), "expr");
        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(names(expressions)).isNotEmpty().isSubsetOf(metrics.names());
        for (String expression : expressions) {
            SELECTED.matcher(expression)
                    .results()
                    .forEach(selected -> assertThat(metrics.series().keySet())
                            .as(expression)
                            .anyMatch(
                                    one -> one.startsWith(selected.group(1) + "{") && one.contains(selected.group(2))));
        }
    }

    @Test
    void everyAlertSaysWhatItIsAndHowBad() throws IOException {
        for (JsonNode rule : alerts().at("/groups/0/rules")) {
            assertThat(rule.path("alert").asText()).startsWith("ClioCheckin");
            assertThat(rule.at("/annotations/summary").asText())
                    .as(rule.toString())
                    .isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        }
    }

    @Test
    void thePageTellsOfEachMetricOfOursAndOfNoOther() throws IOException {
        TreeSet<String> told = Pattern.compile("clio_checkin_\\w+")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> there = metrics.names().stream()
                .filter(name -> name.startsWith("clio_checkin_"))
                .map(name -> name.replaceAll("_seconds_(count|sum|max|bucket)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(there);
    }

    @Test
    void noLabelOfOursGrowsWithWhatTheServiceHolds() {
        assertThat(metrics.series().keySet().stream().filter(one -> one.startsWith("clio_checkin_")))
                .allSatisfy(one ->
                        assertThat(one).matches("\\w+(\\{((state|reason|lag|answer|result|le)=\"[^\"]*\",?)+})?"))
                .hasSizeLessThan(300);
    }

    private static JsonNode alerts() throws IOException {
        Load yaml = new Load(LoadSettings.builder().build());
        return new ObjectMapper().valueToTree(yaml.loadFromString(Files.readString(ALERTS)));
    }

    private static List<String> texts(JsonNode tree, String field) {
        return tree.findValues(field).stream().map(JsonNode::asText).toList();
    }

    private static TreeSet<String> names(List<String> expressions) {
        return expressions.stream()
                .map(expression -> LABELS.matcher(expression).replaceAll(" "))
                .map(rest -> FUNCTION.matcher(rest).replaceAll(" "))
                .flatMap(rest -> Stream.of(rest.split("[^\\w:.]+")))
                .filter(NAME.asMatchPredicate())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
