package io.github.cliocheckin.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every kamelet keeps, as Apache Camel has them for its own. */
class KameletRulesTest {

    private static final Path FOLDER = Path.of("routes/kamelets");
    private static final String ENDING = ".kamelet.yaml";
    private static final Pattern USED = Pattern.compile("\\{\\{\\??([A-Za-z]+)(?::[^}]*)?}}");
    private static final Set<String> SECRET_WORDS = Set.of("token", "key", "secret", "password");
    private static final Set<String> ERROR_HANDLING =
            Set.of("onException", "errorHandler", "doTry", "routeConfigurationId", "bridgeErrorHandler");

    static Stream<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsNameIsThatOfItsFileAndEndsWithItsKind(Path file) {
        JsonNode kamelet = kamelet(file);
        String name = kamelet.at("/metadata/name").asText();
        String kind =
                kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type").asText();
        assertThat(file.getFileName()).hasToString(name + ENDING);
        assertThat(name).matches("[a-z-]+").endsWith("-" + kind);
        assertThat(kind).isIn("source", "action", "sink");
        assertThat(kamelet.path("kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itSaysWhatItDoesAndWhatEachParameterMeans(Path file) {
        JsonNode definition = kamelet(file).at("/spec/definition");
        assertThat(definition.path("title").asText()).matches("[A-Z].*");
        assertThat(definition.path("description").asText()).endsWith(".");
        definition.path("properties").properties().forEach(parameter -> {
            assertThat(parameter.getKey()).matches("[a-z][A-Za-z]*");
            assertThat(parameter.getValue().path("title").asText())
                    .as(parameter.getKey())
                    .matches("[A-Z].*");
            assertThat(parameter.getValue().path("description").asText())
                    .as(parameter.getKey())
                    .endsWith(".");
            assertThat(parameter.getValue().path("type").asText())
                    .as(parameter.getKey())
                    .isIn("string", "integer", "boolean");
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aParameterIsRequiredOrHasADefault(Path file) {
        JsonNode definition = kamelet(file).at("/spec/definition");
        List<String> required = texts(definition.path("required"));
        definition
                .path("properties")
                .properties()
                .forEach(parameter -> assertThat(required.contains(parameter.getKey())
                                ^ parameter.getValue().has("default"))
                        .as(parameter.getKey())
                        .isTrue());
        assertThat(names(definition.path("properties"))).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void whatIsDeclaredIsUsedAndWhatIsUsedIsDeclared(Path file) {
        JsonNode spec = kamelet(file).path("spec");
        Set<String> declared = new TreeSet<>(names(spec.at("/definition/properties")));
        spec.at("/template/beans")
                .forEach(bean -> declared.add(bean.path("name").asText()));
        Set<String> used = new TreeSet<>();
        Matcher matcher = USED.matcher(spec.path("template").toString());
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        assertThat(used).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aSecretIsMarkedAsOneAndHasNoDefault(Path file) {
        kamelet(file).at("/spec/definition/properties").properties().forEach(parameter -> {
            boolean secret = SECRET_WORDS.stream()
                    .anyMatch(word -> parameter
                            .getKey()
                            .toLowerCase(java.util.Locale.ROOT)
                            .endsWith(word));
            assertThat(parameter.getValue().path("format").asText().equals("password"))
                    .as(parameter.getKey())
                    .isEqualTo(secret);
            assertThat(texts(parameter.getValue().path("x-descriptors")).contains("urn:camel:group:credentials"))
                    .as(parameter.getKey())
                    .isEqualTo(secret);
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void errorsAreLeftToTheCaller(Path file) {
        assertThat(keys(kamelet(file).at("/spec/template"))).doesNotContainAnyElementsOf(ERROR_HANDLING);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itBeginsAndEndsAsItsKindDoes(Path file) {
        String kind = kamelet(file)
                .at("/metadata/labels/camel.apache.org~1kamelet.type")
                .asText();
        String template = kamelet(file).at("/spec/template").toString();
        assertThat(template.contains("kamelet:source")).isEqualTo(!kind.equals("source"));
        assertThat(template.contains("kamelet:sink")).isEqualTo(kind.equals("source"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsDependenciesCoverTheComponentsThatItNames(Path file) {
        JsonNode spec = kamelet(file).path("spec");
        List<String> dependencies = texts(spec.path("dependencies"));
        assertThat(dependencies)
                .isSorted()
                .contains("camel:kamelet", "camel:core", "mvn:io.github.cliocheckin:clio-checkin");
        for (String component : List.of("http", "timer")) {
            assertThat(dependencies.contains("camel:" + component))
                    .as(component)
                    .isEqualTo(spec.path("template").toString().contains("\"" + component + ":"));
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>(names(node));
        node.forEach(child -> keys.addAll(keys(child)));
        return keys;
    }

    private static JsonNode kamelet(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
