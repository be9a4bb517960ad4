package io.github.cliocheckin.page;

import java.util.List;

/**
 * What a person's browser is answered.
 *
 * @param policy the Content-Security-Policy of the page
 * @param location where the browser goes on to; null: it shows the page
 * @param cookies the values of the headers {@code Set-Cookie}
 */
public record BrowserAnswer(int status, String policy, String location, String html, List<String> cookies) {

    /** A page, and nothing to keep. */
    public static BrowserAnswer of(Page page, String policy) {
        return new BrowserAnswer(page.status(), policy, null, page.html(), List.of());
    }

    /** The way on to another page, which is asked for anew. */
    public static BrowserAnswer to(String location) {
        return new BrowserAnswer(303, "default-src 'none'", location, "", List.of());
    }

    public BrowserAnswer with(List<String> setCookies) {
        return new BrowserAnswer(status, policy, location, html, setCookies);
    }

    /** Without the cookies and what the person reads. */
    @Override
    public String toString() {
        return "answer with status " + status;
    }
}
