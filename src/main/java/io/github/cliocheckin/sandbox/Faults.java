package io.github.cliocheckin.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The orders to fail that a sandbox server still has. The oldest one that fits a request is used for it; safe for threads. */
public final class Faults {
    private final List<Rule> rules = new ArrayList<>();

    Faults() {}

    /** The next {@code n} requests fail so. */
    public Rule next(int n, Fault fault) {
        return add(new Rule(fault, n, () -> true));
    }

    /** The next {@code n} requests whose path contains {@code fragment} fail so. */
    public Rule whenPath(String fragment, int n, Fault fault) {
        return next(n, fault).path(fragment);
    }

    /** From now on a request fails so with the probability {@code share}; equal seeds fail equally. */
    public Rule randomly(double share, long seed, Fault fault) {
        Random random = new Random(seed);
        return add(new Rule(fault, Integer.MAX_VALUE, () -> random.nextDouble() < share));
    }

    /** Nothing fails any more. */
    public synchronized void clear() {
        rules.clear();
    }

    private synchronized Rule add(Rule rule) {
        rules.add(rule);
        return rule;
    }

    synchronized Fault take(Request request) {
        for (Rule rule : rules) {
            if (rule.takes(request)) {
                return rule.fault;
            }
        }
        return Fault.NONE;
    }

    /** One order to fail. Narrow it right after it was given, before requests come in. */
    public static final class Rule {
        private final Fault fault;
        private final BooleanSupplier chance;
        private int left;
        private int toPass;
        private int fired;
        private String path = "";
        private String method = "";

        private Rule(Fault fault, int left, BooleanSupplier chance) {
            this.fault = fault;
            this.left = left;
            this.chance = chance;
        }

        /** Only for requests whose path contains this. */
        public synchronized Rule path(String fragment) {
            path = fragment;
            return this;
        }

        /** Only for requests with this method. */
        public synchronized Rule method(String name) {
            method = name;
            return this;
        }

        /** Lets so many fitting requests pass first: with 1, the second page is the first to fail. */
        public synchronized Rule after(int passed) {
            toPass = passed;
            return this;
        }

        /** How many requests failed by this order; the guard against a test that passes because nothing happened. */
        public synchronized int fired() {
            return fired;
        }

        private boolean passesFirst() {
            if (toPass == 0) {
                return false;
            }
            toPass--;
            return true;
        }

        private synchronized boolean takes(Request request) {
            boolean fits = left > 0
                    && request.path().contains(path)
                    && (method.isEmpty() || method.equalsIgnoreCase(request.method()));
            if (!fits || passesFirst() || !chance.getAsBoolean()) {
                return false;
            }
            left--;
            fired++;
            return true;
        }
    }
}
