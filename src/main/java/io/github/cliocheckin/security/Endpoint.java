package io.github.cliocheckin.security;

import static io.github.cliocheckin.security.Least.ADMIN;
import static io.github.cliocheckin.security.Least.OPERATOR;
import static io.github.cliocheckin.security.Least.PUBLIC;
import static io.github.cliocheckin.security.Least.VIEWER;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every call that the service takes, with the least role that may make it; each is named as its route. What has no line here
 * is an operator's own, and takes an admin.
 */
public enum Endpoint {
    LIST_TRIGGERS("GET", "/integration/trigger/integrationtriggers/sourceid/{sourceId}", VIEWER),
    FIND_GROUPS("GET", "/integration/businessintegrationgroup/{id}", VIEWER),
    PUT_GROUP("PUT", "/integration/add/businessintegrationgroup", OPERATOR),
    UPDATE_GROUP("POST", "/integration/update/businessintegrationgroup", OPERATOR),
    CHANGE_GROUP("PATCH", "/integration/businessintegrationgroup/{id}", OPERATOR),
    CONNECT_GROUP("PUT", "/integration/businessintegrationgroup/{id}/connection", OPERATOR),
    PUT_MAPPING("PUT", "/integration/add/businessintegrationmapping", OPERATOR),
    LIST_MAPPINGS("GET", "/integration/businessintegrationmapping", VIEWER),
    GET_MAPPING("GET", "/integration/businessintegrationmapping/{id}", VIEWER),
    CHANGE_MAPPING("PATCH", "/integration/businessintegrationmapping/{id}", OPERATOR),
    RUN_MAPPING("POST", "/integration/businessintegrationmapping/{id}/run", OPERATOR),
    GET_BUSINESS("GET", "/integration/business/{businessNumber}", VIEWER),
    PUT_BUSINESS("PUT", "/integration/business/{businessNumber}", OPERATOR),
    LIST_RUNS("GET", "/integration/runs", VIEWER),
    GET_RUN("GET", "/integration/runs/{id}", VIEWER),
    LIST_CHECK_INS("GET", "/integration/checkins", VIEWER),
    GET_CHECK_IN("GET", "/integration/checkins/{id}", VIEWER),
    REPLAY_CHECK_INS("POST", "/integration/checkins/replay", OPERATOR),
    DECIDE_CHECK_INS_AGAIN("POST", "/integration/checkins/decision", OPERATOR),
    REPLAY_CHECK_IN("POST", "/integration/checkins/{id}/replay", OPERATOR),
    DECIDE_CHECK_IN_AGAIN("POST", "/integration/checkins/{id}/decision", OPERATOR),
    GET_ERRAND("GET", "/integration/errands/{id}", VIEWER),
    DESCRIBE_API("GET", "/openapi.json", VIEWER),

    GET_AUTHORIZATION("GET", "/integration/businessintegrationmapping/{id}/authorization", OPERATOR),
    INVITE_FIRM("POST", "/integration/businessintegrationmapping/{id}/authorization", OPERATOR),
    CHECK_AUTHORIZATION("POST", "/integration/businessintegrationmapping/{id}/authorization/check", OPERATOR),
    DISCONNECT_GROUP("DELETE", "/integration/businessintegrationmapping/{id}/authorization", OPERATOR),
    SHOW_INVITATION("GET", "/connect/{link}", PUBLIC),
    FOLLOW_INVITATION("POST", "/connect/{link}", PUBLIC),
    RETURN_FROM_CLIO("GET", "/oauth/callback/{region}", PUBLIC),
    HEAR_OF_DEAUTHORIZATION("POST", "/oauth/deauthorized/{region}", PUBLIC),
    HEAR_OF_MATTER("POST", "/webhook/{door}", PUBLIC),

    SHOW_SEND_REVIEW("GET", "/send-review/{door}", PUBLIC),
    REOPEN_SEND_REVIEW("GET", "/send-review/{door}/{pass}", PUBLIC),
    CONFIRM_SEND_REVIEW("POST", "/send-review/{door}/{pass}", PUBLIC),

    LIST_AUDIT("GET", "/access/audit", ADMIN),
    ROTATE_SECRETS("POST", "/access/secrets/rotation", ADMIN),
    GET_CALLER("GET", "/access/me", VIEWER),
    LOG_IN("POST", "/access/login", PUBLIC),
    BEGIN_SIGN_IN("GET", "/access/oidc/login", PUBLIC),
    END_SIGN_IN("GET", "/access/oidc/callback", PUBLIC),
    LOG_OUT("POST", "/access/logout", VIEWER),
    CHANGE_PASSWORD("POST", "/access/password", VIEWER),
    LIST_TOKENS("GET", "/access/tokens", ADMIN),
    ADD_TOKEN("POST", "/access/tokens", ADMIN),
    REVOKE_TOKEN("DELETE", "/access/tokens/{id}", ADMIN),
    LIST_USERS("GET", "/access/users", ADMIN),
    ADD_USER("POST", "/access/users", ADMIN),
    CHANGE_USER("PATCH", "/access/users/{name}", ADMIN),

    SHOW_ROUTES("GET", "/ops/routes", VIEWER),
    CHECK_ROUTES("POST", "/ops/routes/check", ADMIN),

    OPEN_CONSOLE("GET", "/", PUBLIC),
    SHOW_CONSOLE("GET", "/console", VIEWER),
    SHOW_ASSET("GET", "/console/assets/{file}", PUBLIC),
    SHOW_SIGN_IN("GET", "/console/sign-in", PUBLIC),
    SIGN_IN("POST", "/console/sign-in", PUBLIC),
    SHOW_FIRST_ADMIN("GET", "/console/first-admin", PUBLIC),
    MAKE_FIRST_ADMIN("POST", "/console/first-admin", PUBLIC),
    SIGN_OUT("POST", "/console/sign-out", VIEWER),

