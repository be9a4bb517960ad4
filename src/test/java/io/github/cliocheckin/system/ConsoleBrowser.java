package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A person at the console: the distribution's Chromium, in one zone and with one window after another. What a page's script
 * throws and what its policy stops is kept, and {@link #close()} fails over it.
 */
final class ConsoleBrowser implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    /** By which the browser, and nobody else, knows this machine. */
    private static final String NAME = "console.test";

    private static final ViewportSize NARROW = new ViewportSize(375, 800);

    static final String ZONE = "America/New_York";

    private final Playwright playwright;
    private final Browser chromium;
    private final String baseUrl;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext window;
    Page page;

    private ConsoleBrowser(Playwright playwright, Path program, String baseUrl) {
        this.playwright = playwright;
        this.baseUrl = baseUrl;
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--host-resolver-rules=MAP " + NAME + " 127.0.0.1")));
        open(new Browser.NewContextOptions());
    }

    /** For tests that are marked with {@link NeedsChromium}. */
    static ConsoleBrowser at(String baseUrl) {
        assertThat(NeedsChromium.Condition.program())
                .as("Chromium, at one of %s", NeedsChromium.Condition.PLACES)
                .isPresent();
        Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return new ConsoleBrowser(
                Playwright.create(new Playwright.CreateOptions().setEnv(noDownload)),
                NeedsChromium.Condition.program().orElseThrow(),
                baseUrl);
    }

    /** A new window, in which nobody is signed in. */
    ConsoleBrowser open(Browser.NewContextOptions options) {
        if (window != null) {
            window.close();
        }
        if (options.baseURL == null) {
            options.setBaseURL(baseUrl);
        }
        // What is on its way to another colour has none that could be judged
        window = chromium.newContext(options.setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId(ZONE)
                .setLocale("en-US"));
        window.setDefaultTimeout(15_000);
        page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refused form answers 4xx, which Chromium calls an error too
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return this;
    }

    /** A window that knows the service by a name, over plain HTTP: there browsers do not tell what site a form comes from. */
    ConsoleBrowser overPlainHttp() {
        return open(new Browser.NewContextOptions().setBaseURL(baseUrl.replace("127.0.0.1", NAME)));
    }

    /** A window as narrow as a telephone's. */
    ConsoleBrowser narrow() {
        return open(new Browser.NewContextOptions().setViewportSize(NARROW));
    }

    ConsoleBrowser dark() {
        return open(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    }

    ConsoleBrowser withoutScript() {
        return open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** Makes somebody the first admin, who is signed in then. */
    ConsoleBrowser becomeFirstAdmin(String name) {
        go("/console/first-admin");
        page.getByLabel("Token").fill(TestService.TOKEN);
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Your password").fill(PASSWORD);
        return press("Make me the first admin");
    }

    ConsoleBrowser signIn(String name) {
        go("/console/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(PASSWORD);
        return press("Sign in");
    }

    ConsoleBrowser go(String path) {
        page.navigate(path);
        return this;
    }

    /** Presses the button, or the link that looks like one, with this text. */
    ConsoleBrowser press(String text) {
        return click(AriaRole.BUTTON, text);
    }

    ConsoleBrowser follow(String text) {
        return click(AriaRole.LINK, text);
    }

    private ConsoleBrowser click(AriaRole role, String text) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
        return this;
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** What axe sees here that keeps somebody out. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    /** Nothing here keeps anybody out, as far as axe can see. */
    void isOpenToEverybody() {
        assertThat(barriers()).as(page.url()).isEmpty();
    }

    /** Nothing sticks out to the right of the window. */
    void fitsIntoItsWindow() {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that %s has to be moved sideways", page.url())
                .isEqualTo(0);
    }

    /** The same page reads as narrow as a telephone and in the dark, too; it is as it was then. */
    ConsoleBrowser readsNarrowAndDark(String name) {
        ViewportSize wide = page.viewportSize();
        page.setViewportSize(NARROW.width, NARROW.height);
        fitsIntoItsWindow();
        isOpenToEverybody();
        photograph(name + "-narrow");
        page.setViewportSize(wide.width, wide.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        isOpenToEverybody();
        photograph(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** A picture for whoever wants to look at it, below {@code target/pictures/}. */
    ConsoleBrowser photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        assertThat(complaints).as("what scripts threw and policies stopped").isEmpty();
    }
}
