package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.security.Endpoint;
import io.github.cliocheckin.security.oidc.TestProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers send wrong callbacks, and callers wrong requests, 20,000 of them: none is answered with a failure of the service,
 * none leaves a connection hanging, and nothing is stored. The same are made from the same seed (-Dmutations.seed=...).
 */
class MutatedRequestsTest {

    private static final long SEED = Long.getLong("mutations.seed", 20_000);
    private static final int EACH = Integer.getInteger("mutations.each", 10_000);
    private static final int CONNECTIONS = 4;
    private static final String STRANGER = "callback";
    private static final String VIEWER = "call of a viewer or nobody";
    private static final String ADMIN = "call of an admin";
    private static final Duration TIME = Duration.ofMinutes(5);
    /** One in so many is torn, which costs a connection each. */
    private static final int TORN = 40;

    private final TestProvider provider = TestProvider.started();
    private final Map<String, AtomicInteger> answers = new java.util.concurrent.ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();

    @TempDir
    private Path folder;

    private Scene scene;
    private OriginalRequests originals;
    private String authorization;

    private void start(Map<String, String> database) throws Exception {
        Map<String, String> settings = ProviderSignInTest.settings(provider);
        settings.putAll(database);
        settings.putAll(Map.of("clio.us.client-id", "sandbox-app", "clio.us.client-secret", "sandbox-secret"));
        Firm firm = Firm.generated(20, 0, Scene.YESTERDAY, 3);
        // The real ones are not to hear of it
        for (String region : List.of("eu", "ca", "au")) {
            settings.put("clio." + region + ".url", "http://127.0.0.1:" + TestService.freePort());
        }
        scene = Scene.with(firm, folder, settings);
        long mapping = scene.unconnectedGroup();
        authorization = "/integration/businessintegrationmapping/" + mapping + "/authorization";
        assertThat(new Browser().allow(link()).status()).isEqualTo(200);
        originals = new OriginalRequests(scene, mapping);
        hintOnce();
    }

