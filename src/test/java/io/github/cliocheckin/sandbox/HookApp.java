package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Plays an app that keeps webhooks at a sandbox Clio, with every member of a call's data in the test's hand. */
record HookApp(Caller caller, String url) {
    static final String PATH = "/api/v4/webhooks";
    static final String ALL =
            "?fields=id,etag,url,model,fields,events,status,shared_secret,expires_at,created_at,updated_at";

    HookApp as(String accessToken) {
        return new HookApp(caller.with("Authorization", "Bearer " + accessToken), url);
    }

    /** Asks for all events of matters, unless {@code change} says otherwise. */
    Caller.Reply creates(Consumer<ObjectNode> change) {
        ObjectNode data = Json.object().put("url", url).put("model", "matter").put("fields", "id,etag,status");
        data.putArray("events")
                .add("created")
                .add("updated")
                .add("deleted")
                .add("matter_opened")
                .add("matter_pended")
                .add("matter_closed");
        change.accept(data);
        return posts(data);
    }

    long creates() {
        return creates(data -> {}).data().path("id").asLong();
    }

    Caller.Reply patches(long id, ObjectNode data) {
        return caller.send("PATCH", one(id), "{\"data\":" + data + "}");
    }

    Caller.Reply activates(long id, String secret) {
        Caller showing = caller.also("X-Hook-Secret", secret);
        return showing.send("PUT", PATH + "/" + id + "/activate", "");
    }

    Caller.Reply reads(long id) {
        return caller.get(one(id));
    }

    String status(long id) {
        return reads(id).data().path("status").asText();
    }

    static String one(long id) {
        return PATH + "/" + id + ".json" + ALL;
    }

    private Caller.Reply posts(ObjectNode data) {
        return caller.send("POST", PATH + ".json" + ALL, "{\"data\":" + data + "}");
    }
}
