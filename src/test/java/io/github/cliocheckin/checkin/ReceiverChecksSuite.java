package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.checkin.ReceiverCheck.Result;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.secret.TestVaults;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found out about the receiver's keys, and how long it counts. */
abstract class ReceiverChecksSuite extends StorageSuite {

    private static final long ACCOUNT = 149_001;
    private static final long LOCATION = 149_002;

    private ReceiverChecks checks;
    private Businesses businesses;
    private long mapping;

    ReceiverChecksSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void begin() {
        checks = checks(true);
        businesses = new Businesses(database.client(), TestVaults.OPEN);
        sql("INSERT INTO business (business_number) VALUES (?)", ACCOUNT);
        sql("INSERT INTO business (business_number) VALUES (?)", LOCATION);
        sql("INSERT INTO integration_group (parent_business_number, source_id) VALUES (?, 2)", ACCOUNT);
        sql(
                "INSERT INTO integration_mapping (group_id, business_number, active, frequency_value, frequency_unit,"
                        + " next_run_at, activated_at) SELECT id, ?, TRUE, 1, 'DAYS', ?, ? FROM integration_group",
                LOCATION,
                clock.instant().atOffset(ZoneOffset.UTC),
                clock.instant().atOffset(ZoneOffset.UTC));
        mapping = single(Long.class, "SELECT id FROM integration_mapping");
    }

    private ReceiverChecks checks(boolean toReceiver) {
        return new ReceiverChecks(database.client(), TestVaults.OPEN, Json.mapper(), clock, toReceiver);
    }

    @Test
    void theQuestionIsAskedForTheLocationWithItsOwnKeyOrElseTheAccounts() {
        assertThat(checks.question(mapping)).as("without any key").isNull();
        businesses.keepKey(ACCOUNT, "the account's");
        assertThat(checks.question(mapping).apiKey()).isEqualTo("the account's");
        assertThat(checks.question(mapping).businessNumber()).isEqualTo(LOCATION);
        assertThat(checks.question(mapping)).asString().doesNotContain("account's");
        businesses.keepKey(LOCATION, "its own");
        assertThat(checks.question(mapping).apiKey()).isEqualTo("its own");
    }

    @Test
    void theCodeOfAnAnswerDecidesBeforeItsStatus() {
        businesses.keepKey(ACCOUNT, "key");
        assertThat(answered(400, "{\"code\": 5043}")).isEqualTo(Result.TAKEN);
        assertThat(answered(200, "{\"id\": 7}")).isEqualTo(Result.TAKEN);
        assertThat(answered(401, "{\"code\": 1161}")).isEqualTo(Result.KEY_REFUSED);
        assertThat(answered(400, "{\"errorCode\": 1167}")).isEqualTo(Result.KEY_REFUSED);
        assertThat(answered(401, "not JSON")).isEqualTo(Result.KEY_REFUSED);
        assertThat(answered(403, "{\"code\": 99}")).isEqualTo(Result.KEY_REFUSED);
        assertThat(answered(404, "{\"code\": 1532}")).isEqualTo(Result.BUSINESS_REFUSED);
        assertThat(answered(401, "{\"code\": 1033}")).isEqualTo(Result.BUSINESS_REFUSED);
        assertThat(answered(200, "[]")).isEqualTo(Result.UNSETTLED);
        assertThat(answered(429, "{\"code\": 89}")).isEqualTo(Result.UNSETTLED);
        assertThat(answered(503, "")).isEqualTo(Result.UNSETTLED);
        assertThat(checks.of(mapping).said()).isEqualTo("The receiver answered 503.");
        assertThat(checks.of(mapping).at()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Result answered(int status, String body) {
        checks.answered(checks.question(mapping), status, body.getBytes(StandardCharsets.UTF_8));
        return checks.of(mapping).result();
    }

    @Test
    void noAnswerIsAFindingThatSaysWhy() {
        businesses.keepKey(ACCOUNT, "key");
        checks.unanswered(checks.question(mapping), new SocketTimeoutException("of nobody's business"));
        assertThat(checks.of(mapping).said()).isEqualTo("The receiver gave no answer: SocketTimeoutException.");
        assertThat(checks.of(mapping).result()).isEqualTo(Result.UNSETTLED);
    }

    @Test
    void aFindingHoldsForTheKeyThatWasTried() {
        businesses.keepKey(ACCOUNT, "first");
        KeyQuestion first = checks.question(mapping);
        answered(400, "{\"code\": 5043}");
        businesses.keepKey(ACCOUNT, "second");
        assertThat(checks.of(mapping)).isEqualTo(ReceiverCheck.NOT_ASKED);
        checks.answered(first, 200, "{\"id\": 7}".getBytes(StandardCharsets.UTF_8));
        assertThat(checks.of(mapping)).as("an answer that came late").isEqualTo(ReceiverCheck.NOT_ASKED);
        assertThat(answered(401, "{\"code\": 1161}")).isEqualTo(Result.KEY_REFUSED);
        businesses.keepKey(LOCATION, "its own");
        assertThat(checks.of(mapping)).isEqualTo(ReceiverCheck.NOT_ASKED);
    }

    @Test
    void whereCheckInsGoElsewhereNobodyIsAsked() {
        businesses.keepKey(ACCOUNT, "key");
        assertThat(checks(false).question(mapping)).isNull();
        assertThat(checks(false).of(mapping)).isEqualTo(ReceiverCheck.ELSEWHERE);
    }
}
