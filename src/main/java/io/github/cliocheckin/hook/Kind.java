package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.clio.ClioRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a group can keep at Clio, and the questions about it. */
enum Kind {
    BUTTON("custom_actions", "Custom actions", "id,label,target_url,ui_reference"),
    WEBHOOK("webhooks", "Webhooks", "id,url,events,status,shared_secret,expires_at");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 200;

    private final String path;
    private final String permission;
    private final String fields;

    Kind(String path, String permission, String fields) {
        this.path = path;
        this.permission = permission;
        this.fields = URLEncoder.encode(fields, StandardCharsets.UTF_8);
    }

    /** What to do where Clio forbids it. */
    String advice() {
        return "In Clio's developer portal give the app the permission to read and write " + permission
                + ", then have the firm authorize again.";
    }

    /** All that the token's user has of the app's. */
    ClioRequest list(long groupId, URI clio) {
        return new ClioRequest(groupId, at(clio, path, "&limit=" + MOST));
    }

    ClioRequest get(long groupId, URI clio, long id) {
        return new ClioRequest(groupId, at(clio, path + "/" + id, ""));
    }

    ClioRequest post(long groupId, URI clio, ObjectNode data) {
        return new ClioRequest(groupId, "POST", at(clio, path, ""), body(data));
    }

    ClioRequest patch(long groupId, URI clio, long id, ObjectNode data) {
        return new ClioRequest(groupId, "PATCH", at(clio, path + "/" + id, ""), body(data));
    }

    ClioRequest delete(long groupId, URI clio, long id) {
        return new ClioRequest(groupId, "DELETE", URI.create(clio + "/api/v4/" + path + "/" + id + ".json"), "");
    }

    private URI at(URI clio, String resource, String more) {
        return URI.create(clio + "/api/v4/" + resource + ".json?fields=" + fields + more);
    }

    /** The data of a record, to be filled. */
    static ObjectNode data() {
        return JSON.createObjectNode();
    }

    private static String body(ObjectNode data) {
        return JSON.createObjectNode().set("data", data).toString();
    }
}
