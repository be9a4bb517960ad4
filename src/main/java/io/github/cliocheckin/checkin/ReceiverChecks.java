package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.ReceiverCheck.Result;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.network.AddressRefusedException;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.Vault;
import io.github.cliocheckin.secret.VaultClosedException;
import java.io.IOException;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out whether the receiver takes the key that is sent for a location, and keeps what came of it. The call that looks
 * customers up tells: it needs the key, it names the business, and it changes nothing.
 *
 * @see <a href="https://developers.birdeye.com">Birdeye API, getCustomer, its list of errors</a>
 */
public final class ReceiverChecks {

    private static final int NO_SUCH_CUSTOMER = 5043;
    private static final int LONGEST = 500;

    private final JdbcClient database;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final boolean toReceiver;

    /** @param toReceiver false where {@code checkin.endpoint} is an operator's own: then there is nobody to ask */
    public ReceiverChecks(JdbcClient database, Vault vault, ObjectMapper json, Clock clock, boolean toReceiver) {
        this.database = database;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.toReceiver = toReceiver;
    }

    /** What was last found out for a mapping. */
    public ReceiverCheck of(long mappingId) {
        if (!toReceiver) {
            return ReceiverCheck.ELSEWHERE;
        }
        return database.sql(Sql.named("find-receiver-check"))
                .param("mappingId", mappingId)
                .query((row, number) -> new ReceiverCheck(
                        Result.valueOf(row.getString("result")),
                        row.getString("said"),
                        Times.instant(row, "checked_at")))
                .optional()
                .orElse(ReceiverCheck.NOT_ASKED);
    }

    /** The question to ask for a mapping; null if there is nobody to ask or no key to try. */
    public KeyQuestion question(long mappingId) {
        if (!toReceiver) {
            return null;
        }
        return database.sql(Sql.named("find-key-of-mapping"))
                .param("mappingId", mappingId)
                .query((row, number) -> new Sealed(
                        mappingId,
                        row.getLong("business_number"),
                        row.getLong("business_number_of_key"),
                        row.getString("api_key")))
                .optional()
                .map(this::opened)
                .orElse(null);
    }

    /** A key as it is kept, and whose it is. */
    private record Sealed(long mappingId, long businessNumber, long businessOfKey, String key) {}

    private KeyQuestion opened(Sealed sealed) {
        try {
            String key = vault.open(SealedColumn.BUSINESS_API_KEY.place(sealed.businessOfKey), sealed.key);
            return new KeyQuestion(sealed.mappingId, sealed.businessNumber, key, sealed.key);
        } catch (VaultClosedException | UnreadableSecretException e) {
            keep(
                    sealed.mappingId,
                    sealed.key,
                    Result.UNSETTLED,
                    "The key that is kept cannot be opened here, so it was not tried.");
            return null;
        }
    }

    /** The receiver answered. The body's code decides before the status, which differs from call to call. */
    public void answered(KeyQuestion question, int status, byte[] body) {
        JsonNode answer = parsed(body);
        int code = ReceiverAnswers.code(answer);
        Result result = code == 0 ? withoutCode(status, answer) : ofCode(code, status);
        String said = "The receiver answered " + status + (code == 0 ? "." : " with code " + code + ".");
        keep(question.mappingId(), question.sealedKey(), result, said);
    }

    private static Result ofCode(int code, int status) {
        return switch (code) {
            case NO_SUCH_CUSTOMER -> Result.TAKEN;
            case 1161, 1167, 4011 -> Result.KEY_REFUSED;
            case 1011, 1033, 1175, 1532 -> Result.BUSINESS_REFUSED;
            default -> isRefusal(status) ? Result.KEY_REFUSED : Result.UNSETTLED;
        };
    }

    private static Result withoutCode(int status, JsonNode answer) {
        if (isRefusal(status)) {
            return Result.KEY_REFUSED;
        }
        return status == 200 && answer != null && answer.hasNonNull("id") ? Result.TAKEN : Result.UNSETTLED;
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }

    /** It did not. */
    public void unanswered(KeyQuestion question, Exception failure) {
        String why = AddressRefusedException.behind(failure)
                .map(Throwable::getMessage)
                .orElse(failure.getClass().getSimpleName());
        keep(question.mappingId(), question.sealedKey(), Result.UNSETTLED, "The receiver gave no answer: " + why + ".");
    }

    private void keep(long mappingId, String sealedKey, Result result, String said) {
        database.sql(Sql.named("put-receiver-check"))
                .param("mappingId", mappingId)
                .param("apiKey", sealedKey)
                .param("result", result.name())
                .param("said", StoredText.fitting(said, LONGEST))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private JsonNode parsed(byte[] body) {
        try {
            JsonNode answer = body == null ? null : json.readTree(body);
            return answer != null && answer.isObject() ? answer : null;
        } catch (IOException notJson) {
            return null;
        }
    }
}
