package io.github.cliocheckin.system;

import static io.github.cliocheckin.security.Endpoint.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.integration.RunRequests;
import io.github.cliocheckin.security.Endpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A page changes nothing but by the calls of the API: each leaves the entry of its call in the audit trail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAuditTest {

    private static final String PASSWORD = "four+words+are+enough";

    /** The pages that leave no entry, each with its reason. */
    private static final Map<Endpoint, String> WITHOUT_ENTRY = Map.of(
            SIGN_IN, "a session is no setting",
            SIGN_OUT, "a session is no setting",
            CHECK_LOCATION, "it looks at what Clio grants and changes nothing of ours",
            BEGIN_INTEGRATION, "a draft is no setting before it is saved",
            KEEP_DRAFT_LOCATION, "a draft is no setting before it is saved",
            THROW_DRAFT_AWAY, "a draft is no setting before it is saved");

    /** A form, on what those before it made, and the entries that it leaves. */
    private record Sent(String path, String form, List<String> entries) {

        static Sent of(String path, String form, String... entries) {
            return new Sent(path, form, List.of(entries));
        }
    }

    private static final Map<Endpoint, Sent> PAGES = new LinkedHashMap<>();

    static {
        String group = "/console/integrations/1";
        String mapping = group + "/locations/1";
        PAGES.put(
                MAKE_FIRST_ADMIN,
                Sent.of(
                        "/console/first-admin",
                        "token=" + TestService.TOKEN + "&name=anna&password=" + PASSWORD,
                        "add-user"));
        PAGES.put(
                KEEP_DRAFT,
                Sent.of(
                        "/console/drafts/1/review",
                        "version=3",
                        "put-business",
                        "put-group",
                        "put-business",
                        "put-mapping"));
        PAGES.put(CHANGE_INTEGRATION, Sent.of(group, "beta=true", "change-group"));
        PAGES.put(CHANGE_TRIGGERS, Sent.of(group + "/triggers", "trigger=2&trigger=22", "update-group"));
        PAGES.put(CHANGE_PROPERTIES, Sent.of(group + "/properties", "optOut=Not+asked", "change-group"));
        PAGES.put(SAVE_ACCOUNT, Sent.of(group + "/account", "name=Prairie&apiKey=a-key", "put-business"));
        PAGES.put(ADD_LOCATION, Sent.of(group + "/locations", "business=78&locationName=Tulsa", "put-mapping"));
        PAGES.put(RUN_LOCATION, Sent.of(mapping + "/run", "", "run-mapping"));
        PAGES.put(CHANGE_LOCATION, Sent.of(mapping, "active=false", "change-mapping"));
        PAGES.put(SAVE_BUSINESS, Sent.of(mapping + "/business", "name=Norman", "put-business"));
        PAGES.put(AUTHORIZE_LOCATION, Sent.of(mapping + "/authorization", "", "invite-firm"));
        PAGES.put(DISCONNECT_LOCATION, Sent.of(mapping + "/disconnection", "", "disconnect-group"));
        PAGES.put(
                BEGIN_ERRAND,
                Sent.of(
                        "/console/needs-a-person/confirmation",
                        "action=replay&state=FAILED&all=yes",
                        "replay-check-ins"));
        PAGES.put(
                ADD_USER_BY_FORM,
                Sent.of("/console/access/users", "name=robin&role=viewer&password=" + PASSWORD, "add-user"));
        PAGES.put(
                CHANGE_USER_BY_FORM,
                Sent.of(
                        "/console/access/user",
                        "name=robin&role=operator&active=yes&shown.role=viewer&shown.active=yes",
                        "change-user"));
        PAGES.put(ADD_TOKEN_BY_FORM, Sent.of("/console/access/tokens", "name=deploy&role=viewer", "add-token"));
        PAGES.put(REVOKE_TOKEN_BY_FORM, Sent.of("/console/access/tokens/1/revoke", "", "revoke-token"));
        PAGES.put(
                CHANGE_MY_PASSWORD,
                Sent.of(
                        "/console/me/password",
                        "oldPassword=" + PASSWORD + "&newPassword=five+words+are+quite+enough",
                        "change-password"));
    }

    private TestService service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(
                folder,
                Map.of(
                        "clio.us.url", "http://127.0.0.1:1",
                        "clio.us.client-id", "app",
                        "clio.us.client-secret", "a-secret"),
                main -> main.bind("runRequests", (RunRequests) mapping -> List.of(41L)));
        send("/console/new-integration", "source=2&business=77&name=Prairie");
        send("/console/drafts/1/triggers", "version=0&trigger=2");
        send("/console/drafts/1/properties", "version=1&optOut=&locationField=");
        send("/console/drafts/1/locations", "version=2&business=77&name=Norman");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void everyPageThatChangesSomethingLeavesTheEntryOfItsCall() {
        Set<Endpoint> changing = Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.isPage() && endpoint.method().equals("POST"))
                .filter(endpoint -> !WITHOUT_ENTRY.containsKey(endpoint))
                .collect(Collectors.toSet());
        assertThat(PAGES.keySet()).isEqualTo(changing);
        PAGES.forEach((page, sent) -> {
            prepare(page);
            int before = actions().size();
            send(sent.path, sent.form, headers(page));
            List<String> actions = actions();
            assertThat(actions.subList(0, actions.size() - before))
                    .as(page + ", newest first")
                    .containsExactlyInAnyOrderElementsOf(sent.entries);
        });
    }

    private void prepare(Endpoint page) {
        if (page == DISCONNECT_LOCATION) {
            Scene.ok(service.put(
                    "/integration/businessintegrationgroup/1/connection",
                    "{\"region\": \"US\", \"accessToken\": \"a-secret\"}"));
        }
        if (page == BEGIN_ERRAND) {
            service.bean("database", Database.class)
                    .client()
                    .sql("INSERT INTO check_in (group_id, trigger_id, matter_id, state, decided_at)"
                            + " VALUES (1, 2, 412, 'FAILED', CURRENT_TIMESTAMP)")
                    .update();
        }
    }

    /** A password is its owner's to change. */
    private String[] headers(Endpoint page) {
        if (page != CHANGE_MY_PASSWORD) {
            return new String[] {};
        }
        String session = Scene.ok(service.post(
                        "/access/login", "{\"name\": \"anna\", \"password\": \"" + PASSWORD.replace('+', ' ') + "\"}"))
                .get("token")
                .asText();
        return new String[] {"Authorization", "Bearer " + session};
    }

    private void send(String path, String form, String... headers) {
        TestService.Answer answer = service.form(
                path,
                form,
                headers.length > 0 ? headers : new String[] {"Authorization", "Bearer " + TestService.TOKEN});
        assertThat(answer.status()).as(path + ": " + answer.text()).isIn(200, 303);
    }

    private List<String> actions() {
        return Scene.ok(service.get("/access/audit?limit=1000"))
                .get("data")
                .valueStream()
                .map(entry -> entry.get("action").asText())
                .toList();
    }
}
