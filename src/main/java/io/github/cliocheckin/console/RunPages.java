package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.poll.RunArchive;
import io.github.cliocheckin.poll.RunFilter;
import io.github.cliocheckin.poll.RunRecord;
import io.github.cliocheckin.security.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** What the polls did, day by day and one by one. */
public final class RunPages {

    private static final int PAGE = 50;
    private static final int DAYS = 30;
    private static final Set<String> STATES = Set.of("RUNNING", "WAITING", "FAILED", "DONE", "CANCELLED");

    private final Console console;
    private final RunArchive runs;
    private final RunNames names;
    private final DailyFigures figures;
    private final ClioBudget budget;

    public RunPages(Console console, RunArchive runs, RunNames names, DailyFigures figures, ClioBudget budget) {
        this.console = console;
        this.runs = runs;
        this.names = names;
        this.figures = figures;
        this.budget = budget;
    }

    /**
     * What the page {@code console/runs} shows.
     *
     * @param next where the runs before these are; null if there are none
     * @param budget what is left of Clio's rate limit to the account that has least, if Clio told
     */
    public record RunsModel(
            List<Row> runs, String next, Filter filter, List<DailyFigures.Day> days, OptionalDouble budget) {}

    /**
     * What the list is narrowed to, and what it could be.
     *
     * @param group how the group is called; null if the list is of every group
     */
    public record Filter(Long groupId, String group, String state, List<String> states) {

        public boolean isSet() {
            return groupId != null || state != null;
        }
    }

    /** A run, with the names of what it is about. */
    public record Row(RunRecord run, String group, String trigger) {

        public int restricted() {
            return run.restricted().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        /** How long it took, or empty while it is not over. */
        public String duration() {
            return run.startedAt() == null || run.finishedAt() == null
                    ? ""
                    : Moments.lasting(run.startedAt(), run.finishedAt());
        }
    }

    /** What the page {@code console/run} shows. */
    public record RunModel(Row row, List<RunNames.Named> locations, List<Restricted> restricted) {}

    /** How many clients a run did not queue for one reason. */
    public record Restricted(String code, int amount, String sentence, String advice) {

        /** Where the check-ins of a group are that have this reason. */
        public String path(long groupId) {
            return Address.of("/console/check-ins")
                    .with("group", groupId)
                    .with("reason", code)
                    .toString();
        }
    }

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters asked = QueryParameters.ofAnybody(query);
        Long groupId = asked.wholeNumber("groupId").orElse(null);
        String state = asked.text("state").filter(STATES::contains).orElse(null);
        RunRecord.Page page = runs.page(
                new RunFilter(groupId, null, state, asked.wholeNumber("after").orElse(null), PAGE));
        Set<Long> shown = page.data().stream().map(RunRecord::groupId).collect(Collectors.toSet());
        Optional.ofNullable(groupId).ifPresent(shown::add);
        Map<Long, String> groups = names.groups(shown);
        Filter filter = new Filter(
                groupId,
                groupId == null ? null : group(groupId, groups),
                state,
                STATES.stream().sorted().toList());
        return console.show(
                who,
                Section.RUNS,
                "Runs",
                query,
                "runs",
                new RunsModel(
                        page.data().stream().map(run -> row(run, groups)).toList(),
                        page.next() == null ? null : next(filter, page.next()),
                        filter,
                        figures.last(DAYS),
                        budget.least()));
    }

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("id") String id,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        RunRecord run = runs.get(id);
        List<Restricted> restricted = run.restricted().entrySet().stream()
                .map(entry -> new Restricted(
                        entry.getKey(),
                        entry.getValue(),
                        Reasons.sentence(entry.getKey()),
                        Reasons.advice(entry.getKey())))
                .toList();
        return console.show(
                who,
                Section.RUNS,
                "Run " + run.runId(),
                query,
                "run",
                new RunModel(row(run, names.groups(Set.of(run.groupId()))), names.locations(run.runId()), restricted));
    }

    /** Counts the days before anybody asks what they came to. */
    public void countDays() {
        figures.last(DAYS);
    }

    private static String next(Filter filter, long after) {
        return Address.of("/console/runs")
                .with("after", after)
                .with("groupId", filter.groupId())
                .with("state", filter.state())
                .toString();
    }

    private static String group(long id, Map<Long, String> groups) {
        return groups.getOrDefault(id, "Group " + id);
    }

    private static Row row(RunRecord run, Map<Long, String> groups) {
        return new Row(run, group(run.groupId(), groups), Words.ofTrigger(run.triggerId()));
    }
}
