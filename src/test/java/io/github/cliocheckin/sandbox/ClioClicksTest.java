package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClioClicksTest {
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final Firm firm = new Firm(clock);
    private final SandboxClio clio = SandboxClio.start(0, firm, clock);
    private final Caller app = Caller.of(clio);
    private final long matter =
            firm.addMatter("Closed", LocalDate.of(2026, 11, 19)).save();
    private final long other =
            firm.addMatter("Closed", LocalDate.of(2026, 11, 19)).save();

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void aClickLeadsToTheTargetWithWhoAndWhat() {
        long action = button(app, "https://app.test/action");
        URI address = clio.click(matter);
        assertThat(address.toString())
                .startsWith("https://app.test/action?custom_action_id=" + action + "&user_id=350001&subject_url="
                        + "%2Fapi%2Fv4%2Fmatters%2F" + matter + "&custom_action_nonce=");
        assertThat(clio.click(action, matter).getHost()).isEqualTo("app.test");
        assertThat(nonce(clio.click(matter))).isNotEqualTo(nonce(address));
    }

    @Test
    void aQueryOfTheTargetStays() {
        button(app, "https://app.test/action?place=1");
        assertThat(clio.click(matter).toString()).startsWith("https://app.test/action?place=1&custom_action_id=");
    }

    @Test
    void aNonceServesOnce() {
        button(app, "https://app.test/action");
        String nonce = nonce(clio.click(matter));
        Caller.Reply first = shows(app, nonce, matter);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.data().fieldNames()).toIterable().containsExactly("id", "etag");
        assertThat(first.data().path("id").asLong()).isEqualTo(matter);
        assertForbidden(shows(app, nonce, matter));
        assertForbidden(shows(app, "made-up", matter));
    }

    @Test
    void aNonceIsForgottenAfterAMinute() {
        button(app, "https://app.test/action");
        String inTime = nonce(clio.click(matter));
        String late = nonce(clio.click(matter));
        clock.pass(Duration.ofSeconds(59));
        assertThat(shows(app, inTime, matter).status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertForbidden(shows(app, late, matter));
    }

    @Test
    void aNonceIsForTheUserWhoClickedAndTheMatterThatWasClicked() {
        button(app, "https://app.test/action");
        clio.oauth().grantsAs(person -> person.put("id", 350_002));
        Caller blake = app.with(
                "Authorization", "Bearer " + SandboxApp.of(clio).connects().access());
        String nonce = nonce(clio.click(matter));
        assertForbidden(shows(blake, nonce, matter));
        assertForbidden(shows(app, nonce, other));
        assertForbidden(app.get("/api/v4/users/who_am_i.json?custom_action_nonce=" + nonce));
        assertThat(shows(app, nonce, matter).status()).isEqualTo(200);
    }

    @Test
    void fieldsAreRefusedWithANonceUnlessSwitchedOff() {
        button(app, "https://app.test/action");
        String nonce = nonce(clio.click(matter));
        String path = "/api/v4/matters/" + matter + ".json?fields=status&custom_action_nonce=" + nonce;
        assertThat(app.get(path).status()).isEqualTo(400);
        clio.customActions().nonceRefusesFields(false);
        assertThat(app.get(path).data().path("status").asText()).isEqualTo("Closed");
    }

    @Test
    void aPersonsBrowserPlaysTheClick() {
        Caller browser = app.with();
        assertThat(browser.get("/sandbox/click/" + matter).status()).isEqualTo(404);
        long action = button(app, "https://app.test/action");
        assertThat(browser.get("/sandbox/click/77").status()).isEqualTo(404);
        Caller.Reply redirect = browser.get("/sandbox/click/" + matter);
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(shows(app, SandboxApp.parameter(redirect, "custom_action_nonce"), matter)
                        .status())
                .isEqualTo(200);
        button(app, "https://app.test/second");
        assertThat(browser.get("/sandbox/click/" + matter).status()).isEqualTo(404);
        assertThat(browser.get("/sandbox/click/" + matter + "?action=" + action).header("Location"))
                .startsWith("https://app.test/action?");
        assertThat(browser.get("/sandbox/click/" + matter + "?action=99").status())
                .isEqualTo(404);
    }

    @Test
    void aMatterThatWasRemovedIsNotFound() {
        button(app, "https://app.test/action");
        String nonce = nonce(clio.click(matter));
        assertThat(app.with().send("DELETE", "/sandbox/matters/" + matter, "").status())
                .isEqualTo(204);
        assertThat(shows(app, nonce, matter).status()).isEqualTo(404);
        assertThat(app.get("/api/v4/matters/" + matter + ".json").status()).isEqualTo(404);
        assertThat(app.matters("ids[]", "" + matter, "ids[]", "" + other).ids()).containsExactly(other);
        assertThat(app.with().send("DELETE", "/sandbox/matters/" + matter, "").status())
                .isEqualTo(404);
    }

    private long button(Caller caller, String target) {
        String body = "{\"data\":{\"label\":\"%s\",\"target_url\":\"%s\",\"ui_reference\":\"matters/show\"}}";
        return caller.send("POST", "/api/v4/custom_actions.json", body.formatted("Ask by " + target, target))
                .data()
                .path("id")
                .asLong();
    }

    private static Caller.Reply shows(Caller caller, String nonce, long matter) {
        return caller.get("/api/v4/matters/" + matter + ".json?custom_action_nonce=" + nonce);
    }

    private static String nonce(URI click) {
        return new QueryStringDecoder(click)
                .parameters()
                .get("custom_action_nonce")
                .get(0);
    }

    private static void assertForbidden(Caller.Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/error/type").asText()).isEqualTo("ForbiddenError");
    }
}
