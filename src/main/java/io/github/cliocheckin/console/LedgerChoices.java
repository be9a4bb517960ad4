package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.LedgerPages;
import io.github.cliocheckin.checkin.LedgerSearch;
import io.github.cliocheckin.integration.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a person can pick from to narrow the ledger: of groups, locations and reasons those that it has. */
public record LedgerChoices(
        List<Choice> states, List<Choice> reasons, List<Choice> groups, List<Choice> locations, List<Choice> triggers) {

    /** One of them. */
    public record Choice(String value, String text, boolean isPicked) {}

    static LedgerChoices of(LedgerSearch search, List<LedgerPages.Location> locations, List<String> reasons) {
        Map<Long, String> groups = new LinkedHashMap<>();
        Map<Long, String> businesses = new LinkedHashMap<>();
        for (LedgerPages.Location location : locations) {
            groups.put(location.groupId(), name(location.parentName(), location.parentBusinessNumber()));
            if (location.businessNumber() != null) {
                businesses.put(location.businessNumber(), name(location.name(), location.businessNumber()));
            }
        }
        return new LedgerChoices(
                choices(Arrays.asList(CheckInState.values()), CheckInState::name, Words::of, search.state()),
                choices(reasons, Function.identity(), Words::ofCode, search.reason()),
                choices(groups.keySet(), String::valueOf, groups::get, search.groupId()),
                choices(businesses.keySet(), String::valueOf, businesses::get, search.businessNumber()),
                choices(
                        Arrays.asList(Trigger.values()),
                        trigger -> String.valueOf(trigger.id()),
                        Words::of,
                        search.triggerId()));
    }

    /** A location as it is offered. */
    String location(Long businessNumber) {
        return locations.stream()
                .filter(choice -> choice.value().equals(String.valueOf(businessNumber)))
                .map(Choice::text)
                .findFirst()
                .orElse(null);
    }

    private static <T> List<Choice> choices(
            Iterable<T> all, Function<T, String> value, Function<T, String> text, Object picked) {
        List<Choice> choices = new ArrayList<>();
        all.forEach(one -> choices.add(new Choice(
                value.apply(one), text.apply(one), value.apply(one).equals(Objects.toString(picked, null)))));
        return choices;
    }

    private static String name(String name, long businessNumber) {
        String known = Words.ofBusiness(name, businessNumber);
        return known.equals(name) ? known + " (" + businessNumber + ")" : known;
    }
}
