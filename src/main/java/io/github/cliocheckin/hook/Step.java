package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.clio.ClioRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A question to Clio and what follows from each answer: the next step, or null if nothing more is to be asked.
 *
 * @param answered called with the answer's JSON
 * @param refused by the status of a refusal that is an answer here
 */
record Step(ClioRequest question, Function<JsonNode, Step> answered, Map<Integer, Supplier<Step>> refused) {

    static final int GONE = 404;
    static final int UNACCEPTABLE = 422;

    static Step ask(ClioRequest question, Function<JsonNode, Step> answered) {
        return new Step(question, answered, Map.of());
    }

    /** The same where a record is to be away: it is all one whether it was there before. */
    static Step remove(ClioRequest question, Supplier<Step> removed) {
        return ask(question, gone -> removed.get()).or(GONE, removed);
    }

    /** The same, if Clio may refuse it with this status. */
    Step or(int status, Supplier<Step> then) {
        Map<Integer, Supplier<Step>> all = new HashMap<>(refused);
        all.put(status, then);
        return new Step(question, answered, Map.copyOf(all));
    }
}
