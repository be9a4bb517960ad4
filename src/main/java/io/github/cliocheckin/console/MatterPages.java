package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.Errand;
import io.github.cliocheckin.checkin.KeptAnswer;
import io.github.cliocheckin.checkin.LedgerRow;
import io.github.cliocheckin.checkin.Stories;
import io.github.cliocheckin.checkin.Story;
import io.github.cliocheckin.matter.Rule;
import io.github.cliocheckin.matter.Verdict;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** One matter: why its client was asked or not, and what became of it. */
public final class MatterPages {

    private final Console console;
    private final Stories stories;
    private final ClioLinks links;

    public MatterPages(Console console, Stories stories, ClioLinks links) {
        this.console = console;
        this.stories = stories;
        this.links = links;
    }

    /**
     * What the page {@code console/matter} shows.
     *
     * @param reason what speaks against it, or null; with names for those only who may see them
     * @param isRequestHidden whether there is one that this person may not see
     * @param clio the matter's address there, or null
     * @param action what can be done with it, or null
     */
    public record Model(
            Story story,
            String trigger,
            String reason,
            String advice,
            boolean isRequestHidden,
            List<Asked> rules,
            List<Line> history,
            String clio,
            Errand.Action action) {

        public Address confirmation() {
            return Selection.confirmationOf(
                    action, story.row().state(), story.row().id());
        }
    }

    /**
     * A rule and what came of it.
     *
     * @param read what it went by; null if it was not reached
     * @param isAgainst whether it is the one that spoke against the matter
     */
    public record Asked(String question, String read, String said, boolean isAgainst) {}

    /** A change of state, with the receiver's answer that brought it and to which attempt; null if none did. */
    public record Line(Instant at, String state, String cause, String by, String answer) {}

    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Header("id") String id) {
        long row = WholeNumber.read("id", id);
        Story story = stories.find(row).orElseThrow(() -> Refusal.notFound("id", "There is no check-in " + row + "."));
        boolean isForAll = !who.role().includes(Role.OPERATOR);
        return console.show(
                who,
                Section.CHECK_INS,
                title(story.row()),
                query,
                "matter",
                model(isForAll ? story.withoutText() : story, isForAll && story.request() != null));
    }

    private Model model(Story story, boolean isRequestHidden) {
        LedgerRow row = story.row();
        LedgerRow.Reason reason = row.reason();
        return new Model(
                story,
                Words.ofTrigger(row.triggerId()),
                reason == null ? null : reason.text() == null ? Reasons.sentence(reason.code()) : reason.text(),
                reason == null ? null : Reasons.advice(reason.code()),
                isRequestHidden,
                rules(story),
                history(story),
                links.once().matter(row.groupId(), row.matterId()),
                action(row).orElse(null));
    }

    private static String title(LedgerRow row) {
        String number = row.matterNumber() == null ? "" : " " + row.matterNumber();
        return row.matterId() == null ? "Handed in: " + row.reference() : "Matter" + number;
    }

    /** Those that were asked, in this order, and those that it did not come to. */
    private static List<Asked> rules(Story story) {
        if (story.trace() == null) {
            return List.of();
        }
        List<Verdict> verdicts = story.trace().verdicts();
        boolean isEnded = verdicts.stream().anyMatch(verdict -> verdict.code() != null);
        List<Rule> asked = verdicts.stream().map(Verdict::rule).toList();
        Stream<Asked> others = story.row().matterId() == null
                ? Stream.empty()
                : Arrays.stream(Rule.values())
                        .filter(rule -> rule.isOfEveryMatter() && !asked.contains(rule))
                        .map(rule -> new Asked(
                                rule.question(), null, isEnded ? "not reached" : "not asked by the route then", false));
        List<Asked> all = new ArrayList<>(verdicts.stream()
                .map(verdict -> new Asked(
                        verdict.rule().question(),
                        verdict.read(),
                        verdict.code() == null ? "nothing against it" : verdict.code(),
                        verdict.code() != null))
                .toList());
        others.forEach(all::add);
        return all;
    }

    private static List<Line> history(Story story) {
        return story.row().history().stream()
                .map(change -> new Line(
                        change.at(),
                        change.state(),
                        change.cause(),
                        change.by(),
                        story.answers().stream()
                                .filter(answered -> answered.at().equals(change.at()))
                                .findFirst()
                                .map(MatterPages::sentence)
                                .orElse(null)))
                .toList();
    }

    private static String sentence(Story.Answered answered) {
        KeptAnswer answer = answered.answer();
        return "attempt " + answered.attempt()
                + (answer.status() == null ? "" : ", status " + answer.status())
                + (answer.text() == null ? "" : ", " + answer.text());
    }

    /** Nothing can be decided again of what was handed in. */
    private static Optional<Errand.Action> action(LedgerRow row) {
        return Errand.Action.of(
                        CheckInState.valueOf(row.state()),
                        row.reason() == null ? null : row.reason().code())
                .filter(action -> action != Errand.Action.DECISION || row.matterId() != null);
    }
}
