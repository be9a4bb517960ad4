package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The user who connected the sandbox firm, and the attorney of its matters. */
final class WhoAmI {
    private WhoAmI() {}

    static ObjectNode user() {
        ObjectNode user = Json.object().put("id", 350_001).put("etag", "\"u1\"");
        user.put("name", "Avery Sandbox").put("first_name", "Avery").put("last_name", "Sandbox");
        user.put("email", "avery@firm.test").put("enabled", true).put("subscription_type", "Attorney");
        user.put("account_owner", true).put("time_zone", "Central Time (US & Canada)");
        user.putObject("account").put("id", 77_001).put("etag", "\"x1\"").put("name", "Sandbox & Partners");
        return user;
    }
}
