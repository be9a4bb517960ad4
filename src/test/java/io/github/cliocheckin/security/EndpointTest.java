package io.github.cliocheckin.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever answers over HTTP has a line that says who may call it, and no line is about nothing. */
class EndpointTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head");

    @Test
    void everyRouteHasALineAndEveryLineARoute() throws IOException {
        assertThat(lines(line -> true)).hasSizeGreaterThan(15).isEqualTo(served());
    }

    @Test
    void everyLineIsDescribedAndEveryDescriptionHasALine() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(new File("src/main/resources/openapi/clio-checkin.json"))
                .path("paths");
        Set<String> described = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> described.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey() + " "
                                + operation.getValue().path("operationId").asText())));
        assertThat(lines(line -> !line.isPage())).as("pages are for people").isEqualTo(described);
    }

    @Test
    void noRouteListensBesideTheTable() throws IOException {
        for (Path file : routeFiles()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("uri: platform-http")
                    .doesNotContain("uri: vertx-websocket")
                    .doesNotContain("uri: netty-http");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    GET,    /integration/runs,                          LIST_RUNS
                    GET,    /integration/runs/,                         LIST_RUNS
                    GET,    /integration/runs/5,                        GET_RUN
                    GET,    /integration/runs/5%2F6,                    GET_RUN
                    GET,    /integration/runs/5/6,                      -
                    POST,   /integration/runs,                          -
                    HEAD,   /integration/runs,                          -
                    GET,    /Integration/runs,                          -
                    GET,    /integration/runs;a=b,                      -
                    GET,    /openapiXjson,                              -
                    GET,    /integration/runs//,                        -
                    GET,    /,                                          OPEN_CONSOLE
                    GET,    /console/,                                  SHOW_CONSOLE
                    GET,    /console/assets/a/b,                        -
                    """)
    void aLineIsFoundByMethodAndPath(String method, String path, Endpoint line) {
        assertThat(Endpoint.of(method, path).orElse(null)).isEqualTo(line);
    }

    private static Set<String> lines(Predicate<Endpoint> wanted) {
        return Arrays.stream(Endpoint.values())
                .filter(wanted)
                .map(line -> line.method() + " " + line.path() + " "
                        + line.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the routes' REST definitions serve: method, path and route. */
    private static Set<String> served() throws IOException {
        Set<String> served = new TreeSet<>();
        for (Path file : routeFiles()) {
            Load yaml = new Load(LoadSettings.builder().build());
            for (Object part : (List<?>) yaml.loadFromString(Files.readString(file))) {
                if (((Map<?, ?>) part).get("rest") instanceof Map<?, ?> rest) {
                    serve(rest, served);
                }
            }
        }
        return served;
    }

    private static void serve(Map<?, ?> rest, Set<String> served) {
        String base = rest.get("path") == null ? "" : rest.get("path").toString();
        rest.forEach((key, calls) -> {
            if (METHODS.contains(key.toString())) {
                ((List<?>) calls).forEach(call -> {
                    Map<?, ?> verb = (Map<?, ?>) call;
                    served.add(key.toString().toUpperCase(Locale.ROOT) + " " + base + verb.get("path") + " "
                            + verb.get("to").toString().replace("direct:", ""));
                });
            }
        });
    }

    private static List<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }
}
