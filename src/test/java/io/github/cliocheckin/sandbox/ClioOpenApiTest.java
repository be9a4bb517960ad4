package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the sandbox Clio answers fits Clio's own OpenAPI description, which lies beside the project where there is one. Lenient
 * in two things that the description does not say and real answers do: fields may be null, and a custom field's value is of its
 * field's type.
 */
class ClioOpenApiTest {
    private static final Path DESCRIPTION = Path.of("../shared/reference/clio-openapi.json");
    private static final String MATTER_FIELDS = "id,etag,number,display_number,description,status,client_id,billable,"
            + "billing_method,open_date,pending_date,close_date,created_at,updated_at,"
            + "client{id,etag,name,first_name,last_name,type,primary_email_address,primary_phone_number,created_at},"
            + "practice_area{id,name},matter_stage{id,name},responsible_attorney{id,name,email,enabled},group,"
            + "custom_field_values{id,etag,field_name,field_type,field_required,field_displayed,field_display_order,"
            + "value,soft_deleted,created_at,updated_at,custom_field,picklist_option}";

    private static JsonNode description;
    private static SandboxClio clio;
    private static Caller caller;

    @BeforeAll
    static void readTheDescriptionOnce() throws IOException {
        assumeTrue(Files.isReadable(DESCRIPTION), "Skipped: Clio's OpenAPI description is not at " + DESCRIPTION);
        description = new ObjectMapper().readTree(DESCRIPTION.toFile());
        clio = SandboxClio.start(0, Firm.demo(Clock.systemUTC()));
        caller = Caller.of(clio);
    }

    @AfterAll
    static void stop() {
        if (clio != null) {
            clio.close();
        }
    }

    @Test
    void theListOfMattersFits() {
        JsonNode answer = caller.matters("fields", MATTER_FIELDS).json();
        assertThat(answer.path("data")).hasSizeGreaterThan(100);
        assertThat(faultsOf(answer, "/matters.json")).isEmpty();
    }

    @Test
    void aSingleMatterFits() {
        long id = caller.matters("limit", "1").ids().get(0);
        JsonNode answer = caller.get("/api/v4/matters/" + id + ".json?fields="
                        + MATTER_FIELDS.replace("{", "%7B").replace("}", "%7D"))
                .json();
        assertThat(faultsOf(answer, "/matters/{id}.json")).isEmpty();
    }

    @Test
    void theListOfCustomFieldsFits() {
        JsonNode answer = caller.get("/api/v4/custom_fields.json?fields=id,etag,name,parent_type,field_type,displayed,"
                        + "deleted,required,display_order,created_at,updated_at,"
                        + "picklist_options%7Bid,etag,option,created_at,updated_at,deleted_at%7D")
                .json();
        assertThat(answer.path("data")).hasSize(3);
        assertThat(faultsOf(answer, "/custom_fields.json")).isEmpty();
    }

    @Test
    void theConnectedUserFits() {
        JsonNode answer = caller.get("/api/v4/users/who_am_i.json?fields=id,etag,name,first_name,last_name,email,"
                        + "enabled,subscription_type,account_owner,time_zone,account%7Bid,name%7D")
                .json();
        assertThat(answer.at("/data/account/name").asText()).isNotEmpty();
        assertThat(faultsOf(answer, "/users/who_am_i.json")).isEmpty();
    }

    @Test
    void aContactFits() {
        long id =
                caller.matters("fields", "client{id}").first().at("/client/id").asLong();
        JsonNode answer = caller.get("/api/v4/contacts/" + id + ".json?fields=id,etag,name,type,is_client,"
                        + "email_addresses%7Bid,address,name,primary%7D,phone_numbers%7Bid,number,name,primary%7D")
                .json();
        assertThat(answer.at("/data/email_addresses")).hasSize(1);
        assertThat(faultsOf(answer, "/contacts/{id}.json")).isEmpty();
    }

    @Test
    void aCustomActionFits() {
        caller.send(
                "POST",
                "/api/v4/custom_actions.json",
                "{\"data\":{\"label\":\"Ask\",\"target_url\":\"https://app.test/\",\"ui_reference\":\"matters/show\"}}");
        JsonNode answer = caller.get(
                        "/api/v4/custom_actions.json?fields=id,etag,label,target_url,ui_reference,created_at,updated_at")
                .json();
        assertThat(answer.path("data")).hasSize(1);
        assertThat(faultsOf(answer, "/custom_actions.json")).isEmpty();
    }

    @Test
    void aWebhookFits() {
        long id = new HookApp(caller, "http://127.0.0.1:1/").creates();
        JsonNode answer = caller.get(HookApp.one(id) + ",user%7Bid%7D").json();
        assertThat(answer.at("/data/status").asText()).isEqualTo("pending");
        assertThat(faultsOf(answer, "/webhooks/{id}.json")).isEmpty();
    }

    @Test
    void aRefusalFits() {
        JsonNode answer = caller.matters("fields", "nonsense").json();
        assertThat(faultsOf(answer, "/matters.json", "400")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsFound() {
        ObjectNode answer = (ObjectNode) caller.matters("fields", "id,status").json();
        ((ObjectNode) answer.path("data").get(0)).put("status", "closed").put("id", "one");
        assertThat(faultsOf(answer, "/matters.json")).hasSize(2);
    }

    @Test
    void everyFieldOfTheDescriptionCanBeAskedFor() {
        assertSameNames(ClioResources.MATTER, "Matter");
        assertSameNames(ClioResources.CONTACT, "Contact");
        assertSameNames(ClioResources.USER, "User");
        assertSameNames(ClioResources.CUSTOM_FIELD, "CustomField");
        assertSameNames(ClioResources.CUSTOM_ACTION, "CustomAction");
        assertSameNames(ClioResources.WEBHOOK, "Webhook");
    }

    private static void assertSameNames(ClioResource resource, String schema) {
        JsonNode parts = description.at("/components/schemas/" + schema + "/allOf");
        List<String> associations = names(parts.get(1).path("properties"));
        List<String> scalars = names(description.at("/components/schemas/" + schema + "_base/properties"));
        scalars.removeAll(associations);
        assertThat(resource.associations().keySet()).containsExactlyInAnyOrderElementsOf(associations);
        assertThat(resource.scalars()).containsAll(scalars);
    }

    private static List<String> names(JsonNode properties) {
        return new ArrayList<>(
                properties.properties().stream().map(Map.Entry::getKey).toList());
    }

    private static Set<ValidationMessage> faultsOf(JsonNode answer, String path) {
        return faultsOf(answer, path, "200");
    }

    private static Set<ValidationMessage> faultsOf(JsonNode answer, String path, String status) {
        JsonNode content = description
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path(status)
                .path("content");
        ObjectNode schema = content.elements().next().path("schema").deepCopy();
        // The references in a schema are into the whole description, so its components come along.
        schema.set("components", description.path("components"));
        return schemaOf(schema)
                .validate(
                        lenient(answer.deepCopy()),
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static JsonSchema schemaOf(JsonNode schema) {
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V4,
                        builder -> builder.metaSchema(OpenApi30.getInstance())
                                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()))
                .getSchema(schema, SchemaValidatorsConfig.builder().build());
    }

    private static JsonNode lenient(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> nulls = StreamSupport.stream(object.properties().spliterator(), false)
                    .filter(member -> member.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList();
            object.remove(nulls);
            if (object.has("value")) {
                object.put("value", object.get("value").asText());
            }
            object.forEach(ClioOpenApiTest::lenient);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ClioOpenApiTest::lenient);
        }
        return node;
    }
}
