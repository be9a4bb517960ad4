package io.github.cliocheckin.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.clio.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Reads what a region's OAuth server answered. How Clio words the refusal of a refresh token is not documented: only the word
 * of RFC 6749 for it ends a grant, and any other refusal leaves the tokens where they are.
 */
public final class TokenAnswers {

    /** RFC 6749, section 5.2: these speak of our app and not of a grant. */
    private static final Set<String> OF_THE_APP =
            Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type");

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final Set<String> OF_THE_SERVER = Set.of("server_error", "temporarily_unavailable", "slow_down");
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);
    private static final int LONGEST_TOKEN = 4000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    public TokenAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * The tokens in an answer.
     *
     * @throws GrantLostException if Clio says that the code or refresh token is no good
     * @throws RenewalRefusedException if it refuses and says something else, or nothing that can be read
     * @throws AppRefusedException if Clio does not know our app
     * @throws ClioException of other kinds if it may be asked again
     */
    public Tokens tokens(TokenRequest request, int status, String retryAfter, byte[] body) {
        JsonNode answer = answer(request, status, retryAfter, body);
        String accessToken = token(answer, "access_token");
        if (accessToken == null) {
            throw new ClioUnavailableException("Clio answered " + status + " without an access token");
        }
        JsonNode seconds = answer.path("expires_in");
        Duration lifetime = seconds.canConvertToLong() && seconds.asLong() > 0
                ? Duration.ofSeconds(Math.min(seconds.asLong(), LONGEST_LIFETIME.toSeconds()))
                : null;
        return Tokens.granted(accessToken, token(answer, "refresh_token"), lifetime, clock.instant());
    }

    /** Whether Clio ended a grant. If it does not know the access token, the refresh token may be good for all that. */
    public boolean hasEnded(int status) {
        return status == 200 || status == 204;
    }

    private JsonNode answer(TokenRequest request, int status, String retryAfter, byte[] body) {
        JsonNode answer = parsed(body);
        if (status == 200 && answer.isObject()) {
            return answer;
        }
        String error = answer.path("error").asText("");
        if (status == 429) {
            throw ClioBusyException.refusedUntil(RetryAfter.from(retryAfter, clock.instant()));
        }
        if (OF_THE_APP.contains(error)) {
            throw new AppRefusedException(request.region());
        }
        if (status >= 400 && status < 500 && error.equals("invalid_grant")) {
            throw new GrantLostException(error);
        }
        if (REFUSALS.contains(status) && !OF_THE_SERVER.contains(error)) {
            throw new RenewalRefusedException(status + (error.matches("[a-z_]{1,50}") ? " " + error : ""));
        }
        throw new ClioUnavailableException("Clio's OAuth server answered " + status
                + (answer.isMissingNode() ? " with a body that is not JSON" : ""));
    }

    /** Null for what could not be sent in a header. */
    private static String token(JsonNode answer, String name) {
        String token = answer.path(name).asText("");
        return token.length() <= LONGEST_TOKEN && token.matches("[\\x21-\\x7E]+") ? token : null;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body == null ? new byte[0] : body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
