package io.github.cliocheckin.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Region;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Header;

/**
 * Clio's word that a user took the grant back. It is not signed, so it is a hint only: Clio is asked, and what it says of the
 * token counts. A storm of hints costs one question a minute and connection.
 */
public final class DeauthorizationHints {

    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections connections;
    private final ClioApps apps;
    private final Clock clock;

    public DeauthorizationHints(Connections connections, ClioApps apps, Clock clock) {
        this.connections = connections;
        this.apps = apps;
        this.clock = clock;
    }

    /**
     * The groups that a hint may be about.
     *
     * @param body JSON with {@code client_id}, {@code user_id} and {@code access_token}, whatever its content type says
     * @throws Refusal if it is none
     */
    public List<Long> groups(@Header("region") String region, byte[] body) {
        Region ofPath = Region.ofPath(region)
                .orElseThrow(
                        () -> Refusal.notFound("region", "There is no region of this name: take us, eu, ca or au."));
        JsonNode hint = parsed(body);
        JsonNode userId = hint.path("user_id");
        String clientId = hint.path("client_id").asText("");
        if (clientId.isEmpty()
                || !(userId.canConvertToLong() || userId.asText("").matches("[0-9]{1,18}"))) {
            throw Refusal.malformed(null, "The body must be JSON with client_id, user_id and access_token.");
        }
        return clientId.equals(apps.of(ofPath).clientId())
                ? connections.hintAt(ofPath, userId.asLong(), clock.instant().minus(ONCE_IN))
                : List.of();
    }

    /** The question that shows whether a group's grant still holds; null if there is none any more. */
    public ClioRequest question(long groupId) {
        return connections
                .regionOfGrant(groupId)
                .map(region -> new ClioRequest(groupId, ClioQuery.whoAmI(apps.clio(region))))
                .orElse(null);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body == null ? new byte[0] : body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
