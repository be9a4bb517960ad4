package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClioActionsTest {
    private static final String ALL = "?fields=id,etag,label,target_url,ui_reference,created_at,updated_at";
    private static final String PATH = "/api/v4/custom_actions";

    private final SandboxClio clio = SandboxClio.start(0, Firm.empty());
    private final Caller app = Caller.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void aNewOneAnswersItsIdAndEtagUnlessMoreIsAskedFor() {
        Caller.Reply plain = creates(app, "Ask", "matters/show", "");
        assertThat(plain.status()).isEqualTo(201);
        assertThat(plain.data().fieldNames()).toIterable().containsExactly("id", "etag");
        Caller.Reply full = creates(app, "Ask again", "matters/show", ALL);
        assertThat(full.data().path("label").asText()).isEqualTo("Ask again");
        assertThat(full.data().path("target_url").asText()).isEqualTo("https://app.test/action");
        assertThat(full.header("ETag")).isEqualTo(full.data().path("etag").asText());
    }

    @Test
    void itIsReadChangedAndDeleted() {
        long id = id(creates(app, "Ask", "matters/show", ""));
        assertThat(app.get(PATH + ".json").ids()).containsExactly(id);
        assertThat(app.get(one(id) + "?fields=label").data().path("label").asText())
                .isEqualTo("Ask");
        String etag = app.get(one(id)).header("ETag");
        Caller.Reply changed = app.send("PATCH", one(id) + ALL, "{\"data\":{\"label\":\"Beg\"}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().path("label").asText()).isEqualTo("Beg");
        assertThat(changed.data().path("ui_reference").asText()).isEqualTo("matters/show");
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
        assertThat(app.send("DELETE", one(id), "").status()).isEqualTo(204);
        assertThat(app.get(one(id)).status()).isEqualTo(404);
        assertThat(app.send("PATCH", one(id), "{\"data\":{\"label\":\"x\"}}").status())
                .isEqualTo(404);
        assertThat(app.send("DELETE", one(id), "").status()).isEqualTo(404);
        assertThat(app.get(PATH + ".json").ids()).isEmpty();
    }

    @Test
    void aStaleEtagChangesNothing() {
        long id = id(creates(app, "Ask", "matters/show", ""));
        Caller stale = app.with("Authorization", "Bearer " + clio.accessToken(), "If-Match", "\"old\"");
        assertThat(stale.send("PATCH", one(id), "{\"data\":{\"label\":\"x\"}}").status())
                .isEqualTo(412);
        assertThat(app.get(one(id) + "?fields=label").data().path("label").asText())
                .isEqualTo("Ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"target_url\":\"https://app.test/\",\"ui_reference\":\"matters/show\"}}",
                "{\"data\":{\"label\":\"Ask\",\"ui_reference\":\"matters/show\"}}",
                "{\"data\":{\"label\":\"Ask\",\"target_url\":\"https://app.test/\"}}",
                "{\"data\":{\"label\":\"Ask\",\"target_url\":\"https://app.test/\",\"ui_reference\":\"bills/show\"}}",
                "{\"data\":{\"label\":\"Ask\",\"target_url\":\"javascript:x\",\"ui_reference\":\"matters/show\"}}",
                "{\"label\":\"Ask\"}",
                "no JSON",
            })
    void whatIsMissingOrUnknownIsRefused(String body) {
        Caller.Reply reply = app.send("POST", PATH + ".json", body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/error/type").asText()).isEqualTo("ArgumentError");
        assertThat(clio.customActions().list()).isEmpty();
    }

    @Test
    void aLabelServesOncePerPlaceAndUser() {
        long first = id(creates(app, "Ask", "matters/show", ""));
        assertThat(creates(app, "Ask", "matters/show", "").status()).isEqualTo(422);
        long other = id(creates(app, "Ask", "contacts/show", ""));
        String toMatters = "{\"data\":{\"ui_reference\":\"matters/show\"}}";
        assertThat(app.send("PATCH", one(other), toMatters).status()).isEqualTo(422);
        assertThat(app.send("PATCH", one(first), toMatters).status()).isEqualTo(200);
        assertThat(creates(connected(350_002), "Ask", "matters/show", "").status())
                .isEqualTo(201);
    }

    @Test
    void nobodySeesThoseOfOthers() {
        Caller avery = connected(350_001);
        Caller blake = connected(350_002);
        long own = id(creates(avery, "Ask", "matters/show", ""));
        assertThat(blake.get(PATH + ".json").ids()).isEmpty();
        assertThat(blake.get(one(own)).status()).isEqualTo(404);
        assertThat(blake.send("DELETE", one(own), "").status()).isEqualTo(404);
        assertThat(app.get(one(own)).status()).isEqualTo(404);
        assertThat(connected(350_001).get(PATH + ".json").ids()).containsExactly(own);
        assertThat(clio.customActions().list())
                .singleElement()
                .satisfies(action -> assertThat(action.path("user_id").asLong()).isEqualTo(350_001));
    }

    @Test
    void aPersonDeletesAllAndTheDeskListsThem() {
        long id = id(creates(app, "Ask", "matters/show", ""));
        Caller curl = app.with();
        assertThat(curl.get("/sandbox/custom_actions").json().get(0).path("id").asLong())
                .isEqualTo(id);
        clio.customActions().removeAll();
        assertThat(app.get(one(id)).status()).isEqualTo(404);
        assertThat(curl.get("/sandbox/custom_actions").json()).isEmpty();
    }

    @Test
    void theDoorAndTheJournalAreThoseOfOtherCalls() {
        assertThat(app.with().send("POST", PATH + ".json", "{}").status()).isEqualTo(401);
        clio.deny("custom_actions");
        assertThat(creates(app, "Ask", "matters/show", "")
                        .json()
                        .at("/error/type")
                        .asText())
                .isEqualTo("ForbiddenError");
        Journal.Entry entry = clio.journal().entries().get(1);
        assertThat(entry.method() + " " + entry.path()).isEqualTo("POST " + PATH + ".json");
        assertThat(entry.body()).contains("\"label\":\"Ask\"");
        assertThat(entry.status()).isEqualTo(403);
    }

    @Test
    void aClickNeedsOneButton() {
        long matter = 7;
        assertThatThrownBy(() -> clio.click(matter)).isInstanceOf(IllegalArgumentException.class);
        creates(app, "Ask", "contacts/show", "");
        assertThatThrownBy(() -> clio.click(matter)).hasMessageContaining("0 buttons");
        creates(app, "Ask", "matters/show", "");
        assertThatThrownBy(() -> clio.click(matter)).hasMessageContaining("no matter 7");
    }

    private static Caller.Reply creates(Caller caller, String label, String place, String query) {
        String body =
                "{\"data\":{\"label\":\"%s\",\"target_url\":\"https://app.test/action\",\"ui_reference\":\"%s\"}}";
        return caller.send("POST", PATH + ".json" + query, body.formatted(label, place));
    }

    private Caller connected(long user) {
        clio.oauth().grantsAs(person -> person.put("id", user));
        return app.with(
                "Authorization", "Bearer " + SandboxApp.of(clio).connects().access());
    }

    private static String one(long id) {
        return PATH + "/" + id + ".json";
    }

    private static long id(Caller.Reply reply) {
        return reply.data().path("id").asLong();
    }
}
