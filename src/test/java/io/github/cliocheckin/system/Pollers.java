package io.github.cliocheckin.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.App;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * The whole service as a process of its own, with pollers that all ask Clio whose token they have. They do so whenever the
 * test, to which the process connects once it is up, sends a line with the group; one line with their answers goes back.
 */
public final class Pollers {

    static final int POLLERS = 25;
    /** Where the test listens. */
    static final String PORT = "pollers.port";

    /** Much sooner than a poll looks again, or most of the test's time would be waited away. */
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(POLLERS);
    private final ProducerTemplate routes;
    private final URI clio;

    private Pollers(Main main) {
        routes = main.getCamelContext().createProducerTemplate();
        clio = URI.create(main.getCamelContext().resolvePropertyPlaceholders("{{clio.us.url}}"));
    }

    public static void main(String[] arguments) throws Exception {
        Main main = App.service(Path.of(System.getProperty("clio-checkin.home")));
        main.start();
        new Pollers(main).obey();
        System.exit(0);
    }

    private void obey() throws IOException {
        try (Socket test = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
                BufferedReader orders =
                        new BufferedReader(new InputStreamReader(test.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter answers = new PrintWriter(test.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(answers(new ClioRequest(Long.parseLong(order), ClioQuery.whoAmI(clio))));
            }
        }
    }

    private String answers(ClioRequest question) {
        List<CompletableFuture<String>> answers = IntStream.range(0, POLLERS)
                .mapToObj(poller -> new CompletableFuture<String>())
                .toList();
        answers.forEach(answer -> threads.execute(() -> ask(question, answer)));
        return answers.stream().map(CompletableFuture::join).collect(Collectors.joining(","));
    }

    private void ask(ClioRequest question, CompletableFuture<String> answer) {
        try {
            answer.complete(routes.requestBody("direct:ask-clio", question, JsonNode.class)
                    .at("/data/id")
                    .asText());
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof ClioBusyException) {
                threads.schedule(() -> ask(question, answer), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                answer.complete(String.valueOf(e.getCause()));
            }
        } catch (RuntimeException e) {
            answer.complete(String.valueOf(e));
        }
    }
}
