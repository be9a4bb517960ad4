package io.github.cliocheckin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a client with destinations connects to; told by what arrives at a server on this machine. */
class DestinationsTest {

    private static final String PUBLIC = "198.51.100.7";

    private final List<String> arrived = new ArrayList<>();
    private final Set<InetSocketAddress> connections = new HashSet<>();
    private final Names names = new Names();
    private HttpServer server;
    private int port;

    /** A name service that says another thing each time it is asked, until its last answer stays. */
    private static final class Names implements DnsResolver {

        private final Deque<String[]> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        Names answer(String... addresses) {
            answers.add(addresses);
            return this;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.add(host);
            String[] answer = answers.size() > 1 ? answers.poll() : answers.peek();
            List<InetAddress> addresses = new ArrayList<>();
            for (String address : answer) {
                addresses.add(InetAddress.getByName(address));
            }
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            connections.add(exchange.getRemoteAddress());
            arrived.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().set("Location", "http://elsewhere.example:" + port + "/");
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
        port = server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theOriginOfTheSettingsIsReachedByItsName() throws Exception {
        names.answer("127.0.0.1");
        assertThat(get(allowing(true, "http://reviews.example:" + port + "/resources"), "/check"))
                .isEqualTo(204);
        assertThat(arrived).containsExactly("reviews.example:" + port + "/check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example",
                "https://reviews.example",
                "http://reviews.example:1",
                "http://reviews.example.",
                "http://reviews.example.elsewhere.example",
                "http://127.0.0.1"
            })
    void anotherOriginIsRefusedBeforeItsNameIsEvenLookedUp(String elsewhere) {
        names.answer("127.0.0.1");
        String address = elsewhere.matches(".*:\\d+") ? elsewhere : elsewhere + ":" + port;
        assertThatThrownBy(() -> ask(allowing(true, "http://reviews.example:" + port), address + "/a-secret-path"))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("checkin.url")
                .hasMessageNotContaining("a-secret-path");
        assertThat(names.asked).isEmpty();
        assertThat(arrived).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        names.answer("127.0.0.1");
        assertThat(get(allowing(true, "http://reviews.example:" + port), "/moved"))
                .isEqualTo(302);
        assertThat(arrived).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"})
    void aNameThatLeadsToAPrivateAddressIsRefused(String address) {
        names.answer(address);
        assertThatThrownBy(() -> get(allowing(false, "http://reviews.example:" + port), "/"))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("reviews.example")
                .hasMessageContaining("network.allow-private-addresses");
        assertThat(arrived).isEmpty();
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnough() {
        names.answer(PUBLIC, "127.0.0.1");
        assertThatThrownBy(() -> get(allowing(false, "http://reviews.example:" + port), "/"))
                .isInstanceOf(AddressRefusedException.class);
        assertThat(arrived).isEmpty();
    }

    @Test
    void anAddressInOtherDigitsIsNoWayAround() {
        Destinations destinations = new Destinations(
                Set.of(URI.create("http://2130706433:" + port)),
                "checkin.url",
                false,
                SystemDefaultDnsResolver.INSTANCE);
        assertThatThrownBy(() -> get(destinations, "http://2130706433:" + port, "/"))
                .isInstanceOf(AddressRefusedException.class);
        assertThat(arrived).isEmpty();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsUsed() throws Exception {
        // Whoever asks a second time is told of the server on this machine
        names.answer("127.0.0.2").answer("127.0.0.1");
        assertThatThrownBy(() -> get(allowing(true, "http://reviews.example:" + port), "/"))
                .isInstanceOf(ConnectException.class);
        assertThat(names.asked).hasSize(1);
        assertThat(arrived).isEmpty();
    }

    @Test
    void anAddressThatDoesNotAnswerLeavesTheOthers() throws Exception {
        names.answer("127.0.0.2", "127.0.0.1");
        assertThat(get(allowing(true, "http://reviews.example:" + port), "/")).isEqualTo(204);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        names.answer("127.0.0.1");
        Destinations destinations = allowing(true, "http://reviews.example:" + port);
        try (CloseableHttpClient client = client(destinations)) {
            for (int i = 0; i < 3; i++) {
                client.execute(new HttpGet("http://reviews.example:" + port + "/"), answer -> answer.getCode());
            }
        }
        assertThat(arrived).hasSize(3);
        assertThat(connections).hasSize(1);
    }

    @Test
    void behindAProxyTheOriginIsHeldAndTheNameIsTheProxysToLookUp() throws Exception {
        HttpClientBuilder builder = HttpClientBuilder.create().setProxy(new HttpHost("http", "127.0.0.1", port));
        allowing(false, "http://reviews.example").configureHttpClient(builder);
        try (CloseableHttpClient client = builder.build()) {
            assertThat(client.execute(new HttpGet("http://reviews.example/"), answer -> answer.getCode())
                            .intValue())
                    .isEqualTo(204);
            assertThatThrownBy(() -> client.execute(new HttpGet("http://elsewhere.example/"), a -> a.getCode()))
                    .isInstanceOf(AddressRefusedException.class);
        }
        assertThat(arrived).hasSize(1);
    }

    private Destinations allowing(boolean privateToo, String... origins) {
        return new Destinations(Arrays.stream(origins).map(URI::create).toList(), "checkin.url", privateToo, names);
    }

    private int get(Destinations destinations, String path) throws IOException {
        return get(destinations, "http://reviews.example:" + port, path);
    }

    private static int get(Destinations destinations, String origin, String path) throws IOException {
        return ask(destinations, origin + path);
    }

    private static int ask(Destinations destinations, String address) throws IOException {
        try (CloseableHttpClient client = client(destinations)) {
            return client.execute(new HttpGet(address), answer -> answer.getCode());
        }
    }

    private static CloseableHttpClient client(Destinations destinations) {
        HttpClientBuilder builder = HttpClientBuilder.create().disableAutomaticRetries();
        destinations.configureHttpClient(builder);
        return builder.build();
    }
}
