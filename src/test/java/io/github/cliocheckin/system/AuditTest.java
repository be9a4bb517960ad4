package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.integration.RunRequests;
import io.github.cliocheckin.security.Endpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call that changes something leaves an entry in the audit trail, and people can read it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private static final Set<String> CHANGING = Set.of("put", "post", "patch", "delete");

    /** The calls that leave no entry, each with its reason. */
    private static final Map<String, String> WITHOUT_ENTRY = Map.of(
            "log-in", "a session is no setting",
            "log-out", "a session is no setting",
            "check-authorization", "it looks at what Clio grants and changes nothing of ours",
            "follow-invitation", "nothing is changed before the person comes back from Clio (AuthorizationTest)",
            "hear-of-deauthorization", "a hint, which Clio is asked about",
            "check-routes", "it looks at a file and loads nothing",
            "hear-of-matter", "a hint of Clio's, whose matter is read",
            "confirm-send-review", "the row's own history says who asked (SendReviewTest)");

    private TestService service;
    private ApiContract contract;

    /** A call that changes something, on what those before it made. */
    private record Change(String method, String path, String json) {}

    private static final Map<String, Change> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("put-group", new Change("PUT", "/integration/add/businessintegrationgroup", """
                {"parentBusinessNumber": 5, "integrationSourceId": 2,
                 "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}"""));
        CHANGES.put("update-group", new Change("POST", "/integration/update/businessintegrationgroup", """
                {"groupId": 1, "integrationGroupTriggers": [{"triggerId": 22, "triggerTypeId": 1}]}"""));
        CHANGES.put("change-group", new Change("PATCH", "/integration/businessintegrationgroup/1", """
                {"beta": true}"""));
        CHANGES.put("connect-group", new Change("PUT", "/integration/businessintegrationgroup/1/connection", """
                {"region": "US", "accessToken": "a-secret"}"""));
        CHANGES.put("put-business", new Change("PUT", "/integration/business/6", """
                {"name": "Norman", "apiKey": "a-secret"}"""));
        CHANGES.put("put-mapping", new Change("PUT", "/integration/add/businessintegrationmapping", """
                {"businessNumber": 6, "integrationGroupId": 1, "active": false}"""));
        CHANGES.put("change-mapping", new Change("PATCH", "/integration/businessintegrationmapping/1", """
                {"active": true}"""));
        CHANGES.put("run-mapping", new Change("POST", "/integration/businessintegrationmapping/1/run", null));
        CHANGES.put("invite-firm", new Change("POST", "/integration/businessintegrationmapping/1/authorization", null));
        CHANGES.put(
                "disconnect-group",
                new Change("DELETE", "/integration/businessintegrationmapping/1/authorization", null));
        CHANGES.put("replay-check-in", new Change("POST", "/integration/checkins/1/replay", null));
        CHANGES.put("decide-check-in-again", new Change("POST", "/integration/checkins/2/decision", null));
        CHANGES.put("replay-check-ins", new Change("POST", "/integration/checkins/replay", """
                {"state": "FAILED"}"""));
        CHANGES.put("decide-check-ins-again", new Change("POST", "/integration/checkins/decision", """
                {"ids": [2]}"""));
        CHANGES.put("add-token", new Change("POST", "/access/tokens", """
                {"name": "deploy", "role": "viewer"}"""));
        CHANGES.put("revoke-token", new Change("DELETE", "/access/tokens/1", null));
        CHANGES.put("add-user", new Change("POST", "/access/users", """
                {"name": "anna", "password": "a-secret of anna", "role": "viewer"}"""));
        CHANGES.put("change-user", new Change("PATCH", "/access/users/anna", """
                {"role": "operator"}"""));
        CHANGES.put("change-password", new Change("POST", "/access/password", """
                {"oldPassword": "a-secret of anna", "newPassword": "a-secret of anna's"}"""));
        CHANGES.put("rotate-secrets", new Change("POST", "/access/secrets/rotation", null));
    }

    @BeforeAll
    void changeAll(@TempDir Path folder) throws Exception {
        service = TestService.start(
                folder,
                Map.of(
                        "clio.us.url", "http://127.0.0.1:1",
                        "clio.us.client-id", "app",
                        "clio.us.client-secret", "a-secret"),
                main -> main.bind("runRequests", (RunRequests) mapping -> List.of(41L, 42L)));
        contract = new ApiContract(service.get("/openapi.json").json());
        CHANGES.forEach((action, change) -> {
            if (action.equals("replay-check-in")) {
                addCheckIn("FAILED");
                addCheckIn("RESTRICTED");
            }
            TestService.Answer answer = action.equals("change-password")
                    ? service.call(change.method, change.path, change.json, "Authorization", "Bearer " + anna())
                    : service.call(change.method, change.path, change.json);
            assertThat(answer.status())
                    .as(action + " answered " + answer.text())
                    .isBetween(200, 299);
        });
    }

    private void addCheckIn(String state) {
        service.bean("database", Database.class)
                .client()
                .sql("INSERT INTO check_in (group_id, trigger_id, matter_id, state, decided_at)"
                        + " VALUES (1, 2, ?, ?, CURRENT_TIMESTAMP)")
                .params(state.length(), state)
                .update();
    }

    /** A session of the person that the calls before have added. */
    private String anna() {
        return service.post("/access/login", """
                {"name": "anna", "password": "a-secret of anna"}""").json().get("token").asText();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static Set<String> pages() {
        return Arrays.stream(Endpoint.values())
                .filter(Endpoint::isPage)
                .map(page -> page.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyCallThatChangesSomethingLeavesAnEntryOfItsName() throws Exception {
        Set<String> calls = service.camel().getRoutes().stream()
                .filter(route -> CHANGING.stream()
                        .anyMatch(method -> route.getEndpoint().getEndpointUri().startsWith("rest://" + method)))
                .map(route -> service.calledBy(route))
                .collect(Collectors.toCollection(TreeSet::new));
        calls.removeAll(WITHOUT_ENTRY.keySet());
        // Pages make theirs by these calls: ConsoleAuditTest
        calls.removeAll(pages());
        assertThat(calls).as("calls that this test makes").isEqualTo(new TreeSet<>(CHANGES.keySet()));
        assertThat(audit(""))
                .extracting(entry -> entry.path("action").asText())
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void anEntryShowsWhatTheCallsAnswer() throws Exception {
        JsonNode run = audit("?subject=mapping+1&limit=1").get(0);
        assertThat(run.path("after").toString()).isEqualTo("{\"runId\":41,\"runIds\":[41,42]}");
        JsonNode mapping = audit("?subject=mapping+1").get(1);
        assertThat(mapping.at("/before/active").asBoolean(true)).isFalse();
        assertThat(mapping.path("after"))
                .isEqualTo(
                        service.get("/integration/businessintegrationmapping/1").json());
        assertThat(mapping.path("by").asText()).isEqualTo("setting api.token");
        JsonNode connected = audit("?subject=group+1").stream()
                .filter(entry -> entry.path("action").asText().equals("connect-group"))
                .findFirst()
                .orElseThrow();
        assertThat(connected.at("/before/connection").isNull()).isTrue();
        assertThat(connected.at("/after/connection/region").asText()).isEqualTo("US");
        assertThat(service.get("/access/audit").text()).doesNotContain("a-secret");
    }

    @Test
    void aCallThatWasRefusedOrChangedNothingLeavesNone() throws Exception {
        int before = audit("").size();
        assertThat(service.patch("/integration/businessintegrationgroup/1", "{\"beta\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(service.patch("/integration/businessintegrationgroup/9", "{\"beta\": true}")
                        .status())
                .isEqualTo(404);
        assertThat(audit("")).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, limit=0",
        "limit, limit=1001",
        "from, from=01.02.2026",
        "to, to=%2B999999999-01-01",
        "subject, subject=A%00",
        "after, after=-1",
        "who, who=anna"
    })
    void aQuestionThatCannotBeUnderstoodIsRefusedByItsParameter(String field, String query) throws Exception {
        TestService.Answer answer = service.get("/access/audit?" + query);
        contract.check("GET", "/access/audit", null, answer);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    private List<JsonNode> audit(String query) throws Exception {
        TestService.Answer answer = service.get("/access/audit" + query);
        contract.check("GET", "/access/audit", null, answer);
        return answer.json().path("data").valueStream().toList();
    }
}
