package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Coming in, as a person does it in a browser, and what keeps others out. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleSignInTest {

    private TestService service;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void open() {
        browser = ConsoleBrowser.at(service.baseUrl());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theFirstStartLeadsToTheFirstAdmin() {
        browser.go("/");
        assertThat(browser.page).hasURL(service.baseUrl() + "/console/sign-in?then=%2Fconsole");
        browser.isOpenToEverybody();
        browser.photograph("sign-in");
        browser.follow("Make the first admin");
        browser.isOpenToEverybody();
        browser.becomeFirstAdmin("anna");
        assertThat(browser.page.locator("header")).containsText("anna, admin");
        browser.press("Sign out");
        assertThat(browser.page.locator("main")).containsText("You are signed out.");
        browser.signIn("anna");
        assertThat(browser.page.locator("header")).containsText("anna, admin");
        browser.overPlainHttp().signIn("anna");
        assertThat(browser.page.locator("header")).containsText("anna, admin");
    }
}
