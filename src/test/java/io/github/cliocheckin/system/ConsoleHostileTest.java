package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a firm writes into its Clio is shown and never run: 200 hostile texts as matter, client, location, business and
 * reason, and every page of the console that a link leads to.
 */
@NeedsChromium
class ConsoleHostileTest {

    /** Of pages whose paths differ in their numbers and queries only, so many are looked at; of check-ins each. */
    private static final int OF_A_KIND = 12;

    /** What only a text that was taken for a part of the page can have brought. */
    private static final String FOREIGN = """
            () => [...document.querySelectorAll(
                'script:not([src^="/console/assets/"]), iframe, base, meta[http-equiv], main style, [srcdoc],'
                + ' [onerror], [onload], [onmouseover], [onfocus], a[href^="javascript:" i], a[href^="data:" i],'
                + ' form[action*="evil"], [hx-post="/console/sign-out"]')].map(element => element.outerHTML)
                .concat(window.hacked === undefined ? [] : ['hacked'])""";

    private static final List<String> TEXTS = HostileTexts.all();

    @TempDir
    private Path folder;

    private Scene scene;
    private ConsoleBrowser browser;

    @BeforeEach
    void start() throws Exception {
        Firm firm = Firm.empty();
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            firm.addMatter("Closed", Scene.YESTERDAY)
                    .displayNumber(text)
                    .client(SandboxClient.person(
                            800_000 + i,
                            text,
                            text,
                            i % 3 == 0 ? text : "robin" + i + "@mail.test",
                            i % 3 == 0 ? text : "+1 512 555 " + "%04d".formatted(i)))
                    .location(i % 2 == 0 ? "Norman" : text)
                    .save();
        }
        scene = Scene.with(firm, folder, Map.of("poll.clock", "PT0.1S")).connectedGroup("Norman");
        scene.service.put(
                "/integration/business/" + Scene.ENTERPRISE,
                "{\"name\": \"<script>hacked=1</script>\\\"'><img src=x onerror=hacked=1>\"}");
        scene.service.post("/access/tokens", "{\"name\":\"<img src=x onerror=hacked=1>\",\"role\":\"viewer\"}");
        scene.waitUntilPolled();
        scene.waitUntilDelivered();
        assertThat(scene.rows()).hasSize(TEXTS.size());
        browser = ConsoleBrowser.at(scene.service.baseUrl());
    }

    @AfterEach
    void stop() {
        browser.close();
        scene.close();
    }

    @Test
    void nothingThatAFirmWroteRunsAndNoLinkLeadsNowhere() {
        assertThat(TEXTS).hasSize(200).doesNotHaveDuplicates();
        browser.becomeFirstAdmin("anna");
        Deque<String> links = new ArrayDeque<>(List.of("/console"));
        Set<String> seen = new HashSet<>(links);
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> shown = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        while (!links.isEmpty()) {
            String link = links.remove();
            int ofItsKind = kinds.merge(kind(link), 1, Integer::sum);
            if (ofItsKind > OF_A_KIND && !link.matches("/console/check-ins/\\d+")) {
                continue;
            }
            Response response = browser.page.navigate(link);
            if (response.status() != 200) {
                wrong.add(link + ": " + response.status());
            }
            ((List<?>) browser.page.evaluate(FOREIGN)).forEach(foreign -> wrong.add(link + ": " + foreign));
            if (ofItsKind == 1) {
                browser.barriers().forEach(barrier -> wrong.add(link + ": " + barrier));
            }
            String text = browser.page.locator("body").textContent();
            TEXTS.stream().filter(text::contains).forEach(shown::add);
            links().stream().filter(seen::add).forEach(links::add);
        }
        assertThat(wrong).isEmpty();
        assertThat(kinds).as("the pages that were looked at").hasSizeGreaterThan(12);
        assertThat(kinds).containsEntry("/console/check-ins/N", TEXTS.size());
        // Clio's numbers are taken with their white space as one blank
        assertThat(shown)
                .as("texts that were shown as they are")
                .containsAll(TEXTS.stream().filter(text -> !text.contains("\t")).toList());
    }

    private List<String> links() {
        return ((List<?>)
                        browser.page.evaluate(
                                "() => [...document.querySelectorAll('a[href^=\"/console\"]:not([download])')].map(a => a.getAttribute('href'))"))
                .stream().map(Object::toString).toList();
    }

    private static String kind(String link) {
        return link.replaceAll("#.*", "").replaceAll("=[^&]*", "=").replaceAll("/\\d+", "/N");
    }
}
