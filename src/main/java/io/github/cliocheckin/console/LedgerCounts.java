package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.LedgerPages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many there are of what is looked for: by state, and of the restricted ones by reason. */
public record LedgerCounts(String all, List<Count> states, List<Count> reasons) {

    static final LedgerCounts NONE = new LedgerCounts("0", List.of(), List.of());

    /** @param address where these and no others are */
    public record Count(String text, String amount, String address) {}

    static LedgerCounts of(List<LedgerPages.Outcome> outcomes, LedgerAddress address) {
        Map<String, Sum> states = new LinkedHashMap<>();
        Sum all = new Sum();
        for (LedgerPages.Outcome outcome : outcomes) {
            states.computeIfAbsent(outcome.state(), state -> new Sum()).add(outcome);
            all.add(outcome);
        }
        return new LedgerCounts(
                all.toString(),
                states.entrySet().stream()
                        .map(state -> new Count(
                                Words.of(CheckInState.valueOf(state.getKey())),
                                state.getValue().toString(),
                                address.of(state.getKey(), null)))
                        .toList(),
                outcomes.stream()
                        .filter(outcome -> outcome.reason() != null)
                        .map(outcome -> new Count(
                                Words.ofCode(outcome.reason()),
                                new Sum().add(outcome).toString(),
                                address.of(outcome.state(), outcome.reason())))
                        .toList());
    }

    /** What is known of a sum of which some parts were counted up to a limit only. */
    private static final class Sum {

        private int counted;
        private boolean isMore;

        Sum add(LedgerPages.Outcome outcome) {
            counted += outcome.amount();
            isMore |= outcome.isMore();
            return this;
        }

        @Override
        public String toString() {
            return (isMore ? "more than " : "") + String.format(Locale.ENGLISH, "%,d", counted);
        }
    }
}
