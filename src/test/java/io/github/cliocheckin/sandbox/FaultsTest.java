package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String CHECK_IN = "{\"name\":\"Ada Vega\",\"emailId\":\"ada@mail.test\",\"smsEnabled\":0}";

    private final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Caller caller = Caller.of(receiver);
    private final Faults faults = receiver.faults();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aStatusIsAnsweredWithoutTheWork() {
        faults.next(1, Fault.status(429, "application/json", "{\"code\":89}", Map.of("Retry-After", "7")));
        Caller.Reply reply = checkIn();
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(reply.body()).isEqualTo("{\"code\":89}");
        assertThat(receiver.accepted()).isEmpty();
        assertThat(checkIn().status()).isEqualTo(200);
        assertThat(statuses()).containsExactly(429, 200);
    }

    @Test
    void aBodyIsAnsweredAsItIs() {
        faults.next(1, Fault.body("not { json"));
        assertThat(checkIn().body()).isEqualTo("not { json");
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void aPageForPeopleIsAnsweredInsteadOfJson() {
        faults.next(1, Fault.html(502));
        Caller.Reply reply = checkIn();
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void theContentTypeCanBeWrong() {
        faults.next(1, Fault.wrongContentType());
        Caller.Reply reply = checkIn();
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.json().has("customerId")).isTrue();
    }

    @Test
    void aRefusalCanBeWrappedInBase64() {
        faults.next(1, Fault.rateLimitedBase64());
        String data = checkIn().json().path("data").asText();
        assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .contains("RateLimited");
    }

    @Test
    void aDelayedAnswerComesLater() {
        faults.next(1, Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(checkIn().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void aConnectionIsCutBeforeTheWork() {
        faults.next(1, Fault.cut());
        assertThatThrownBy(this::checkIn).isInstanceOf(UncheckedIOException.class);
        assertThat(receiver.accepted()).isEmpty();
        assertThat(statuses()).containsExactly(0);
    }

    @Test
    void aConnectionIsCutAfterTheWork() {
        faults.next(1, Fault.cutAfter());
        assertThatThrownBy(this::checkIn).isInstanceOf(UncheckedIOException.class);
        assertThat(receiver.accepted()).hasSize(1);
        assertThat(statuses()).containsExactly(0);
    }

    @Test
    void theWorkIsDoneAndNeverAnswered() {
        caller.waiting(Duration.ofSeconds(1));
        faults.next(1, Fault.acceptAndNeverAnswer());
        assertThatThrownBy(this::checkIn).hasCauseInstanceOf(HttpTimeoutException.class);
        await().until(() -> receiver.accepted().size() == 1);
        assertThat(statuses()).containsExactly(0);
    }

    @Test
    void nothingIsDoneAndNothingAnswered() {
        caller.waiting(Duration.ofSeconds(1));
        faults.next(1, Fault.neverAnswer());
        assertThatThrownBy(this::checkIn).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(receiver.accepted()).isEmpty();
        assertThat(statuses()).containsExactly(0);
    }

    @Test
    void anAnswerEndsInItsMiddle() {
        faults.next(1, Fault.truncate());
        assertThatThrownBy(this::checkIn).isInstanceOf(UncheckedIOException.class);
        assertThat(receiver.accepted()).hasSize(1);
        assertThat(statuses()).containsExactly(200);
    }

    @Test
    void anAnswerComesByteByByte() {
        faults.next(1, Fault.slowly(Duration.ofMillis(5)));
        long start = System.nanoTime();
        assertThat(checkIn().json().has("customerId")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void aFaultIsForItsPathMethodAndTurn() {
        Faults.Rule rule =
                faults.whenPath("/checkin", 1, Fault.html(500)).method("POST").after(1);
        assertThat(checkIn().status()).isEqualTo(200);
        assertThat(caller.send("POST", "/v1/elsewhere", "").status()).isEqualTo(404);
        assertThat(rule.fired()).isZero();
        assertThat(checkIn().status()).isEqualTo(500);
        assertThat(checkIn().status()).isEqualTo(200);
        assertThat(rule.fired()).isEqualTo(1);
    }

    @Test
    void equalSeedsFailEqually() {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            receiver.journal().clear();
            faults.clear();
            faults.randomly(0.5, 42, Fault.html(500));
            for (int call = 0; call < 20; call++) {
                checkIn();
            }
            runs.add(statuses());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 500);
    }

    @Test
    void theJournalHasARequestThatIsStillUnanswered() {
        faults.next(1, Fault.neverAnswer());
        Thread other = new Thread(() -> assertThatThrownBy(this::checkIn));
        other.start();
        await().until(() -> receiver.journal().count("/checkin") == 1);
        Journal.Entry entry = receiver.journal().entries().get(0);
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.query()).containsEntry("bid", List.of("7"));
        assertThat(entry.body()).isEqualTo(CHECK_IN);
        assertThat(entry.headers()).containsEntry("x-api-key", "***");
    }

    @Test
    void whoListensToACheckInHoldsItsAnswerBack() {
        List<Integer> seen = new ArrayList<>();
        receiver.onCheckIn(checkIn -> seen.addAll(statuses()));
        assertThat(checkIn().status()).isEqualTo(200);
        assertThat(seen).containsExactly(0);
    }

    private Caller.Reply checkIn() {
        return caller.send("POST", "/v1/customer/checkin?bid=7", CHECK_IN);
    }

    private List<Integer> statuses() {
        return receiver.journal().entries().stream().map(Journal.Entry::status).toList();
    }
}
