package io.github.cliocheckin.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * Writes pages from the templates in {@code src/main/jte}, which escape whatever comes into them. A page brings its style
 * along and no script at all, and its Content-Security-Policy allows nothing else.
 */
public final class Pages {

    private static final String STYLE = style();

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * A page from a template that takes one parameter, {@code model}.
     *
     * @param template its path without ending, such as {@code connect/invitation}
     */
    public Page page(int status, String template, Object model) {
        StringOutput html = new StringOutput();
        templates.render(template + ".jte", model, html);
        return new Page(status, html.toString());
    }

    /** A page from a template that takes several parameters, by their names. */
    public Page page(int status, String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        templates.render(template + ".jte", parameters, html);
        return new Page(status, html.toString());
    }

    /** The style that the layout puts into each page. */
    public static String css() {
        return STYLE;
    }

    /**
     * What a browser may do with a page.
     *
     * @param formTargets where its forms may lead, besides here
     */
    public static String contentSecurityPolicy(String formTargets) {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; form-action 'self' " + formTargets
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String style() {
        try (InputStream css = Pages.class.getResourceAsStream("/pages/style.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