    /** After a hint the next ones are passed over for a minute: with the clock stopped, for good. */
    private void hintOnce() throws IOException {
        scene.clock.stop();
        long asked = scene.questions("who_am_i");
        try (RawConnection connection = new RawConnection(scene.service.port())) {
            assertThat(connection.status(OriginalRequests.DEAUTHORIZATION)).isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> scene.questions("who_am_i") > asked);
        scene.clock.moveOn(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        scene.close();
        provider.close();
    }

    @Test
    void nothingComesOfTwentyThousandWrongRequests() throws Exception {
        start(Map.of());
        nothingComesOf(EACH);
    }

    /** Fewer, for most of it is the same: but it refuses texts that the other one keeps. */
    @Test
    void norWithTheOtherDatabase() throws Exception {
        start(Map.of("database.url", TestDatabases.newPostgresUrl(), "database.username", "postgres"));
        nothingComesOf(EACH / 5);
    }

    private void nothingComesOf(int each) throws Exception {
        System.out.println("Requests are mutated from the seed " + SEED);
        StoredRows before = StoredRows.of(scene.service.bean("database", Database.class));
        long exchanges = scene.questions("/oauth/token");

        mutate(STRANGER, each, this::mutateCallbacks);
        long exchanged = scene.questions("/oauth/token") - exchanges;
        mutate(VIEWER, each / 2, (worker, share) -> mutateCalls(worker, share, VIEWER));
        before.assertKept(scene.service.bean("database", Database.class), begun.get());
        mutate(ADMIN, each / 2, (worker, share) -> mutateCalls(worker, share, ADMIN));

        System.out.println(new TreeMap<>(answers) + ", codes taken to Clio: " + exchanged);
        assertThat(failures).isEmpty();
        assertThat(Path.of("file-uploads")).doesNotExist();
        // What came as far as Clio, or into a route, and what was refused there
        assertThat(exchanged).isGreaterThan(each / 50);
        assertThat(answered(STRANGER + " 400")).isGreaterThan(each / 2);
        assertThat(answered(VIEWER + " 2")).isGreaterThan(each / 100);
        assertThat(answered(ADMIN + " 2")).isGreaterThan(each / 50);
        assertThat(answered(ADMIN + " 422")).isGreaterThan(each / 500);
        assertThat(Scene.ok(scene.service.get("/access/me")).get("name").asText())
                .isEqualTo("api.token");
    }

    /** Sends one worker's share. */
    private interface Work {
        void send(int worker, int share) throws Exception;
    }

    private void mutate(String what, int count, Work work) throws Exception {
        long start = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> shares = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int worker = i;
                shares.add(() -> {
                    work.send(worker, count / CONNECTIONS);
                    return null;
                });
            }
            for (Future<Void> done :
                    workers.invokeAll(shares, TIME.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println(what + ": " + count + " in "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    }

    private void mutateCallbacks(int worker, int share) throws Exception {
        Mutations mutations = new Mutations(SEED + worker);
        Browser browser = new Browser();
        RawRequest ofClio = returnFromClio(browser);
        RawRequest ofProvider = returnFromProvider();
        try (RawConnection connection = new RawConnection(scene.service.port())) {
            for (int sent = 0; sent < share; sent++) {
                int kind = mutations.below(4);
                RawRequest original = kind < 2 ? ofClio : kind == 2 ? ofProvider : OriginalRequests.DEAUTHORIZATION;
                if (mutations.below(TORN) == 0) {
                    // Without a code that is good: where a torn request ends, and what of it counts, nobody can tell
                    RawRequest codeless = original.query() == null
                            ? original
                            : original.withQuery(original.query().replaceAll("code=[^&]+", "code=torn"));
                    send(STRANGER, connection, mutations.torn(codeless));
                    ofClio = original == ofClio ? returnFromClio(browser) : ofClio;
                    continue;
                }
                RawRequest mutant = mutations.mutant(original);
                while (isStillGood(mutant, original)) {
                    mutant = mutations.mutant(original);
                }
                send(STRANGER, connection, mutant);
                if (original == ofClio && parameter(mutant, "state").equals(parameter(original, "state"))) {
                    ofClio = returnFromClio(browser);
                }
            }
        }
    }

    private void mutateCalls(int worker, int share, String what) throws Exception {
        boolean admin = what.equals(ADMIN);
        Mutations mutations = new Mutations(SEED + (admin ? 200 : 100) + worker);
        List<Endpoint> endpoints = Arrays.asList(Endpoint.values());
        try (RawConnection connection = new RawConnection(scene.service.port())) {
            for (int sent = 0; sent < share; sent++) {
                Endpoint endpoint = mutations.one(endpoints);
                RawRequest original = originals.of(endpoint);
                if (admin) {
                    original = original.plus("Authorization: Bearer " + TestService.TOKEN);
                } else if (mutations.below(3) > 0) {
                    original = original.plus("Authorization: Bearer " + originals.viewer());
                }
                if (mutations.below(TORN) == 0 && endpoint != Endpoint.FOLLOW_INVITATION) {
                    send(what, connection, mutations.torn(original));
                } else {
                    send(what, connection, mutations.mutant(original));
                }
            }
        }
    }

    private void send(String what, RawConnection connection, RawRequest mutant) throws IOException {
        int status = connection.status(mutant);
        count(what, status, mutant.bytes());
        // Whoever follows an invitation sets out for Clio, and a row is right; the other ways on are no POST, or a
        // page's
        boolean isPage = mutant.path().replaceAll("(?i)%[0-9a-f]{2}", "?").matches("/[console?]{7}(/.*)?");
        if (status == 303 && mutant.method().equals("POST") && !isPage) {
            begun.incrementAndGet();
        }
    }

    private void send(String what, RawConnection connection, byte[] torn) throws IOException {
        for (int status : connection.statuses(torn)) {
            // The server's own word to HTP/1.1
            if (status != 501) {
                count(what, status, torn);
            }
        }
    }

    private void count(String what, int status, byte[] sent) {
        answers.computeIfAbsent(what + " " + status, any -> new AtomicInteger()).incrementAndGet();
        if (status >= 500 || status == RawConnection.CLOSED) {
            String text = new String(sent, StandardCharsets.ISO_8859_1).replaceAll("[^\\n\\x20-\\x7e]", ".");
            failures.add(status + ": " + text.substring(0, Math.min(700, text.length())));
        }
    }

    private int answered(String start) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith(start))
                .mapToInt(answer -> answer.getValue().get())
                .sum();
    }

    /** What Clio sends a person back with who allowed access: a code and a state that are good for once. */
    private RawRequest returnFromClio(Browser browser) {
        URI back = browser.sentOn(link() + "&sandbox=allow");
        return RawRequest.of("GET", back.getRawPath(), back.getRawQuery() + "&scope=all", null, "Accept: text/html");
    }

    private String link() {
        begun.incrementAndGet();
        return Scene.ok(scene.service.get(authorization)).get("link").asText();
    }

    private RawRequest returnFromProvider() {
        Browser browser = new Browser();
        URI back = provider.visited(browser.sentOn(scene.service.baseUrl() + "/access/oidc/login"));
        return RawRequest.of(
                "GET",
                back.getRawPath(),
                back.getRawQuery(),
                null,
                "Cookie: clio-checkin-sign-in=" + browser.cookie("clio-checkin-sign-in"),
                "Accept: text/html");
    }

    /** Whether a callback means what it meant before: the same code for the same state. */
    private static boolean isStillGood(RawRequest mutant, RawRequest original) {
        return original.query() != null
                && parameter(mutant, "state").equals(parameter(original, "state"))
                && parameter(mutant, "code").equals(parameter(original, "code"));
    }

    /** As both readers of callbacks understand it, or in doubt as the one that takes more. */
    private static String parameter(RawRequest request, String name) {
        for (String parameter :
                request.query() == null ? new String[0] : request.query().split("&")) {
            String[] parts = parameter.split("=", 2);
            try {
                if (URLDecoder.decode(parts[0], StandardCharsets.UTF_8).equals(name) && parts.length > 1) {
                    return URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                }
            } catch (IllegalArgumentException notEncoded) {
                // nobody understands it
            }
        }
        return "";
    }
}
