package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.Amount;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.LedgerPages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many there are of what is looked for: by state, and of the restricted ones by reason. */
public record LedgerCounts(Amount all, List<Count> states, List<Count> reasons) {

    static final LedgerCounts NONE = new LedgerCounts(Amount.NONE, List.of(), List.of());

    /** @param address where these and no others are */
    public record Count(String text, Amount amount, Address address) {}

    static LedgerCounts of(List<LedgerPages.Outcome> outcomes, LedgerAddress address) {
        Map<String, Amount> states = new LinkedHashMap<>();
        outcomes.forEach(outcome -> states.merge(outcome.state(), outcome.amount(), Amount::plus));
        return new LedgerCounts(
                states.values().stream().reduce(Amount.NONE, Amount::plus),
                states.entrySet().stream()
                        .map(state -> new Count(
                                Words.of(CheckInState.valueOf(state.getKey())),
                                state.getValue(),
                                address.of(state.getKey(), null)))
                        .toList(),
                outcomes.stream()
                        .filter(outcome -> outcome.reason() != null)
                        .map(outcome -> new Count(
                                Words.ofCode(outcome.reason()),
                                outcome.amount(),
                                address.of(outcome.state(), outcome.reason())))
                        .toList());
    }
}
