package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.notice.DeliveryMutations;
import io.github.cliocheckin.security.Endpoint;
import java.net.URI;

/** A right request for each call that there is. */
final class OriginalRequests {

    /** Clio's word that the user who connected the sandbox firm took the grant back. */
    static final RawRequest DEAUTHORIZATION = RawRequest.of(
            "POST",
            "/oauth/deauthorized/us",
            null,
            "{\"client_id\":\"sandbox-app\",\"user_id\":350001,\"access_token\":\"a-token\"}",
            "Content-Type: application/json");

    private final long group;
    private final long mapping;
    private final String viewer;
    private final String invitation;
    private final String webhook;
    private final long draft;

    OriginalRequests(Scene scene, long mapping) {
        this.group = scene.groupId;
        this.mapping = mapping;
        webhook = Subscription.pending(scene.service, group).enabled(6601, "a secret").path;
        draft = draft(scene);
        viewer = token(scene, "viewer");
        token(scene, "spare");
        Scene.ok(
                scene.service.post(
                        "/access/users",
                        "{\"name\":\"anna\",\"password\":\"four words are enough\",\"role\":\"viewer\"}"),
                201);
        invitation = URI.create(Scene.ok(
                                scene.service.call(
                                        "POST",
                                        "/integration/businessintegrationmapping/" + mapping + "/authorization",
                                        null),
                                201)
                        .get("link")
                        .asText())
                .getPath();
    }

    /** An integration that is being set up, with a location. */
    private static long draft(Scene scene) {
        String form = "source=2&business=" + (Scene.ENTERPRISE + 7) + "&name=Prairie";
        String step = post(scene, "/console/new-integration", form);
        post(
                scene,
                step.replace("triggers", "locations"),
                "version=0&business=" + (Scene.ENTERPRISE + 1) + "&name=Norman");
        return Long.parseLong(step.replaceAll("\\D", ""));
    }

