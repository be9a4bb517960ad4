package io.github.cliocheckin.ops.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Times the requests to Clio and to the receiver, and counts what Clio delivered, by what Camel tells of its exchanges. */
public final class CallMeters extends EventNotifierSupport {

    private static final String NO_ANSWER = "none";
    private static final List<String> ANSWERS = List.of("2xx", "3xx", "401", "403", "429", "4xx", "5xx", NO_ANSWER);
    private static final List<String> RESULTS = List.of("accepted", "refused", "failed");
    private static final String WEBHOOK_PATH = "/webhook/";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60)
    };

    private final Map<String, Map<String, Timer>> requests;
    private final Map<String, Counter> webhooks;

    public CallMeters(MeterRegistry registry) {
        requests = Map.of(
                "http://clio", timers(registry, "clio.checkin.clio.requests", "Requests to Clio, by its answer"),
                "http://receiver",
                        timers(registry, "clio.checkin.receiver.requests", "Requests to the receiver, by its answer"));
        webhooks = RESULTS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        result -> Counter.builder("clio.checkin.webhook.deliveries")
                                .description("Deliveries and handshakes of Clio's webhooks")
                                .tag("result", result)
                                .register(registry)));
    }

    private static Map<String, Timer> timers(MeterRegistry registry, String name, String meaning) {
        return ANSWERS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        answer -> Timer.builder(name)
                                .description(meaning)
                                .tag("answer", answer)
                                .serviceLevelObjectives(BUCKETS)
                                .register(registry)));
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeSentEvent || event instanceof CamelEvent.ExchangeCompletedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeSentEvent sent) {
            Map<String, Timer> timers = requests.get(sent.getEndpoint().getEndpointBaseUri());
            if (timers != null) {
                timers.get(answer(sent.getExchange())).record(Duration.ofMillis(sent.getTimeTaken()));
            }
        } else if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                && completed.getExchange().getFromEndpoint() != null
                && completed
                        .getExchange()
                        .getFromEndpoint()
                        .getEndpointBaseUri()
                        .contains(WEBHOOK_PATH)) {
            webhooks.get(result(answer(completed.getExchange()))).increment();
        }
    }

    private static String answer(Exchange exchange) {
        Integer status = exchange.getException() != null
                ? null
                : exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            return NO_ANSWER;
        }
        String itself = status.toString();
        String kind = itself.charAt(0) + "xx";
        return ANSWERS.contains(itself) ? itself : ANSWERS.contains(kind) ? kind : NO_ANSWER;
    }

    private static String result(String answer) {
        return switch (answer) {
            case "2xx" -> "accepted";
            case "401", "403", "429", "4xx" -> "refused";
            default -> "failed";
        };
    }
}
