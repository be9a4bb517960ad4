package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.security.Identity;
import java.util.Map;

/** Puts the pages of the console into what stands around all of them. Scripts and styles come from our own paths only. */
public final class Console {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Pages pages;

    public Console(Pages pages) {
        this.pages = pages;
    }

    /**
     * A page for somebody who is signed in.
     *
     * @param query of the page's own address, which may say what was just done
     * @param template below {@code console/}; it takes the parameters {@code chrome} and {@code model}
     */
    public BrowserAnswer show(
            Identity who, Section section, String title, String query, String template, Object model) {
        return answer(200, new Chrome(title, section, who, Notice.in(query).orElse(null)), template, model);
    }

    /** The same page once more, for what was typed there cannot be taken; the model says why of each field. */
    public BrowserAnswer showAgain(Identity who, Section section, String title, String template, Object model) {
        return answer(422, new Chrome(title, section, who, null), template, model);
    }

    /** The same page once more, for what was sent from it was refused; the model says why. */
    public BrowserAnswer showAgain(
            Identity who, Section section, String title, String template, Object model, Refusal why) {
        return answer(why.problem().status(), new Chrome(title, section, who, null), template, model);
    }

    /** A page with a status of its own. */
    public BrowserAnswer answer(int status, Chrome chrome, String template, Object model) {
        return BrowserAnswer.of(
                pages.page(status, "console/" + template, Map.of("chrome", chrome, "model", model)), POLICY);
    }

    /** The way to another page, for routes, which call beans. */
    public BrowserAnswer to(String path) {
        return BrowserAnswer.to(path);
    }
}