    /** Sends a form and answers where it leads. */
    private static String post(Scene scene, String path, String form) {
        TestService.Answer answer =
                scene.service.call("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return answer.headers().get("location").get(0);
    }

    private static String token(Scene scene, String name) {
        return Scene.ok(scene.service.post("/access/tokens", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}"), 201)
                .get("token")
                .asText();
    }

    /** A viewer's token. */
    String viewer() {
        return viewer;
    }

    RawRequest of(Endpoint endpoint) {
        if (endpoint.isPage()) {
            return RawRequest.of(
                    endpoint.method(),
                    path(endpoint),
                    query(endpoint),
                    endpoint.method().equals("POST") ? form(endpoint) : null,
                    "Content-Type: application/x-www-form-urlencoded",
                    "Sec-Fetch-Site: same-origin");
        }
        String body = body(endpoint);
        String[] headers = body == null
                ? new String[] {"Accept: application/json"}
                : new String[] {"Accept: application/json", "Content-Type: application/json"};
        RawRequest right = RawRequest.of(endpoint.method(), path(endpoint), query(endpoint), body, headers);
        // Not Clio's: a mutant may say the same as its original
        return endpoint == Endpoint.HEAR_OF_MATTER ? right.plus("X-Hook-Signature: " + "0".repeat(64)) : right;
    }

    private String path(Endpoint endpoint) {
        if (endpoint.path().equals("/connect/{link}")) {
            return invitation;
        }
        if (endpoint == Endpoint.HEAR_OF_MATTER) {
            return webhook;
        }
        String id = endpoint.path().contains("mapping/") ? String.valueOf(mapping) : String.valueOf(group);
        return endpoint.path()
                .replace("{id}", endpoint == Endpoint.FIND_GROUPS ? String.valueOf(Scene.ENTERPRISE) : id)
                .replace("{businessNumber}", String.valueOf(Scene.ENTERPRISE))
                .replace("{sourceId}", "2")
                .replace("{group}", String.valueOf(group))
                .replace("{mapping}", String.valueOf(mapping))
                .replace("{draft}", String.valueOf(draft))
                .replace("{step}", "properties")
                .replace("{business}", String.valueOf(Scene.ENTERPRISE + 1))
                .replace("{name}", "anna")
                .replace("{region}", "us")
                .replace("{file}", endpoint == Endpoint.SHOW_ROUTE_FILE ? "poll.camel.yaml" : "console.css")
                // No button is at these; SendReviewTest has those that are
                .replace("{door}", "AAAAAAAAAAAAAAAAAAAAAA")
                .replace("{pass}", "AAAAAAAAAAAAAAAAAAAAAA");
    }

    private String query(Endpoint endpoint) {
        return switch (endpoint) {
            case LIST_MAPPINGS -> "groupId=" + group;
            case LIST_RUNS -> "groupId=" + group + "&mappingId=" + mapping + "&limit=10&after=100";
            case LIST_CHECK_INS ->
                "groupId=" + group + "&state=PENDING,SENT&from=2026-01-01&to=2026-12-31&matterId=1" + "&businessNumber="
                        + Scene.ENTERPRISE + "&reason=NO_VALID_CONTACT&limit=10&after=1";
            case LIST_AUDIT ->
                "subject=group%20" + group + "&by=api.token&from=2026-01-01&to=2026-12-31&limit=10&after=100";
            case GET_AUTHORIZATION -> "region=US";
            case FOLLOW_INVITATION -> "region=us";
            case SHOW_SEND_REVIEW ->
                "custom_action_id=7001&user_id=350001&subject_url=%2Fapi%2Fv4%2Fmatters%2F900001&custom_action_nonce=a-nonce";
            case REPLAY_CHECK_IN -> "clientWasNotAsked=true";
            case SHOW_WAITING -> "state=RESTRICTED&reason=NO_VALID_CONTACT&before=100";
            case SHOW_CONFIRMATION -> "action=replay&state=FAILED&all=no&id=1&id=2";
            case CONFIRM_SEND_REVIEW -> "again=1&sure=yes";
            case CHECK_ROUTES -> "file=own.camel.yaml";
            case SHOW_RUNS -> "groupId=" + group + "&state=DONE&after=100";
            case SHOW_AUDIT -> "by=user%20anna&subject=group%20" + group + "&from=2026-01-01&to=2026-12-31&after=100";
            case SHOW_USER -> "name=anna";
            case SHOW_SETTINGS -> "name=clock";
            case RETURN_FROM_CLIO, END_SIGN_IN -> "code=a-code&state=AAAAAAAAAAAAAAAAAAAAAA";
            default -> null;
        };
    }

    private static String form(Endpoint endpoint) {
        return switch (endpoint) {
            // Not the password: a mutant must not sign in by chance
            case SIGN_IN -> "name=anna&password=four+other+words%2C+wrong&then=%2Fconsole%2Fruns";
            case MAKE_FIRST_ADMIN -> "token=not-a-token&name=mallory&password=four+words+are+enough";
            case CHANGE_INTEGRATION -> "beta=true&paused=false";
            case CHANGE_TRIGGERS -> "trigger=2&trigger=22";
            case CHANGE_PROPERTIES, KEEP_DRAFT ->
                "version=1&optOut=No+review&locationField=Location&delay=3&event=matter_closed";
            case SAVE_ACCOUNT, SAVE_BUSINESS ->
                "name=Norman&apiKey=sandbox-key&timeZone=America%2FChicago&countryCode=US";
            case ADD_LOCATION -> "business=" + (Scene.ENTERPRISE + 1) + "&name=Norman&locationName=Norman";
            case CHANGE_LOCATION, KEEP_DRAFT_LOCATION ->
                "version=1&name=Norman&active=true&frequency=2&unit=HOURS&nextRun=2030-01-31T08%3A00&locationName=Norman&delay=3";
            case BEGIN_INTEGRATION -> "source=2&business=" + (Scene.ENTERPRISE + 8) + "&name=Coast";
            case THROW_DRAFT_AWAY -> "version=1";
            default -> "id=1&name=robin&role=viewer&sure=yes";
        };
    }

    private String body(Endpoint endpoint) {
        String triggers = "\"integrationGroupTriggers\":[{\"triggerId\":2,\"triggerTypeId\":1}]";
        String properties = "[{\"propertyKey\":\"clio.location.custom.field.name\",\"propertyValue\":\"Location\"}]";
        String timing = "\"active\":true,\"frequency\":{\"value\":1,\"unit\":\"DAY\"},\"nextRunTime\":"
                + "\"2030-01-31T08:00:00Z\",\"integrationProperties\":[{\"propertyKey\":\"clio.location.name\","
                + "\"propertyValue\":\"Norman\"}]";
        return switch (endpoint) {
            case PUT_GROUP ->
                "{\"parentBusinessNumber\":" + Scene.ENTERPRISE + ",\"integrationSourceId\":2," + triggers
                        + ",\"integrationGroupProperties\":" + properties + "}";
            case UPDATE_GROUP ->
                "{\"groupId\":" + group + "," + triggers + ",\"integrationGroupProperties\":" + properties + "}";
            case CHANGE_GROUP -> "{\"beta\":true,\"paused\":true,\"integrationGroupProperties\":" + properties + "}";
            case CONNECT_GROUP -> "{\"region\":\"US\",\"accessToken\":\"sandbox-token\"}";
            case PUT_MAPPING ->
                "{\"businessNumber\":" + (Scene.ENTERPRISE + 1) + ",\"integrationGroupId\":" + group + "," + timing
                        + "}";
            case CHANGE_MAPPING -> "{" + timing + "}";
            case PUT_BUSINESS ->
                "{\"name\":\"Norman\",\"apiKey\":\"sandbox-key\",\"timeZone\":\"America/Chicago\","
                        + "\"countryCode\":\"US\"}";
            case HEAR_OF_MATTER ->
                DeliveryMutations.body(900_123, "matter_closed", "1", 6601).replace("Å", "A");
            case HEAR_OF_DEAUTHORIZATION -> DEAUTHORIZATION.body();
            // Not the password: a mutant must not sign in by chance
            case LOG_IN -> "{\"name\":\"anna\",\"password\":\"four other words, wrong\"}";
            case CHANGE_PASSWORD ->
                "{\"oldPassword\":\"four words are enough\",\"newPassword\":\"five words are more than enough\"}";
            case ADD_TOKEN -> "{\"name\":\"deploy\",\"role\":\"viewer\",\"expiresAt\":\"2999-01-31T08:00:00Z\"}";
            case ADD_USER -> "{\"name\":\"robin\",\"password\":\"four words are enough\",\"role\":\"operator\"}";
            // Every JSON is YAML
            case CHECK_ROUTES ->
                "[{\"route\":{\"id\":\"say-so\",\"routeConfigurationId\":\"log-and-go-on\","
                        + "\"from\":{\"uri\":\"direct:say-so\",\"steps\":[{\"log\":\"so\"}]}}}]";
            case REPLAY_CHECK_INS -> "{\"ids\":[1,2],\"clientsWereNotAsked\":true}";
            case DECIDE_CHECK_INS_AGAIN -> "{\"state\":\"RESTRICTED\",\"reason\":\"NO_VALID_CONTACT\"}";
            case CHANGE_USER -> "{\"password\":\"four words are enough\",\"role\":\"viewer\",\"active\":true}";
            default -> null;
        };
    }
}
