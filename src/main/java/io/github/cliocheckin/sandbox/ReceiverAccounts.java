package io.github.cliocheckin.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Which keys and businesses the sandbox receiver knows. A key stands for an account: it has its businesses and its contacts. */
final class ReceiverAccounts {
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Set<Long> withoutSms = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastCustomer = new AtomicLong(700_000_000);
    private volatile Set<Long> known = Set.of();

    /** An account. No businesses means all. */
    record Account(Set<Long> businesses, ContactBook contacts) {
        boolean owns(long business) {
            return businesses.isEmpty() || businesses.contains(business);
        }
    }

    void accept(String key, long... businesses) {
        accounts.put(key, new Account(set(businesses), new ContactBook(lastCustomer)));
    }

    void refuse(String key) {
        accounts.remove(key);
    }

    void know(long... businesses) {
        known = set(businesses);
    }

    void smsEnabled(long business, boolean enabled) {
        if (enabled) {
            withoutSms.remove(business);
        } else {
            withoutSms.add(business);
        }
    }

    boolean smsEnabled(long business) {
        return !withoutSms.contains(business);
    }

    /** The account of the request's key. {@code missingStatus} is the status of 1167, which differs between the receiver's calls. */
    Account of(Request request, int missingStatus) {
        String key = request.header("x-api-key").orElse("");
        if (key.isBlank()) {
            throw ReceiverRefusal.of(missingStatus, 1167, "The API key is missing");
        }
        Account account = accounts.get(key);
        if (account == null) {
            throw ReceiverRefusal.of(401, 1161, "The API key is invalid");
        }
        return account;
    }

    boolean knows(long business) {
        return known.isEmpty() || known.contains(business);
    }

    private static Set<Long> set(long... businesses) {
        return Arrays.stream(businesses).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
