package io.github.cliocheckin.clio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Clio answered: the JSON, or why there is none as a {@link ClioException}. The content type is not believed, for
 * an error may come as HTML and JSON as anything.
 */
public final class ClioAnswers {

    private static final Pattern RETRY_IN = Pattern.compile("Retry in (\\d{1,4})");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new LenientDates())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ClioBudget budget;
    private final Clock clock;

    /**
     * @param budget told of every refusal, so that nothing more is asked for that account before its time
     */
    public ClioAnswers(ClioBudget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Reads one answer.
     *
     * @param retryAfter the header Retry-After, in seconds or as a date, or null
     * @return the JSON of a successful answer; a missing node where Clio did what it was told and says nothing
     * @throws ClioException by what must happen next
     */
    public JsonNode read(ClioRequest request, int status, String retryAfter, byte[] body) {
        JsonNode json = parsed(body);
        if (status == 429 || saysRateLimited(json)) {
            Instant until = RetryAfter.time(retryAfter, clock.instant())
                    .orElseGet(() -> clock.instant().plusSeconds(secondsIn(json)));
            budget.close(request, until);
            throw new ClioBusyException(until, true);
        }
        if ((status == 200 || status == 201) && json != null && json.hasNonNull("data")) {
            return json;
        }
        if (status == 204 && !request.method().equals("GET")) {
            return JSON.missingNode();
        }
        throw refusal(request, status, json);
    }

    /** The page of matters in an answer; one matter by itself is a page of one. */
    public Page<Matter> matters(JsonNode answer) {
        Page<Matter> page = page(asList(answer), Matter.class);
        List<Matter> matters = page.data().stream().filter(Objects::nonNull).toList();
        if (matters.stream().anyMatch(matter -> matter.id() <= 0)) {
            throw new ClioUnavailableException("Clio's answer holds a matter without an id");
        }
        return new Page<>(matters, page.meta());
    }

    /** A matter by itself, as it stands on a page. */
    public static Matter matter(JsonNode matter) {
        try {
            return JSON.treeToValue(matter, Matter.class);
        } catch (JsonProcessingException e) {
            // The exception's message may quote a value of it
            throw new ClioUnavailableException(
                    "The JSON is no matter of Clio's: " + e.getClass().getSimpleName());
        }
    }

    private static JsonNode asList(JsonNode answer) {
        JsonNode data = answer.path("data");
        return data.isObject()
                ? JSON.createObjectNode().set("data", JSON.createArrayNode().add(data))
                : answer;
    }

    /** The page of custom fields in an answer. */
    public Page<CustomField> customFields(JsonNode answer) {
        return page(answer, CustomField.class);
    }

    /** The user in an answer to {@link ClioQuery#whoAmI}. */
    public ClioUser user(JsonNode answer) {
        try {
            ClioUser user = JSON.treeToValue(answer.get("data"), ClioUser.class);
            if (user.id() > 0 && user.account() != null && user.account().id() > 0) {
                return user;
            }
        } catch (JsonProcessingException notAUser) {
            // said below, without what it holds
        }
        throw new ClioUnavailableException("Clio's answer does not say whose token it is");
    }

    private static <T> Page<T> page(JsonNode answer, Class<T> type) {
        JavaType page = JSON.getTypeFactory().constructParametricType(Page.class, type);
        try {
            return JSON.readerFor(page).readValue(answer);
        } catch (IOException e) {
            // The exception's message may quote a value of a matter
            throw new ClioUnavailableException("Clio's answer is JSON but not a page of "
                    + type.getSimpleName().toLowerCase(Locale.ROOT) + "s: "
                    + e.getClass().getSimpleName());
        }
    }

    private static ClioException refusal(ClioRequest request, int status, JsonNode json) {
        String said = said(json);
        if (status == 401) {
            return new ClioUnauthorizedException(
                    "Clio answered 401: the access token is expired, revoked or of another region");
        }
        if (status == 403) {
            // Clio's words are not promised: whoever may not look at the custom fields may not read their values either
            return request.uri().getPath().contains("/custom_fields")
                            || said.toLowerCase(Locale.ROOT).contains("custom field")
                    ? new CustomFieldsDeniedException(said)
                    : new ClioForbiddenException(said);
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new PageRefusedException(status, said);
        }
        return new ClioUnavailableException(
                json == null ? "Clio answered " + status + " with a body that is not JSON" : "Clio answered " + status);
    }

    /** Clio's own words about an error: an object from the API, text from OAuth. */
    private static String said(JsonNode json) {
        JsonNode error = json == null ? null : json.get("error");
        return error == null ? "no explanation" : error.isTextual() ? error.asText() : "{\"error\":" + error + "}";
    }

    private static boolean saysRateLimited(JsonNode json) {
        return json != null
                && (said(json).contains("RateLimited") || decodedWrapper(json).contains("RateLimited"));
    }

    /** Seen in the wild: the refusal as base64 text within a JSON that looks like an answer. */
    private static String decodedWrapper(JsonNode json) {
        JsonNode data = json.get("data");
        if (!json.has("metadata") || data == null || !data.isTextual()) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(data.asText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static long secondsIn(JsonNode json) {
        Matcher retryIn = RETRY_IN.matcher(said(json));
        return retryIn.find() ? Long.parseLong(retryIn.group(1)) : RetryAfter.WHEN_NOT_SAID.toSeconds();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode json = body == null ? null : JSON.readTree(body);
            return json == null || json.isMissingNode() ? null : json;
        } catch (JsonProcessingException notJson) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
