package io.github.cliocheckin.sandbox;

import java.util.Map;

/** The pages that a person sees who is sent to the sandbox Clio to give an app access. */
final class OAuthPage {
    private static final String HTML = "text/html; charset=utf-8";

    private OAuthPage() {}

    /** The question; both answers are the same request once more with the decision added. */
    static Answer question(String clientId, String user, String firm, String requested) {
        String ask = requested + "&" + OAuthAuthorization.DECISION + "=";
        return page(200, "Give access?", """
                <p>The app <b>%s</b> asks for access to the firm <b>%s</b> as <b>%s</b>.</p>
                <p><a id="allow" href="%s">Allow access</a> <a id="decline" href="%s">Decline</a></p>""".formatted(
                        escaped(clientId),
                        escaped(firm),
                        escaped(user),
                        escaped(ask + OAuthAuthorization.ALLOW),
                        escaped(ask + OAuthAuthorization.DECLINE)));
    }

    static Answer declined() {
        return page(200, "Declined", "<p>The app got no access. You can close this window.</p>");
    }

    static Answer error(int status, String sentence) {
        return page(status, "This cannot be asked", "<p>" + escaped(sentence) + ".</p>");
    }

    /** Sends the browser away. */
    static Answer redirect(String url) {
        return new Answer(302, HTML, "", Map.of("Location", url, "Cache-Control", "no-store"));
    }

    private static Answer page(int status, String title, String content) {
        String body = """
                <!DOCTYPE html>
                <html lang="en"><meta charset="utf-8"><title>%s - Sandbox Clio</title>
                <h1>%s</h1>
                %s
                </html>
                """.formatted(title, title, content);
        return new Answer(status, HTML, body, Map.of("Cache-Control", "no-store"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
