package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClioFieldsTest {
    private final Firm firm = Firm.empty();
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final Caller caller = Caller.of(clio);
    private final long matter = firm.addMatter("Closed", LocalDate.of(2026, 10, 30))
            .client(SandboxClient.person(7, "Ada", "Vega", "ada@mail.test", "5125550100"))
            .location("Austin")
            .dontSendReview(true)
            .save();

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void withoutFieldsThereIsIdAndEtagOnly() {
        assertThat(names(caller.matters().first())).containsExactly("id", "etag");
    }

    @Test
    void onlyWhatIsAskedForComes() {
        ObjectNode seen = caller.matters("fields", "id,close_date,pending_date,client{id,primary_email_address}")
                .first();
        assertThat(names(seen)).containsExactly("id", "close_date", "pending_date", "client");
        assertThat(seen.path("close_date").asText()).isEqualTo("2026-10-30");
        assertThat(seen.get("pending_date").isNull()).isTrue();
        assertThat(seen.path("client"))
                .isEqualTo(Json.object().put("id", 7).put("primary_email_address", "ada@mail.test"));
    }

    @Test
    void anAssociationWithoutBracesGivesItsDefaults() {
        assertThat(names(caller.matters("fields", "client").first().path("client")))
                .containsExactly("id", "etag");
        JsonNode value =
                values("custom_field_values{id,custom_field,picklist_option}").get(0);
        assertThat(names(value.path("custom_field"))).containsExactly("id", "etag");
        assertThat(value.path("picklist_option").path("option").asText()).isEqualTo("Austin");
    }

    @Test
    void aValueOfNoPicklistHasNoOption() {
        assertThat(values("custom_field_values{id,value,picklist_option}").get(1))
                .isEqualTo(Json.object().put("id", "checkbox-702").<ObjectNode>set("value", BooleanNode.TRUE));
    }

    @Test
    void theTextOfAPicklistOptionCanBeLeftOut() {
        firm.picklistTextInValues(false);
        JsonNode value = values("custom_field_values{value,picklist_option}").get(0);
        assertThat(names(value.path("picklist_option"))).containsExactly("id", "etag");
        assertThat(value.path("value").asLong())
                .isEqualTo(value.path("picklist_option").path("id").asLong());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,close_dat | close_dat",
                "client{id,phone} | phone",
                "status{id} | status{id}",
                "custom_field_values{id,custom_field{id},picklist_option{id,option}} | picklist_option}",
                "client{id | client{id",
                "id} | id}",
            })
    void aFieldThatDoesNotExistIsRefusedByName(String fields, String token) {
        Caller.Reply reply = caller.matters("fields", fields);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains(token).contains("not a valid field");
    }

    @Test
    void aRedactedClientIsItsIdWhateverWasAskedFor() {
        long id = firm.addMatter("Closed", LocalDate.of(2026, 10, 30))
                .client(SandboxClient.redacted(9))
                .save();
        assertThat(show(id, "client{id,name,primary_email_address}").path("client"))
                .isEqualTo(Json.object().put("id", 9).put("redacted", true));
    }

    @Test
    void aMissingClientIsNull() {
        long id =
                firm.addMatter("Closed", LocalDate.of(2026, 10, 30)).noClient().save();
        assertThat(show(id, "client{id,name}").get("client").isNull()).isTrue();
    }

    @Test
    void whoMayNotSeeCustomFieldsIsRefusedThemAndSeesIdsOnMatters() {
        firm.customFieldsForbidden(true);
        Caller.Reply reply = caller.get("/api/v4/custom_fields.json");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errorMessage()).isEqualTo("You don't have permission to view custom fields.");
        for (JsonNode value : values("custom_field_values{id,field_name,field_type,value,custom_field}")) {
            assertThat(names(value)).containsExactly("id");
        }
    }

    @Test
    void theFirmsFieldsAreListedWithTheirOptions() {
        long deleted = firm.addPicklistField("Old", List.of("A"));
        firm.fields().markDeleted(deleted);
        Caller.Reply reply = caller.get("/api/v4/custom_fields.json?parent_type=matter&deleted=false"
                + "&field_type=picklist&fields=id,name,field_type,picklist_options%7Bid,option,deleted_at%7D");
        assertThat(reply.data()).singleElement().satisfies(field -> {
            assertThat(field.path("name").asText()).isEqualTo("Location");
            assertThat(field.at("/picklist_options/0/option").asText()).isEqualTo("Austin");
        });
        assertThat(caller.get("/api/v4/custom_fields?parent_type=contact").data())
                .isEmpty();
    }

    @Test
    void valuesCanBeTrimmedToSomeFields() {
        assertThat(caller.matters(
                                "fields",
                                "custom_field_values{field_name}",
                                "custom_field_ids[]",
                                Long.toString(firm.checkboxField()))
                        .first()
                        .path("custom_field_values"))
                .singleElement()
                .satisfies(
                        value -> assertThat(value.path("field_name").asText()).isEqualTo("Don't Send Review"));
    }

    @Test
    void aSingleMatterHasAnEtagThatSparesTheNextAnswer() {
        Caller.Reply reply = caller.get("/api/v4/matters/" + matter + ".json?fields=id,etag,status");
        assertThat(reply.data().path("status").asText()).isEqualTo("Closed");
        String etag = reply.header("ETag");
        assertThat(reply.data().path("etag").asText()).isEqualTo(etag);
        Caller again = caller.with("Authorization", "Bearer sandbox-token", "If-None-Match", etag);
        assertThat(again.get("/api/v4/matters/" + matter).status()).isEqualTo(304);
    }

    @Test
    void aClientCanBeReadAsAContact() {
        assertThat(caller.get("/api/v4/contacts/7?fields=name,email_addresses%7Baddress,primary%7D")
                        .data()
                        .at("/email_addresses/0/address")
                        .asText())
                .isEqualTo("ada@mail.test");
    }

    @Test
    void aContactThatMayNotBeSeenIsNotFound() {
        firm.addMatter("Closed", LocalDate.of(2026, 10, 30))
                .client(SandboxClient.redacted(9))
                .save();
        firm.addMatter("Closed", LocalDate.of(2026, 10, 30)).noClient().save();
        assertThat(caller.get("/api/v4/contacts/9").status()).isEqualTo(404);
        assertThat(caller.get("/api/v4/contacts/0").status()).isEqualTo(404);
    }

    @Test
    void theConnectedUserCanBeAnother() {
        firm.updateWhoAmI(user -> user.put("id", 5));
        assertThat(caller.get("/api/v4/users/who_am_i").data().path("id").asInt())
                .isEqualTo(5);
    }

    @Test
    void theConnectedUserIsKnown() {
        JsonNode user = caller.get("/api/v4/users/who_am_i.json?fields=id,name,account%7Bid,name%7D")
                .data();
        assertThat(names(user)).containsExactly("id", "name", "account");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String path : List.of("matters/1", "contacts/1", "matters/x", "bills", "matters/1/notes")) {
            assertThat(caller.get("/api/v4/" + path).status()).as(path).isEqualTo(404);
        }
    }

    private JsonNode values(String fields) {
        return show(matter, fields).path("custom_field_values");
    }

    private JsonNode show(long id, String fields) {
        String encoded = fields.replace("{", "%7B").replace("}", "%7D");
        return caller.get("/api/v4/matters/" + id + ".json?fields=" + encoded).data();
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
