package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what was really asked and answered against the description at {@code /openapi.json}. */
final class ApiContract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode description;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    ApiContract(JsonNode description) {
        this.description = description;
    }

    /** The operations that are described: method, path with its parameters' names, and id. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(operation.getKey() + " " + path.getKey() + " "
                                + operation.getValue().path("operationId").asText())));
        return operations;
    }

    /** Fails if an answer, or a request that was done, is not as described. */
    void check(String method, String path, String request, TestService.Answer answer) throws Exception {
        JsonNode operation = operation(method, path.split("\\?")[0]);
        if (operation == null) {
            assertThat(answer.status()).isIn(401, 403, 404, 405);
            conforms(description.at("/components/schemas/Problem"), answer.json());
            return;
        }
        if (request != null && answer.status() < 300) {
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            conforms(schema, new ObjectMapper().readTree(request));
        }
        JsonNode response = operation.path("responses").path(String.valueOf(answer.status()));
        assertThat(response.isMissingNode())
                .as("%s %s describes status %s", method, path, answer.status())
                .isFalse();
        if (response.has("$ref")) {
            response = description.at(response.path("$ref").asText().substring(1));
        }
        if (answer.status() == 204) {
            assertThat(answer.text()).isEmpty();
            assertThat(response.has("content")).isFalse();
            return;
        }
        String type = answer.contentType().split(";")[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s describes %s for status %s", method, path, type, answer.status())
                .isFalse();
        if (type.endsWith("json")) {
            conforms(schema, answer.json());
        }
    }

    private JsonNode operation(String method, String path) {
        for (Map.Entry<String, JsonNode> described : description.path("paths").properties()) {
            String pattern = described.getKey().replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.");
            if (path.matches(pattern) && described.getValue().has(method.toLowerCase(Locale.ROOT))) {
                return described.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }

    private void conforms(JsonNode schema, JsonNode value) {
        ObjectNode withComponents = schema.deepCopy();
        withComponents.set("components", description.path("components"));
        assertThat(schemas.getSchema(withComponents, config).validate(value))
                .as("%s as %s", value, schema)
                .isEmpty();
    }
}
