package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.network.AddressRefusedException;
import io.github.cliocheckin.network.Destinations;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service connects to the Clio and the receiver of its settings and to nobody else, wherever it is led. */
class WhereItConnectsTest {

    private static final List<Integer> REDIRECTS = List.of(302, 307, 308);

    private static final Map<String, String> QUICK = Map.of(
            "poll.retry.first", "PT0.2S",
            "poll.retry.longest", "PT0.2S",
            "delivery.retry.first", "PT0.2S",
            "delivery.retry.longest", "PT0.2S",
            "delivery.lookup.pause", "PT0.2S");

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void aRedirectOfClioIsNotFollowed() throws Exception {
        long matter = closed();
        try (SandboxClio elsewhere = SandboxClio.start(0, Firm.empty());
                Scene scene = Scene.with(firm, folder, QUICK)) {
            for (int status : REDIRECTS) {
                scene.clio.faults().whenPath("/matters", 1, redirect(status, scene.clio.url() + "/elsewhere"));
                scene.clio.faults().whenPath("/matters", 1, redirect(status, elsewhere.url() + "/elsewhere"));
            }
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            // and the page and the late query in the end
            assertThat(scene.questions("/matters")).isEqualTo(2 * REDIRECTS.size() + 2);
            assertThat(scene.questions("/elsewhere")).isZero();
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    void aRedirectOfTheReceiverIsNotFollowed() throws Exception {
        long matter = closed();
        try (SandboxReceiver elsewhere = SandboxReceiver.start(0);
                Scene scene = Scene.with(firm, folder, QUICK)) {
            for (int status : REDIRECTS) {
                scene.receiver.faults().whenPath("/checkin", 1, redirect(status, scene.receiver.url() + "/elsewhere"));
                scene.receiver.faults().whenPath("/checkin", 1, redirect(status, elsewhere.url() + "/elsewhere"));
            }
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.row(matter).get("attempts").asInt()).isEqualTo(2 * REDIRECTS.size() + 1);
            assertThat(scene.receiver.journal().count("/elsewhere")).isZero();
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    void everyHttpEndpointOfOurRoutesHasItsDestinations() throws Exception {
        try (Scene scene = Scene.with(firm, folder)) {
            assertThat(scene.service.camel().getEndpoints())
                    .filteredOn(HttpEndpoint.class::isInstance)
                    .extracting(HttpEndpoint.class::cast)
                    .hasSize(2)
                    .noneMatch(HttpEndpoint::isFollowRedirects)
                    .extracting(HttpEndpoint::getHttpClientConfigurer)
                    .hasOnlyElementsOfType(Destinations.class);
        }
    }

    @Test
    void whateverAsksForAnotherOriginIsRefusedBeforeAKeyOrTokenLeaves() throws Exception {
        try (SandboxReceiver elsewhere = SandboxReceiver.start(0);
                Scene scene = Scene.with(firm, folder)) {
            ProducerTemplate template = scene.service.camel().createProducerTemplate();
            Exchange asked = template.request(
                    "direct:call-clio",
                    exchange -> exchange.getIn().setHeader(Exchange.HTTP_URI, elsewhere.url() + "/api/v4/matters"));
            assertThat(asked.getException())
                    .isInstanceOf(AddressRefusedException.class)
                    .hasMessageContaining("clio.(us|eu|ca|au).url");
            // The receiver is no place for a question to Clio either
            asked = template.request(
                    "http:receiver?httpClientConfigurer=#onlyReceiver",
                    exchange -> exchange.getIn().setHeader(Exchange.HTTP_URI, scene.clio.url()));
            assertThat(asked.getException())
                    .isInstanceOf(AddressRefusedException.class)
                    .hasMessageContaining("checkin.url");
            assertThat(elsewhere.journal().entries()).isEmpty();
            assertThat(scene.clio.journal().entries()).isEmpty();
        }
    }

    @Test
    void aHostThatIsFoundAtAPrivateAddressIsNotSpokenTo() throws Exception {
        try (SandboxClio clio = SandboxClio.start(0, firm);
                SandboxReceiver receiver = SandboxReceiver.start(0);
                TestService service = start(Map.of(
                        "clio.us.url", clio.url().replace("127.0.0.1", "clio.invalid"),
                        "checkin.url", receiver.url().replace("127.0.0.1", "reviews.invalid")))) {
            long mapping = mapping(service, "{\"region\": \"US\", \"accessToken\": \"a-token\"}");
            long checkIn = queue(service, mapping);
            JsonNode failed = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> service.get("/integration/checkins/" + checkIn)
                                    .json(),
                            row -> row.get("state").asText().equals("FAILED"));
            assertThat(failed.get("history"))
                    .extracting(line -> line.get("state").asText())
                    .containsExactly("SENDING", "PENDING", "SENDING", "FAILED");
            assertThat(failed.at("/history/1/cause").asText())
                    .startsWith("not sent: reviews.invalid is at the private address 127.0.0.1")
                    .contains("network.allow-private-addresses");
            JsonNode run = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> service.get("/integration/runs").json().at("/data/0"),
                            found -> found.path("state").asText().equals("FAILED"));
            assertThat(run.at("/error/code").asText()).isEqualTo("ADDRESS_REFUSED");
            assertThat(run.at("/error/text").asText())
                    .startsWith("Clio was not asked: clio.invalid is at the private address 127.0.0.1");
            assertThat(receiver.journal().entries()).isEmpty();
            assertThat(clio.journal().entries()).isEmpty();
        }
    }

    @Test
    void anOperatorsOwnEndpointGoesWhereItIsTold() throws Exception {
        try (SandboxReceiver hook = SandboxReceiver.start(0);
                TestService service = start(Map.of("checkin.endpoint", hook.url() + "/hook"))) {
            queue(service, mapping(service, null));
            await().atMost(Duration.ofSeconds(30)).until(() -> hook.journal().count("/hook") == 1);
        }
    }

    /** A service that may not speak to private addresses, and to which every name is one. */
    private TestService start(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "network.allow-private-addresses", "false",
                "checkin.url", "https://reviews.invalid",
                "poll.clock", "PT0.1S",
                "delivery.clock", "PT0.1S",
                "delivery.retry.first", "PT0.1S",
                "delivery.retry.attempts", "2"));
        all.putAll(settings);
        return TestService.start(folder, all, main -> main.bind("dnsResolver", new EveryNameIsHere()));
    }

    private static final class EveryNameIsHere implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static long mapping(TestService service, String connection) {
        service.put("/integration/add/businessintegrationgroup", """
                {"parentBusinessNumber": 5, "integrationSourceId": 2,
                 "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}""");
        service.put("/integration/business/5", "{\"apiKey\": \"sandbox-key\"}");
        if (connection != null) {
            service.put("/integration/businessintegrationgroup/1/connection", connection);
        }
        return service.put(
                        "/integration/add/businessintegrationmapping",
                        "{\"businessNumber\": 5, \"integrationGroupId\": 1, \"active\": true}")
                .json()
                .get("mappingId")
                .asLong();
    }

    private static long queue(TestService service, long mapping) {
        var database = service.bean("database", Database.class).client();
        database.sql(
                        "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id, state, request,"
                                + " due_at, decided_at) VALUES (1, ?, 5, 2, 412, 'PENDING', ?, CURRENT_TIMESTAMP,"
                                + " CURRENT_TIMESTAMP)")
                .params(
                        mapping,
                        "{\"name\":\"Marisol Vega\",\"emailId\":\"m.vega@example.com\",\"phone\":\"5125550123\","
                                + "\"smsEnabled\":1}")
                .update();
        return database.sql("SELECT id FROM check_in").query(Long.class).single();
    }

    private long closed() {
        return firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
    }

    private static Fault redirect(int status, String location) {
        return Fault.status(status, "text/html", "", Map.of("Location", location));
    }
}
