package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Problem;
import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** The page that stands for one that could not be made. */
public final class ConsoleProblems {

    private final Console console;
    private final Problems problems;

    public ConsoleProblems(Console console, Problems problems) {
        this.console = console;
        this.problems = problems;
    }

    /** What the page {@code console/problem} shows. */
    public record Model(String text) {}

    /** Says what is wrong and what to do, and nothing of the inside. */
    public BrowserAnswer problem(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception, @Header(Caller.HEADER) Identity who) {
        Problem problem = problems.of(exception);
        return console.answer(
                problem.status(),
                new Chrome("This did not work", null, who, null),
                "problem",
                new Model(problem.detail()));
    }
}
