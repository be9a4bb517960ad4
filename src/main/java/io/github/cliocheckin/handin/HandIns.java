package io.github.cliocheckin.handin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Problem;
import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.checkin.Sighting;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes check-ins that were handed in. One whose client may not be asked is a restricted row, as with a matter; one that says
 * nothing that could become a row is refused for good, with the field that is wrong and never with what was sent.
 */
public final class HandIns {

    private static final Logger LOG = LoggerFactory.getLogger(HandIns.class);
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);

    private final ObjectMapper json;
    private final Groups groups;
    private final Policy policy;
    private final Ledger ledger;
    private final Changes changes;
    private final Clock clock;

    public HandIns(ObjectMapper json, Groups groups, Policy policy, Ledger ledger, Changes changes, Clock clock) {
        this.json = json;
        this.groups = groups;
        this.policy = policy;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws Refusal if the message is not one */
    public HandedIn read(String message) {
        try {
            HandedIn handedIn = json.readValue(message, HandedIn.class);
            if (handedIn == null) {
                throw Refusal.malformed(null, "The message is null: send one JSON object.");
            }
            return handedIn;
        } catch (JacksonException e) {
            Problem problem = new Problems().of(e);
            throw Refusal.malformed(problem.field(), problem.detail());
        }
    }

    /** Tells in the log that one was refused, and for which field; not in the words of the refusal, which may quote. */
    public void tellRefused(Refusal refusal) {
        Problem problem = refusal.problem();
        LOG.warn(
                "A check-in that was handed in is refused: {}{}",
                problem.title(),
                problem.field() == null ? "" : ", see its " + problem.field());
    }

    /**
     * Writes it to the ledger, unless its reference is known.
     *
     * @throws Refusal if it can never be written
     */
    public void take(HandedIn handedIn) {
        long groupId = given("groupId", handedIn.groupId());
        long businessNumber = given("businessNumber", handedIn.businessNumber());
        given("reference", handedIn.reference());
        Map.of(
                        "reference", handedIn.reference(),
                        "name", orEmpty(handedIn.name()),
                        "emailId", orEmpty(handedIn.emailId()),
                        "phone", orEmpty(handedIn.phone()),
                        "externalId", orEmpty(handedIn.externalId()))
                .forEach(HandIns::checkText);
        Duration delay = delay(handedIn.delay());
        IntegrationGroup group = groups.find(groupId)
                .orElseThrow(() -> Refusal.notFound("groupId", "groupId is " + groupId + ": there is no such group."));
        Mapping mapping = group.mappings().stream()
                .filter(one -> one.business().businessNumber() == businessNumber)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "businessNumber",
                        "businessNumber is " + businessNumber + ", which no mapping of group " + groupId + " has."));
        changes.make(() -> ledger.handIn(
                Sighting.handedIn(groupId, clock.instant()), policy.decide(handedIn, group, mapping, delay)));
    }

    private static <T> T given(String field, T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw Refusal.malformed(field, field + " is missing: give it.");
        }
        return value;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static void checkText(String field, String text) {
        int room = field.equals("name") || field.equals("emailId") ? 200 : 100;
        if (!StoredText.fitting(text, room).equals(text)) {
            throw Refusal.malformed(
                    field,
                    field + " cannot be kept: it takes up to " + room + " characters, none of them for control.");
        }
    }

    private static Duration delay(String text) {
        try {
            Duration delay = text == null ? Duration.ZERO : Duration.parse(text);
            if (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0) {
                return delay;
            }
        } catch (DateTimeParseException notADuration) {
            // said below, with what is needed
        }
        throw Refusal.malformed("delay", "delay takes an ISO-8601 duration of up to a year, such as PT1H or P2D.");
    }
}