    SHOW_MATTER("GET", "/console/check-ins/{id}", VIEWER),
    SHOW_NEEDS_A_PERSON("GET", "/console/needs-a-person", VIEWER),
    SHOW_WAITING("GET", "/console/needs-a-person/check-ins", VIEWER),
    SHOW_CONFIRMATION("GET", "/console/needs-a-person/confirmation", OPERATOR),
    BEGIN_ERRAND("POST", "/console/needs-a-person/confirmation", OPERATOR),
    SHOW_ERRAND("GET", "/console/needs-a-person/errands/{id}", VIEWER),

    SHOW_INTEGRATIONS("GET", "/console/integrations", VIEWER),
    SHOW_INTEGRATION("GET", "/console/integrations/{group}", VIEWER),
    CHANGE_INTEGRATION("POST", "/console/integrations/{group}", OPERATOR),
    CHANGE_TRIGGERS("POST", "/console/integrations/{group}/triggers", OPERATOR),
    CHANGE_PROPERTIES("POST", "/console/integrations/{group}/properties", OPERATOR),
    SAVE_ACCOUNT("POST", "/console/integrations/{group}/account", OPERATOR),
    ADD_LOCATION("POST", "/console/integrations/{group}/locations", OPERATOR),
    SHOW_LOCATION("GET", "/console/integrations/{group}/locations/{mapping}", VIEWER),
    CHANGE_LOCATION("POST", "/console/integrations/{group}/locations/{mapping}", OPERATOR),
    RUN_LOCATION("POST", "/console/integrations/{group}/locations/{mapping}/run", OPERATOR),
    SAVE_BUSINESS("POST", "/console/integrations/{group}/locations/{mapping}/business", OPERATOR),
    AUTHORIZE_LOCATION("POST", "/console/integrations/{group}/locations/{mapping}/authorization", OPERATOR),
    CHECK_LOCATION("POST", "/console/integrations/{group}/locations/{mapping}/check", OPERATOR),
    ASK_TO_DISCONNECT("GET", "/console/integrations/{group}/locations/{mapping}/disconnection", OPERATOR),
    DISCONNECT_LOCATION("POST", "/console/integrations/{group}/locations/{mapping}/disconnection", OPERATOR),
    SHOW_NEW_INTEGRATION("GET", "/console/new-integration", OPERATOR),
    BEGIN_INTEGRATION("POST", "/console/new-integration", OPERATOR),
    SHOW_DRAFT("GET", "/console/drafts/{draft}/{step}", OPERATOR),
    KEEP_DRAFT("POST", "/console/drafts/{draft}/{step}", OPERATOR),
    SHOW_DRAFT_LOCATION("GET", "/console/drafts/{draft}/locations/{business}", OPERATOR),
    KEEP_DRAFT_LOCATION("POST", "/console/drafts/{draft}/locations/{business}", OPERATOR),
    THROW_DRAFT_AWAY("POST", "/console/drafts/{draft}", OPERATOR),

    SHOW_CHECK_INS("GET", "/console/check-ins", VIEWER),
    SAVE_CHECK_INS("GET", "/console/check-ins.csv", VIEWER),

    SHOW_RUNS("GET", "/console/runs", VIEWER),
    SHOW_RUN("GET", "/console/runs/{id}", VIEWER),
    SHOW_ROUTE_FILES("GET", "/console/routes", VIEWER),
    SHOW_ROUTE_FILE("GET", "/console/routes/{file}", ADMIN),
    SHOW_AUDIT("GET", "/console/audit", ADMIN),
    SHOW_SETTINGS("GET", "/console/settings", ADMIN),
    SHOW_ACCESS("GET", "/console/access", ADMIN),
    SHOW_USER("GET", "/console/access/user", ADMIN),
    ADD_USER_BY_FORM("POST", "/console/access/users", ADMIN),
    CHANGE_USER_BY_FORM("POST", "/console/access/user", ADMIN),
    ADD_TOKEN_BY_FORM("POST", "/console/access/tokens", ADMIN),
    ASK_TO_REVOKE_TOKEN("GET", "/console/access/tokens/{id}", ADMIN),
    REVOKE_TOKEN_BY_FORM("POST", "/console/access/tokens/{id}/revoke", ADMIN),
    SHOW_ME("GET", "/console/me", VIEWER),
    CHANGE_MY_PASSWORD("POST", "/console/me/password", VIEWER);

    private final String method;
    private final String path;
    private final Least least;
    private final Pattern pattern;

    Endpoint(String method, String path, Least least) {
        this.method = method;
        this.path = path;
        this.least = least;
        this.pattern = Pattern.compile(Arrays.stream(path.split("/"))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining("/"))
                // Vert.x leads a path with a slash at its end to the same route
                + "/?");
    }

    /**
     * The line that a call falls under.
     *
     * @param path as Vert.x normalizes it before it looks for a route
     */
    static Optional<Endpoint> of(String method, String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.method.equals(method)
                        && endpoint.pattern.matcher(path).matches())
                .findFirst();
    }

    public String method() {
        return method;
    }

    /** Answers people, with pages; the others answer programs. */
    public boolean isPage() {
        return ConsolePath.isOf(path);
    }

    /** With its parameters in braces. */
    public String path() {
        return path;
    }

    public Least least() {
        return least;
    }
}
