package io.github.cliocheckin.database;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One change, in one transaction: all of it or nothing. Where two changes met (both added the same row, or one waited for
 * the other), it is done again from its start, and then sees what the other one left. A change within another one is a part of
 * it, and is done again with the whole.
 */
public final class Changes {

    private static final int ATTEMPTS = 4;

    private final TransactionTemplate transaction;

    public Changes(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    public <T> T make(Supplier<T> change) {
        int attempts = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> change.get());
            } catch (DuplicateKeyException | ConcurrencyFailureException met) {
                if (attempt == attempts) {
                    throw met;
                }
            }
        }
    }
}
