package io.github.cliocheckin.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two hundred texts that would run, hide or lead somewhere else, if a page took them for its own. */
final class HostileTexts {

    private static final List<String> PAYLOADS = List.of(
            "<script>hacked=1</script>",
            "<img src=x onerror=hacked=1>",
            "\"><svg onload=hacked=1>",
            "' onmouseover='hacked=1",
            "\" autofocus onfocus=\"hacked=1",
            "javascript:hacked=1",
            "<a href=javascript:hacked=1>here</a>",
            "</title></main><script>hacked=1</script>",
            "<iframe srcdoc='<script>top.hacked=1</script>'></iframe>",
            "<base href=//evil.test/>",
            "<meta http-equiv=refresh content=0;url=//evil.test>",
            "<div hx-post=/console/sign-out hx-trigger=load>",
            "<form action=//evil.test><button>Sign in</button></form>",
            "<style>*{display:none}</style>",
            "<!-- ",
            "]]><script>hacked=1</script>",
            "${7*7} {{7*7}} #{7*7} @{7*7}",
            "\u202Eevil\u202C <b>",
            "'; DROP TABLE check_in; -- %_\\",
            "data:text/html,<script>hacked=1</script>");

    private static final List<UnaryOperator<String>> WAYS = List.of(
            text -> text,
            text -> text.toUpperCase(Locale.ROOT),
            text -> text + text,
            text -> "Robin " + text + " Client",
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            text -> text.replace("<", "&lt;").replace(">", "&gt;"),
            text -> text.replace(" ", "\t"),
            text -> text.replace(" ", "\u00A0"),
            text -> "`" + text + "`",
            text -> text.replace("<", "\uFF1C<"));

    private HostileTexts() {}

    /** All of them, each once. */
    static List<String> all() {
        List<String> texts = WAYS.stream().flatMap(HostileTexts::of).toList();
        // Some are the same in several ways
        return IntStream.range(0, texts.size())
                .mapToObj(i -> texts.get(i) + " " + i)
                .toList();
    }

    private static Stream<String> of(UnaryOperator<String> way) {
        return PAYLOADS.stream().map(way);
    }
}
