package io.github.cliocheckin.api;

import com.fasterxml.jackson.core.JacksonException;
import io.github.cliocheckin.secret.RotationRefusedException;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import java.io.CharConversionException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.camel.ExchangeException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever stopped a call into the problem that its caller is answered. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Never tells the caller about the inside of the service, and never logs what the caller sent. */
    public Problem of(@ExchangeException Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal.problem();
            }
            if (cause instanceof VaultClosedException) {
                return Problem.of(Problem.Kind.SECRETS_CLOSED, null, cause.getMessage() + ".");
            }
            if (cause instanceof UnreadableSecretException) {
                return Problem.of(
                        Problem.Kind.SECRETS_CLOSED,
                        null,
                        "A secret that this call needs cannot be opened: give it anew.");
            }
            if (cause instanceof RotationRefusedException) {
                return Problem.of(Problem.Kind.CONFLICT, null, cause.getMessage());
            }
            if (cause instanceof JacksonException json) {
                return JsonFault.problem(json);
            }
            // Jackson tells the first one where it takes a body for UTF-32
            if (cause instanceof CharConversionException || cause instanceof CharacterCodingException) {
                return Problem.of(Problem.Kind.MALFORMED, null, "The body is not UTF-8: send JSON in UTF-8.");
            }
            if (cause instanceof InvalidPayloadException
                    || cause instanceof NoTypeConversionAvailableException none && none.getValue() == null) {
                return Problem.of(Problem.Kind.MALFORMED, null, "The body is empty: send a JSON object.");
            }
        }
        log(exception);
        return Problem.of(
                Problem.Kind.FAILURE,
                null,
                "The call failed for a reason inside the service, and nothing was changed. Its log tells which.");
    }

    /** Names and places only: messages of drivers and converters quote the values that they stumbled over. */
    private static void log(Exception exception) {
        StringBuilder story = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            story.append(story.isEmpty() ? "" : ", caused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                story.append(" (SQLState ").append(sql.getSQLState()).append(')');
            }
            Arrays.stream(cause.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("io.github.cliocheckin."))
                    .findFirst()
                    .map(Objects::toString)
                    .ifPresent(frame -> story.append(" at ").append(frame));
        }
        LOG.error("A call of the HTTP API failed: {}", story);
    }
}
