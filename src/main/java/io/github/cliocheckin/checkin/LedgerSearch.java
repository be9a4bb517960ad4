package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person looks for in the ledger; what is null narrows nothing.
 *
 * @param from the first day that is listed; a row without a date of its matter's is listed on the day it was decided
 * @param number how the matter's number begins, or what follows its first hyphen, in upper or lower case
 */
public record LedgerSearch(
        String state,
        String reason,
        Long groupId,
        Long businessNumber,
        Integer triggerId,
        LocalDate from,
        LocalDate to,
        String number) {

    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int LONGEST_NUMBER = 100;

    /**
     * Reads a query, of which other parameters are somebody else's.
     *
     * @throws Refusal if a parameter cannot be understood
     */
    public static LedgerSearch of(String query) {
        QueryParameters asked = QueryParameters.ofAnybody(query);
        return new LedgerSearch(
                asked.text("state").map(LedgerSearch::state).orElse(null),
                asked.text("reason").map(LedgerSearch::reason).orElse(null),
                asked.wholeNumber("group").orElse(null),
                asked.wholeNumber("location").orElse(null),
                asked.wholeNumber("trigger").map(LedgerSearch::trigger).orElse(null),
                asked.date("from").orElse(null),
                asked.date("to").orElse(null),
                asked.text("number").map(LedgerSearch::number).orElse(null));
    }

    /** Whether it is looked for by more than the day. */
    boolean isOfSomeKinds() {
        return state != null || reason != null || groupId != null || businessNumber != null || triggerId != null;
    }

    /** Whether all that it finds stand alike; the restricted ones do so for a reason each. */
    boolean isOfOneOutcome() {
        return reason != null || state != null && !state.equals(CheckInState.RESTRICTED.name());
    }

    /** The parameters of the statements that look for it. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("state", state);
        values.put("reason", reason);
        values.put("groupId", groupId);
        values.put("businessNumber", businessNumber);
        values.put("triggerId", triggerId);
        values.put("from", from == null ? FIRST_DAY : from);
        values.put("to", to == null ? LAST_DAY : to);
        return values;
    }

    static String state(String word) {
        List<String> states =
                Arrays.stream(CheckInState.values()).map(CheckInState::name).toList();
        if (!states.contains(word)) {
            throw Refusal.malformed("state", "state is " + word + ": take some of " + states + ".");
        }
        return word;
    }

    /** An operator's own rule takes any word. */
    static boolean isReason(String code) {
        return code.matches("[^\\p{Cc}\\p{Cs}]{1,50}");
    }

    /**
     * A code as somebody gave it.
     *
     * @throws Refusal if none can be like that
     */
    public static String reason(String code) {
        if (!isReason(code)) {
            throw Refusal.malformed("reason", "reason is " + code + ": it takes a code such as NO_VALID_CONTACT.");
        }
        return code;
    }

    private static int trigger(long id) {
        if (id > Integer.MAX_VALUE) {
            throw Refusal.malformed("trigger", "trigger is " + id + ": there is no such trigger.");
        }
        return (int) id;
    }

    /** What no column can hold begins nobody's number; PostgreSQL would refuse the question. */
    private static String number(String text) {
        String number = text.strip();
        if (!number.matches("[^\\p{Cc}\\p{Cs}]{1," + LONGEST_NUMBER + "}")) {
            throw Refusal.malformed(
                    "number",
                    "number holds a control character or has more than " + LONGEST_NUMBER + " characters: shorten it.");
        }
        return number;
    }
}
