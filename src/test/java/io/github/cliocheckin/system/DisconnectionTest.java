package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Faults;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator ends a firm's connection, whatever Clio says to it. */
class DisconnectionTest {

    private static final String END = "/oauth/deauthorize";

    @TempDir
    Path folder;

    private Scene scene;
    private String authorization;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.with(
                Firm.empty(),
                folder,
                Map.of("clio.us.client-id", "sandbox-app", "clio.us.client-secret", "sandbox-secret"));
        authorization = "/integration/businessintegrationmapping/" + scene.unconnectedGroup() + "/authorization";
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theGrantIsEndedAtClioToo() {
        authorize();
        assertThat(disconnected().get("revokedAtClio").asBoolean()).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        assertThat(scene.clio.oauth().revokeGrants()).as("none is left").isZero();
    }

    @Test
    void aClioThatDoesNotAnswerKeepsNobodyConnected() {
        for (Fault fault : List.of(Fault.cut(), Fault.html(503))) {
            authorize();
            Faults.Rule rule = scene.clio.faults().whenPath(END, 1, fault);
            assertThat(disconnected().get("revokedAtClio").asBoolean()).isFalse();
            assertThat(rule.fired()).isEqualTo(1);
            assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void whoIsNotConnectedCannotBeDisconnected() {
        assertThat(scene.service.call("DELETE", authorization, null).status()).isEqualTo(404);
    }

    private JsonNode disconnected() {
        JsonNode answer = Scene.ok(scene.service.call("DELETE", authorization, null));
        assertThat(answer.get("groupId").asLong()).isEqualTo(scene.groupId);
        assertThat(answer.get("state").asText()).isEqualTo("NOT_AUTHORIZED");
        return answer;
    }

    private void authorize() {
        String link = Scene.ok(scene.service.get(authorization)).get("link").asText();
        assertThat(new Browser().allow(link).says("Clio is connected")).isTrue();
    }

    private String state() {
        return Scene.ok(scene.service.get(authorization)).get("state").asText();
    }
}
