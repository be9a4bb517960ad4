package io.github.cliocheckin.bench;

import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import io.github.cliocheckin.system.Operator;
import io.github.cliocheckin.system.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Measures one big firm's first run, {@code mvn -Pbench -Dbench.matters=20000}: Clio and the receiver in this JVM, the service
 * in one of its own with 512 MB on HSQLDB. Ends with 1 unless every matter's client arrived exactly once.
 */
public final class Benchmark {

    private static final String TOKEN = "a-token-of-the-benchmark";
    private static final List<String> LOCATIONS = List.of("Location 1", "Location 2", "Location 3");
    private static final int MATTERS_OF_A_PAGE = 200;

    private final int matters;
    private final Path folder;
    private final AtomicInteger arrived = new AtomicInteger();

    private Benchmark(int matters, Path folder) {
        this.matters = matters;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int matters = Integer.getInteger("bench.matters", 20_000);
        Path folder = Files.createTempDirectory("clio-checkin-bench");
        System.out.println("In " + folder + ", its output in output.log");
        System.exit(new Benchmark(matters, folder).run() ? 0 : 1);
    }

    private boolean run() {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Firm firm = Firm.generated(matters, LOCATIONS.size(), yesterday, 1);
        try (SandboxClio clio = SandboxClio.start(0, firm);
                SandboxReceiver receiver = SandboxReceiver.start(0);
                ServiceProcess service = start(clio, receiver)) {
            receiver.onCheckIn(checkIn -> arrived.incrementAndGet());
            measure(new Operator(service, TOKEN), new JvmFigures(service, folder), clio);
            return everyMatterArrivedOnce(receiver);
        }
    }

    private ServiceProcess start(SandboxClio clio, SandboxReceiver receiver) {
        return ServiceProcess.in(folder)
                .option("-Xmx512m")
                .option("-Xlog:gc:file=" + folder.resolve("gc.log"))
                .settings(Map.of(
                        "poll.clock", "PT1S",
                        "delivery.clock", "PT1S",
                        "clio.us.url", clio.url(),
                        "checkin.url", receiver.url(),
                        "network.allow-private-addresses", "true"))
                .environment("API_TOKEN", TOKEN)
                .start()
                .awaitHealthy();
    }

    private void measure(Operator operator, JvmFigures jvm, SandboxClio clio) {
        long group = operator.addPausedFirm(clio.accessToken(), "sandbox-key", LOCATIONS);
        long start = System.nanoTime();
        operator.release(group);
        int tenth = matters / 10 / MATTERS_OF_A_PAGE;
        waitUntil("a tenth of the pages is read", () -> pages(operator) >= tenth);
        long early = jvm.heapAfterCollection();
        waitUntil("all is decided", () -> isDone(operator));
        double decided = secondsSince(start);
        long requests = clio.journal().count("/api/");
        long decidedHeap = jvm.heapAfterCollection();
        waitUntil("all is sent", () -> arrived.get() >= matters && operator.countUpToThousand("SENDING") == 0);
        double sent = secondsSince(start);
        long late = jvm.heapAfterCollection();
        System.out.printf("%d matters, %d requests to Clio%n", matters, requests);
        System.out.printf("decided   %.0f/s (%.1f s, sending beside it)%n", matters / decided, decided);
        System.out.printf("sent      %.0f/s (%.1f s from the start)%n", matters / sent, sent);
        System.out.printf("memory    peak %s resident, %d MB heap%n", jvm.peakResident(), jvm.peakHeap());
        System.out.printf(
                "live heap %d MB after %d pages, %d MB after the last, %d MB when all is sent%n",
                early, tenth, decidedHeap, late);
    }

    private static int pages(Operator operator) {
        return operator.runs().stream()
                .mapToInt(run -> run.get("pages").asInt())
                .sum();
    }

    private static boolean isDone(Operator operator) {
        return operator.runs().stream()
                .allMatch(run -> run.get("state").asText().equals("DONE"));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits as long as anything still arrives, and two minutes more. */
    private void waitUntil(String what, BooleanSupplier condition) {
        AtomicInteger before = new AtomicInteger(-1);
        while (!condition.getAsBoolean()) {
            before.set(arrived.get());
            await(what)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> condition.getAsBoolean() || arrived.get() != before.get());
        }
    }

    private boolean everyMatterArrivedOnce(SandboxReceiver receiver) {
        List<AcceptedCheckIn> accepted = receiver.accepted();
        long clients =
                accepted.stream().map(AcceptedCheckIn::externalId).distinct().count();
        boolean once = accepted.size() == matters && clients == matters;
        System.out.printf("arrived   %d of %d clients, %d check-ins%n", clients, matters, accepted.size());
        return once;
    }
}
