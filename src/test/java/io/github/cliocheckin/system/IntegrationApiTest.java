package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.integration.RunRequests;
import io.github.cliocheckin.security.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API as an operator's tools use it: each curl command of the article, and each way to get a call wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationApiTest {

    private static final String PUT_GROUP = "/integration/add/businessintegrationgroup";
    private static final String PUT_MAPPING = "/integration/add/businessintegrationmapping";
    private static final String UPDATE_GROUP = "/integration/update/businessintegrationgroup";

    private TestService service;
    private ApiContract contract;
    private long lastBusiness = 700000000000000L;
    private Supplier<List<Long>> plannedRuns = () -> List.of(41L, 42L);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(
                folder, Map.of(), main -> main.bind("runRequests", (RunRequests) mapping -> plannedRuns.get()));
        contract = new ApiContract(service.get("/openapi.json").json());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theArticlesCurlCommandsWork() throws Exception {
        JsonNode smb = put(
                PUT_GROUP,
                "{ \"parentBusinessNumber\" :149451644517222, \"integrationSourceId\" : 2,"
                        + " \"integrationGroupTriggers\":[{\"triggerId\":16,\"triggerTypeId\":2}]}");
        assertThat(smb.at("/integrationGroupTriggers/0/triggerId").asInt()).isEqualTo(81);
        long group = smb.path("groupId").asLong();

        JsonNode named = put(
                PUT_GROUP,
                "{\"parentBusinessNumber\" :151544645328379,\"integrationSourceId\" : 2,"
                        + " \"integrationGroupTriggers\":[{\"triggerId\":2,\"triggerTypeId\":1}],"
                        + "\"integrationGroupProperties\" :[{\"propertyKey\" :\"dont.send.review.field.name\","
                        + "\"propertyValue\" :\"No review requests\"}]}");
        assertThat(named.at("/integrationGroupProperties/0/propertyValue").asText())
                .isEqualTo("No review requests");

        JsonNode enterprise = put(
                PUT_GROUP,
                "{ \"parentBusinessNumber\" :149451644517222, \"integrationSourceId\" : 2,"
                        + " \"integrationGroupTriggers\":[{\"triggerId\":2,\"triggerTypeId\":1}],"
                        + "\"integrationGroupProperties\" :[{ \"propertyKey\" :\"clio.location.custom.field.name\","
                        + " \"propertyValue\" : \"New Location\" } ] }");
        assertThat(enterprise.path("groupId").asLong()).isEqualTo(group);

        JsonNode triggers = ok(200, "GET", "/integration/trigger/integrationtriggers/sourceid/2", null);
        assertThat(triggers.findValuesAsText("triggerService"))
                .contains(
                        "clioClosedMatterTriggerService",
                        "clioMatterWebhookTriggerService",
                        "clioPendingMatterTriggerService");

        JsonNode found = ok(200, "GET", "/integration/businessintegrationgroup/149451644517222", null);
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/integrationSourceType").toString())
                .isEqualTo("{\"id\":2,\"integrationSource\":\"CLIO\",\"sourceCategory\":\"Legal\","
                        + "\"oauthEnabled\":true}");

        JsonNode replaced = ok(
                200,
                "POST",
                UPDATE_GROUP + "?replaceTriggers=true",
                "{ \"groupId\": " + group + ",\"integrationGroupTriggers\":[{\"triggerId\":2,\"triggerTypeId\":1}]}");
        assertThat(replaced.path("integrationGroupTriggers").toString())
                .isEqualTo("[{\"triggerId\":2,\"triggerTypeId\":1}]");

        JsonNode single = put(
                PUT_MAPPING,
                "{ \"businessNumber\": 149451644517222, \"integrationGroupId\" : " + group + ", \"active\": true }");
        JsonNode location = put(
                PUT_MAPPING,
                "{ \"businessNumber\": 149451644517222, \"integrationGroupId\" : " + group + ", \"active\": true,"
                        + "\"integrationProperties\":[ { \"propertyKey\" :\"clio.location.name\","
                        + " \"propertyValue\" :\"Norman\" } ] }");
        JsonNode webhook = put(
                PUT_MAPPING,
                "{ \"businessNumber\": 149451644517222, \"integrationGroupId\" : " + group + ", \"active\": true,"
                        + "\"integrationProperties\":[ { \"propertyKey\" :\"clio.webhook.location.name\","
                        + " \"propertyValue\" :\"Norman\" } ] }");
        assertThat(single.path("mappingId").isIntegralNumber()).isTrue();
        assertThat(location.path("mappingId")).isEqualTo(single.path("mappingId"));
        assertThat(webhook.path("integrationProperties")).hasSize(2);
    }

    @Test
    void whatWasPutIsChangedAndReadBack() throws Exception {
        long group = group();
        long mapping = mapping(group, "Norman");
        String mappingPath = "/integration/businessintegrationmapping/" + mapping;
        JsonNode changed = ok(
                200,
                "PATCH",
                mappingPath,
                "{\"active\":false,\"frequency\":{\"value\":4,\"unit\":\"HOURS\"},"
                        + "\"nextRunTime\":\"2026-11-22T08:00:00+01:00\",\"integrationProperties\":"
                        + "[{\"propertyKey\":\"clio.location.name\",\"propertyValue\":null}]}");
        assertThat(changed.path("nextRunTime").asText()).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(changed.path("integrationProperties")).isEmpty();
        assertThat(ok(200, "GET", mappingPath, null)).isEqualTo(changed);
        assertThat(ok(200, "GET", "/integration/businessintegrationmapping?groupId=" + group, null))
                .containsExactly(changed);
        assertThat(ok(200, "GET", "/integration/businessintegrationmapping", null))
                .contains(changed);
        problem(409, "active", "POST", mappingPath + "/run", null);
        ok(200, "PATCH", mappingPath, "{\"active\":true}");
        assertThat(ok(202, "POST", mappingPath + "/run", null).toString())
                .isEqualTo("{\"runId\":41,\"runIds\":[41,42]}");
        JsonNode beta = ok(
                200,
                "PATCH",
                "/integration/businessintegrationgroup/" + group,
                "{\"beta\":true,\"paused\":true,\"integrationGroupProperties\":[]}");
        assertThat(beta.path("beta").asBoolean()).isTrue();
        problem(409, "paused", "POST", mappingPath + "/run", null);
    }

    @Test
    void keysAndTokensAreNeverAnswered() throws Exception {
        long group = group();
        TestService.Answer connected = call(
                "PUT",
                "/integration/businessintegrationgroup/" + group + "/connection",
                "{\"region\":\"US\",\"accessToken\":\"a-secret\"}");
        assertThat(connected.text()).contains("connectedAt").doesNotContain("a-secret");
        String business = "/integration/business/" + ++lastBusiness;
        TestService.Answer kept = call(
                "PUT",
                business,
                "{\"name\":\"Firm\",\"apiKey\":\"a-secret\",\"timeZone\":\"America/Chicago\",\"countryCode\":\"US\"}");
        assertThat(kept.text()).doesNotContain("a-secret");
        assertThat(ok(200, "PUT", business, "{\"name\":null}").path("hasApiKey").asBoolean())
                .isTrue();
        assertThat(ok(200, "GET", business, null).path("name").isNull()).isTrue();
        problem(422, "apiKey", "PUT", business, "{\"apiKey\":\"a secret\"}");
        assertThat(call("PUT", business, "{\"apiKey\":\"a secret\"}").text()).doesNotContain("a secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    422 | parentBusinessNumber                      | {"integrationSourceId":2}
                    422 | parentBusinessNumber                      | {"parentBusinessNumber":-1,"integrationSourceId":2}
                    422 | integrationSourceId                       | {"parentBusinessNumber":5}
                    422 | integrationSourceId                       | {"parentBusinessNumber":5,"integrationSourceId":3}
                    422 | integrationGroupTriggers                  | {"parentBusinessNumber":5,"integrationSourceId":2}
                    422 | integrationGroupTriggers[0]               | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[null]}
                    422 | integrationGroupTriggers[0].triggerId     | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerTypeId":1}]}
                    422 | integrationGroupTriggers[1].triggerId     | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":1},{"triggerId":3,"triggerTypeId":1}]}
                    422 | integrationGroupTriggers[0].triggerTypeId | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":2}]}
                    422 | integrationGroupProperties[0].propertyKey | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":1}],"integrationGroupProperties":[{"propertyKey":"clio.location.name","propertyValue":"x"}]}
                    422 | integrationGroupProperties[0].propertyValue | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":1}],"integrationGroupProperties":[{"propertyKey":"clio.location.custom.field.name","propertyValue":" "}]}
                    400 | integrationGroupTriggers[0].triggerTypeId | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":"1"}]}
                    400 | integrationGroupTriggers[0].triggerId     | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":[{"triggerId":99999999999,"triggerTypeId":1}]}
                    400 | integrationGroupTriggers                  | {"parentBusinessNumber":5,"integrationSourceId":2,"integrationGroupTriggers":{}}
                    400 | parentBusinessNumber                      | {"parentBusinessNumber":5.5,"integrationSourceId":2}
                    400 | parentBusinessNumber                      | {"parentBusinessNumber":99999999999999999999,"integrationSourceId":2}
                    400 | parentBusinessNumber                      | {"parentBusinessNumber":true,"integrationSourceId":2}
                    400 | businessNumber                            | {"businessNumber":5}
                    400 | integrationGroupProperties[0].propertyValue | {"parentBusinessNumber":5,"integrationGroupProperties":[{"propertyKey":"clio.location.custom.field.name","propertyValue":7}]}
                    400 | | {"parentBusinessNumber":5,"parentBusinessNumber":6}
                    400 | | {"parentBusinessNumber":
                    400 | | {} {}
                    400 | | []
                    400 | | null
                    400 | | 7
                    """)
    void aGroupThatCannotBeIsRefusedByItsFieldAndLeavesNothing(int status, String field, String json) throws Exception {
        problem(status, field, "PUT", PUT_GROUP, json);
        problem(404, "businessNumber", "GET", "/integration/businessintegrationgroup/5", null);
    }

    @Test
    void aCallWithoutABodyIsRefused() throws Exception {
        problem(400, null, "PUT", PUT_GROUP, "");
    }

    @Test
    void aLocationsNameOfAnotherMappingIsAConflict() throws Exception {
        long group = group();
        mapping(group, "Oklahoma City");
        problem(
                409,
                "integrationProperties[0].propertyValue",
                "PUT",
                PUT_MAPPING,
                mappingJson(group, ++lastBusiness, " OKLAHOMA  city"));
        long other = mapping(group, "Tulsa");
        problem(
                409,
                "integrationProperties[0].propertyValue",
                "PATCH",
                "/integration/businessintegrationmapping/" + other,
                "{\"integrationProperties\":[{\"propertyKey\":\"clio.location.name\",\"propertyValue\":\"oklahoma city\"}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
                    404 | sourceId           | GET   | /integration/trigger/integrationtriggers/sourceid/3 | -
                    400 | sourceId           | GET   | /integration/trigger/integrationtriggers/sourceid/x | -
                    404 | businessNumber     | GET   | /integration/businessintegrationgroup/987654321 | -
                    400 | businessNumber     | GET   | /integration/businessintegrationgroup/-1 | -
                    404 | groupId            | PATCH | /integration/businessintegrationgroup/987654321 | {"beta":true}
                    400 | beta               | PATCH | /integration/businessintegrationgroup/987654321 | {"beta":"true"}
                    400 | groupId            | PATCH | /integration/businessintegrationgroup/987654321 | {"groupId":1}
                    404 | groupId            | PUT   | /integration/businessintegrationgroup/987654321/connection | {"region":"US","accessToken":"t"}
                    422 | region             | PUT   | /integration/businessintegrationgroup/987654321/connection | {"region":"us","accessToken":"t"}
                    422 | accessToken        | PUT   | /integration/businessintegrationgroup/987654321/connection | {"region":"US"}
                    422 | accessToken        | PUT   | /integration/businessintegrationgroup/987654321/connection | {"region":"US","accessToken":"a b"}
                    404 | groupId            | POST  | /integration/update/businessintegrationgroup | {"groupId":987654321,"integrationGroupTriggers":[{"triggerId":2,"triggerTypeId":1}]}
                    400 | replaceTriggers    | POST  | /integration/update/businessintegrationgroup?replaceTriggers=1 | {"groupId":1}
                    400 | replaceTrigger     | POST  | /integration/update/businessintegrationgroup?replaceTrigger=true | {"groupId":1}
                    422 | groupId            | POST  | /integration/update/businessintegrationgroup | {}
                    404 | integrationGroupId | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5,"integrationGroupId":987654321}
                    422 | integrationGroupId | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5}
                    400 | active             | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5,"integrationGroupId":1,"active":1}
                    422 | frequency.value    | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5,"integrationGroupId":1,"frequency":{"value":0,"unit":"DAYS"}}
                    422 | frequency.unit     | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5,"integrationGroupId":1,"frequency":{"value":1,"unit":"WEEKS"}}
                    422 | nextRunTime        | PUT   | /integration/add/businessintegrationmapping | {"businessNumber":5,"integrationGroupId":1,"nextRunTime":"2026-01-01"}
                    404 | id                 | GET   | /integration/businessintegrationmapping/987654321 | -
                    404 | id                 | PATCH | /integration/businessintegrationmapping/987654321 | {"active":true}
                    404 | id                 | POST  | /integration/businessintegrationmapping/987654321/run | -
                    400 | groupId            | GET   | /integration/businessintegrationmapping?groupId=x | -
                    404 | businessNumber     | GET   | /integration/business/987654321 | -
                    422 | businessNumber     | PUT   | /integration/business/0 | {}
                    422 | timeZone           | PUT   | /integration/business/5 | {"timeZone":"Mars/Base"}
                    422 | countryCode        | PUT   | /integration/business/5 | {"countryCode":"USA"}
                    400 | name               | PUT   | /integration/business/5 | {"name":5}
                    404 | id                 | GET   | /integration/runs/987654321 | -
                    400 | limit              | GET   | /integration/runs?limit=0 | -
                    400 | group              | GET   | /integration/runs?group=1 | -
                    404 | id                 | GET   | /integration/checkins/987654321 | -
                    400 | state              | GET   | /integration/checkins?state=SENT&state=LOST | -
                    400 | from               | GET   | /integration/checkins?from=01.02.2026 | -
                    400 | from               | GET   | /integration/checkins?from=%2B999999999-01-01 | -
                    400 | reason             | GET   | /integration/checkins?reason=A_CODE_THAT_NO_COLUMN_HAS_ROOM_FOR_ALL_LETTERS_OF_IT | -
                    400 | reason             | GET   | /integration/checkins?reason=A%00 | -
                    400 | matterId           | GET   | /integration/checkins?matterId=x | -
                    400 | matterId           | GET   | /integration/checkins?matterId=1&matterId=2 | -
                    400 | limit              | GET   | /integration/checkins?limit=1001 | -
                    400 | after              | GET   | /integration/checkins?after=-1 | -
                    400 | states             | GET   | /integration/checkins?states=SENT | -
                    404 | -                  | GET   | /integration/nothing | -
                    405 | -                  | GET   | /integration/add/businessintegrationgroup | -
                    405 | -                  | POST  | /integration/checkins/5 | -
                    """)
    void aCallThatCannotBeDoneSaysWhy(int status, String field, String method, String path, String json)
            throws Exception {
        problem(status, field, method, path, json);
    }

    @Test
    void aPathTellsWhichMethodsItTakes() {
        assertThat(service.call("DELETE", "/integration/business/5", null)
                        .headers()
                        .get("Allow"))
                .containsExactly("GET, PUT");
    }

    @Test
    void aBodyThatIsNotSaidToBeJsonIsRefused() throws Exception {
        TestService.Answer answer = service.call(
                "PUT", "/integration/business/5", "{}", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(415);
        contract.check("PUT", "/integration/business/5", null, answer);
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        problem(413, null, "PUT", "/integration/business/5", "{\"name\":\"" + "x".repeat(1_048_576) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/integration/runs", "/nothing", "/observe/health", "/%2e%2e/x"})
    void nothingIsAnsweredToAStranger(String path) {
        for (String[] headers : new String[][] {
            {},
            {"Authorization", "Bearer wrong"},
            {"Authorization", "Bearer "},
            {"Authorization", "Basic " + TestService.TOKEN},
            {"Authorization", TestService.TOKEN},
            {"X-Authorization", "Bearer " + TestService.TOKEN},
            {"Authorization", "Bearer " + TestService.TOKEN, "Authorization", "Bearer wrong"}
        }) {
            TestService.Answer answer = service.callAsStranger("GET", path, headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.headers()).containsKey("www-authenticate");
            assertThat(answer.text()).doesNotContain(TestService.TOKEN);
        }
    }

    @Test
    void whatFailsInsideIsNotTold() throws Exception {
        long mapping = mapping(group(), "Norman");
        Supplier<List<Long>> before = plannedRuns;
        plannedRuns = () -> {
            throw new IllegalStateException("an inner secret");
        };
        String path = "/integration/businessintegrationmapping/" + mapping + "/run";
        problem(500, null, "POST", path, null);
        assertThat(call("POST", path, null).text()).doesNotContain("secret", "IllegalState", "cliocheckin.");
        plannedRuns = before;
    }

    @Test
    void theSchemesCaseDoesNotMatter() {
        assertThat(service.callAsStranger("GET", "/openapi.json", "Authorization", "bearer " + TestService.TOKEN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyInNoEncodingOfJsonIsRefused() {
        String path = "/integration/businessintegrationgroup/1";
        String bearer = "Authorization: Bearer " + TestService.TOKEN;
        for (String body :
                List.of("\u0000\u0000\u0000\u00ff", "\u0000\u0000\u00fe\u00ff\u0011\u0011\u0011\u0011", "\u00ff")) {
            assertThat(RawCall.status(service.port(), "PATCH", path, body, bearer))
                    .isEqualTo(400);
        }
    }

    @Test
    void healthIsToldOnItsOwnPortWithoutAToken() {
        assertThat(service.callAsStranger("GET", service.managementUrl() + "/observe/health")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCallersHeadersNeitherSteerTheServiceNorComeBack() {
        long mapping = mapping(group(), "Norman");
        String path = "/integration/businessintegrationmapping/" + mapping;
        TestService.Answer answer = service.call(
                "GET",
                path,
                null,
                "id",
                "987654321",
                "CamelHttpResponseCode",
                "500",
                "CamelBeanMethodName",
                "list",
                "X-Mine",
                "1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("mappingId").asLong()).isEqualTo(mapping);
        assertThat(answer.headers().keySet()).doesNotContain("X-Mine", "x-mine", "id", "Authorization");
    }

    @Test
    void theDescriptionHasEveryCallAndNoOther() {
        Set<String> served = service.camel().getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().startsWith("rest://"))
                .filter(route -> !isPage(route))
                .map(route -> URLDecoder.decode(route.getEndpoint().getEndpointUri(), StandardCharsets.UTF_8)
                                .replaceFirst("^rest://([a-z]+):([^?]+).*", "$1 $2")
                        + " " + service.calledBy(route))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(contract.operations());
    }

    private boolean isPage(Route route) {
        return Endpoint.valueOf(service.calledBy(route).toUpperCase(Locale.ROOT).replace('-', '_'))
                .isPage();
    }

    @Test
    void theLedgerIsListedAsJsonAndAsCsv() throws Exception {
        TestLedger ledger =
                new TestLedger(service.bean("database", Database.class).client(), group());
        long sent = ledger.add("SENT", null, "2026-03-01");
        long restricted = ledger.add("RESTRICTED", "NO_VALID_CONTACT", "2026-03-02");
        ledger.changed(sent, "SENT", "the receiver took it");
        String mine = "/integration/checkins?groupId=" + ledger.groupId();
        JsonNode first = ok(200, "GET", mine + "&limit=1", null);
        assertThat(first.at("/data/0/id").asLong()).isEqualTo(sent);
        assertThat(first.at("/data/0").has("history")).isFalse();
        JsonNode last =
                ok(200, "GET", mine + "&limit=1&after=" + first.path("next").asText(), null);
        assertThat(last.at("/data/0/reason/code").asText()).isEqualTo("NO_VALID_CONTACT");
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(ok(
                                200,
                                "GET",
                                mine + "&state=RESTRICTED,HELD&reason=NO_VALID_CONTACT&from=2026-03-02&to=2026-03-02",
                                null)
                        .at("/data/0/id")
                        .asLong())
                .isEqualTo(restricted);
        assertThat(ok(200, "GET", "/integration/checkins/" + sent, null)
                        .at("/history/0/cause")
                        .asText())
                .isEqualTo("the receiver took it");
        TestService.Answer table = service.call("GET", mine, null, "Accept", "text/csv");
        contract.check("GET", mine, null, table);
        assertThat(table.text().lines()).hasSize(3).first().asString().startsWith("id,groupId,mappingId,");
    }

    @Test
    void aLongTableOfTheLedgerArrivesWhole() {
        TestLedger ledger =
                new TestLedger(service.bean("database", Database.class).client(), group());
        ledger.add("PENDING", null, "2026-03-01");
        ledger.multiply();
        String mine = "/integration/checkins?groupId=" + ledger.groupId();
        assertThat(service.call("GET", mine, null, "Accept", "text/csv").text().lines())
                .hasSize(1 + TestLedger.MANY);
    }

    private JsonNode put(String path, String json) throws Exception {
        return ok(200, "PUT", path, json);
    }

    private JsonNode ok(int status, String method, String path, String json) throws Exception {
        TestService.Answer answer = call(method, path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private void problem(int status, String field, String method, String path, String json) throws Exception {
        TestService.Answer answer = call(method, path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("field").asText(null)).as(answer.text()).isEqualTo(field);
    }

    private TestService.Answer call(String method, String path, String json) throws Exception {
        TestService.Answer answer = service.call(method, path, json);
        contract.check(method, path, json, answer);
        return answer;
    }

    private long group() {
        return service.put(
                        PUT_GROUP,
                        "{\"parentBusinessNumber\":" + ++lastBusiness + ",\"integrationSourceId\":2,"
                                + "\"integrationGroupTriggers\":[{\"triggerId\":2,\"triggerTypeId\":1}]}")
                .json()
                .path("groupId")
                .asLong();
    }

    private long mapping(long group, String location) {
        return service.put(PUT_MAPPING, mappingJson(group, ++lastBusiness, location))
                .json()
                .path("mappingId")
                .asLong();
    }

    private static String mappingJson(long group, long business, String location) {
        return "{\"businessNumber\":" + business + ",\"integrationGroupId\":" + group + ",\"integrationProperties\":"
                + "[{\"propertyKey\":\"clio.location.name\",\"propertyValue\":\"" + location + "\"}]}";
    }
}
