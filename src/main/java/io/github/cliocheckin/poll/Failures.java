package io.github.cliocheckin.poll;

import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.network.AddressRefusedException;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import java.io.IOException;
import java.util.Optional;

/** A failure as a code and in a sentence that may be logged: messages of other people's exceptions may quote what they choked on. */
public final class Failures {

    /** Of a poll whose token cannot be opened. */
    static final String SECRETS_UNREADABLE = "SECRETS_UNREADABLE";

    private Failures() {}

    /** The stable code under which a poll records it. */
    public static String code(Throwable failure) {
        if (failure instanceof ClioException clioException) {
            return clioException.code();
        }
        if (isOfSecret(rootOf(failure))) {
            return SECRETS_UNREADABLE;
        }
        if (AddressRefusedException.behind(failure).isPresent()) {
            return "ADDRESS_REFUSED";
        }
        return rootOf(failure) instanceof IOException ? "CLIO_UNAVAILABLE" : "POLL_FAILED";
    }

    public static String sentence(Throwable failure) {
        if (failure instanceof ClioException) {
            return failure.getMessage();
        }
        Optional<AddressRefusedException> refused = AddressRefusedException.behind(failure);
        if (refused.isPresent()) {
            return "Clio was not asked: " + refused.get().getMessage();
        }
        Throwable root = rootOf(failure);
        String kind = root.getClass().getSimpleName();
        if (isOfSecret(root)) {
            return root.getMessage();
        }
        if (root instanceof IOException) {
            return "Clio gave no answer: " + kind;
        }
        StackTraceElement[] trace = root.getStackTrace();
        return "Unexpected " + kind + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static boolean isOfSecret(Throwable failure) {
        return failure instanceof VaultClosedException || failure instanceof UnreadableSecretException;
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
