package io.github.cliocheckin.clio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.stream.Stream;

/** A matter as Clio answers it, put together by what a test is about and read as the service reads it. */
public final class TestMatter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ClioAnswers ANSWERS = new ClioAnswers(new ClioBudget(Clock.systemUTC()), Clock.systemUTC());

    private final ObjectNode matter = JSON.createObjectNode();

    /** A closed matter with a client who can be reached by e-mail. */
    public static TestMatter closed(long id, String closeDate) {
        return new TestMatter()
                .with("id", String.valueOf(id))
                .with("display_number", "\"%05d-Vega\"".formatted(id))
                .with("status", "\"Closed\"")
                .with("close_date", closeDate == null ? "null" : "\"" + closeDate + "\"")
                .client("Marisol Vega", "client" + id + "@example.com", null);
    }

    /** Sets a field of the matter to a JSON value. */
    public TestMatter with(String field, String json) {
        matter.set(field, parsed(json));
        return this;
    }

    public TestMatter updatedAt(String time) {
        return with("updated_at", "\"" + time + "\"");
    }

    public TestMatter client(String name, String email, String phone) {
        ObjectNode client =
                matter.putObject("client").put("id", 500_000 + matter.path("id").asLong());
        client.put("name", name).put("primary_email_address", email).put("primary_phone_number", phone);
        return this;
    }

    /** Adds an entry of a custom field, as JSON. */
    public TestMatter entry(String json) {
        matter.withArray("custom_field_values").add(parsed(json));
        return this;
    }

    /** Adds a checkbox with a JSON value in it. */
    public TestMatter checkbox(long fieldId, String name, String json) {
        return field(fieldId, name, "checkbox", json);
    }

    /** Adds a field of any type with a JSON value in it. */
    public TestMatter field(long fieldId, String name, String type, String json) {
        return entry(
                "{\"id\":\"%s-7%d\",\"field_name\":\"%s\",\"field_type\":\"%s\",\"value\":%s,\"soft_deleted\":false,"
                                .formatted(type, fieldId, name, type, json)
                        + "\"custom_field\":{\"id\":" + fieldId + "}}");
    }

    /** Adds the firm's location field with a text in it. */
    public TestMatter at(String location) {
        return field(61002, "Location", "text_line", "\"" + location + "\"");
    }

    public Matter matter() {
        return ANSWERS.matters(page(null, this)).data().get(0);
    }

    /** The answer of Clio's that holds these matters, with the address of the next page or null. */
    public static JsonNode page(String next, TestMatter... matters) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        Stream.of(matters).forEach(matter -> data.add(matter.matter));
        ObjectNode paging = answer.putObject("meta").putObject("paging");
        return next == null ? answer : withNext(answer, paging, next);
    }

    private static JsonNode withNext(ObjectNode answer, ObjectNode paging, String next) {
        paging.put("next", next);
        return answer;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
