package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.LedgerPlace;
import io.github.cliocheckin.checkin.LedgerSearch;

/** The addresses of the pages that show what is looked for in the ledger. */
final class LedgerAddress {

    private static final String PAGE = "/console/check-ins";

    private final LedgerSearch search;

    LedgerAddress(LedgerSearch search) {
        this.search = search;
    }

    boolean isNarrowed() {
        return !at(PAGE).parameters().isEmpty();
    }

    Address older(LedgerPlace than) {
        return at(PAGE).with("older", than);
    }

    Address newer(LedgerPlace than) {
        return at(PAGE).with("newer", than);
    }

    Address table() {
        return at(PAGE + ".csv");
    }

    /** The same of one outcome only. */
    Address of(String state, String reason) {
        return at(PAGE).with("state", state).with("reason", reason);
    }

    private Address at(String path) {
        return Address.of(path)
                .with("state", search.state())
                .with("reason", search.reason())
                .with("group", search.groupId())
                .with("location", search.businessNumber())
                .with("trigger", search.triggerId())
                .with("from", search.from())
                .with("to", search.to())
                .with("number", search.number());
    }
}
