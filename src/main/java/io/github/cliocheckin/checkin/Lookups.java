package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.network.AddressRefusedException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Finds out at the receiver what became of a check-in whose answer never came: is the person there, and did anything happen
 * to them since it was sent?
 *
 * @see <a href="https://developers.birdeye.com">Birdeye API, getCustomer and customer history</a>
 */
public final class Lookups {

    /** By how much the receiver's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final DateTimeFormatter RECEIVERS_DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final int NOT_FOUND = 5043;

    /**
     * Whom the receiver knows under one e-mail address or phone number.
     *
     * @param customerId null if nobody
     * @param sinceAttempt whether this person is new, or something happened to them, since the check-in was sent
     */
    public record Finding(String customerId, String externalId, boolean sinceAttempt) {

        public boolean isSomebody() {
            return customerId != null;
        }
    }

    private final ObjectMapper json;

    public Lookups(ObjectMapper json) {
        this.json = json;
    }

    /** Reads the answer to getCustomer. */
    public Finding customer(Delivery delivery, int status, byte[] body) {
        JsonNode answer = parsed(body);
        if (answer.path("code").asInt(answer.path("errorCode").asInt(0)) == NOT_FOUND) {
            return new Finding(null, null, false);
        }
        String id = answer.path("id").asText("");
        if (status != 200 || id.isBlank()) {
            throw new IllegalStateException("the receiver answered " + status + " to a look-up");
        }
        String externalId = answer.path("externalId").asText("");
        boolean newHere = isSince(delivery, answer.get("created")) && isOfBusiness(delivery, answer.path("mappings"));
        return new Finding(id, externalId.isBlank() ? null : externalId, newHere);
    }

    /** Whoever has several businesses has one account of people: somebody may be new by a check-in at another location. */
    private static boolean isOfBusiness(Delivery delivery, JsonNode mappings) {
        return mappings.isEmpty()
                || mappings.findValuesAsText("businessNumber").contains(String.valueOf(delivery.businessNumber()));
    }

    /** Reads the answer to the activity log of somebody who was found. */
    public Finding activity(Delivery delivery, Finding found, int status, byte[] body) {
        JsonNode answer = parsed(body);
        if (status != 200 || !answer.isArray()) {
            throw new IllegalStateException("the receiver answered " + status + " to a look-up of the activity log");
        }
        boolean active = StreamSupport.stream(answer.spliterator(), false)
                .anyMatch(activity -> isSince(delivery, activity.get("activityTimestamp"))
                        || !activity.hasNonNull("activityTimestamp")
                                && isSince(delivery, activity.get("activityDate")));
        return new Finding(found.customerId, found.externalId, found.sinceAttempt || active);
    }

    /** What the findings, by e-mail and by phone, say together. */
    public Outcome.Of conclude(Delivery delivery, List<Finding> findings) {
        if (findings.size() != delivery.contacts().size()) {
            // Half an answer must never pass for "nobody knows the person"
            throw new IllegalStateException("not every look-up was answered");
        }
        Optional<Finding> arrived = findings.stream()
                .filter(finding -> finding.sinceAttempt && isOurs(delivery, finding))
                .findFirst();
        Outcome outcome;
        if (arrived.isPresent()) {
            outcome = new Outcome.Accepted(arrived.get().customerId, "found at the receiver: it had arrived");
        } else if (findings.stream().noneMatch(Finding::isSomebody)) {
            outcome = new Outcome.NeverArrived("the receiver does not know the person: it never arrived, sent again");
        } else {
            outcome = new Outcome.Unsettled("the receiver knows the person, but shows nothing since it was sent");
        }
        return new Outcome.Of(delivery, outcome);
    }

    /** What a look-up that failed says. */
    public Outcome.Of unanswered(Delivery delivery, Exception failure) {
        boolean ours = failure instanceof IllegalStateException || failure instanceof AddressRefusedException;
        String why = ours ? failure.getMessage() : failure.getClass().getSimpleName();
        return new Outcome.Of(delivery, new Outcome.Unanswered("could not be looked up: " + why));
    }

    /** The first day of the activity log to read, as the receiver writes days; a day more for its time zone. */
    public String startDate(Delivery delivery) {
        return RECEIVERS_DATE.format(day(delivery).minusDays(1));
    }

    private static LocalDate day(Delivery delivery) {
        return LocalDate.ofInstant(delivery.attemptedAt(), ZoneOffset.UTC);
    }

    private static boolean isOurs(Delivery delivery, Finding finding) {
        return finding.externalId == null
                || finding.externalId.equals(delivery.request().externalId());
    }

    /** Seconds have ten digits until the year 2286, milliseconds have more. */
    private static Instant epoch(String digits) {
        long time = Long.parseLong(digits);
        return digits.length() == 10 ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time);
    }

    /**
     * Whether a time of the receiver's, since 1970, in ISO-8601 or as a mere day, is not before the attempt. A mere day settles
     * it from the next one on only: on the day itself it may have been before.
     */
    private static boolean isSince(Delivery delivery, JsonNode time) {
        if (time == null || time.isNull()) {
            return false;
        }
        Instant attempt = delivery.attemptedAt().minus(CLOCK_SKEW);
        String text = time.asText().strip();
        try {
            return text.matches("\\d{10,16}")
                    ? !epoch(text).isBefore(attempt)
                    : text.contains("T")
                            ? !Instant.parse(text).isBefore(attempt)
                            : !LocalDate.parse(text.substring(0, Math.min(10, text.length())), RECEIVERS_DATE)
                                    .isBefore(day(delivery).plusDays(1));
        } catch (DateTimeException unreadable) {
            return false; // what cannot be read settles nothing
        }
    }

    private JsonNode parsed(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            if (answer != null && answer.isContainerNode()) {
                return answer;
            }
        } catch (IOException notJson) {
            // said below
        }
        throw new IllegalStateException("the receiver's answer to a look-up is not JSON");
    }
}
