package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every request that a sandbox server got, in the order of arrival; by this, not by our own metrics, tests judge what the
 * service really did. A request stands here from the moment it came in, so that a test can wait for one that is never answered.
 */
public final class Journal {
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "x-api-key", "x-hook-secret", "cookie");
    private static final String MASK = "***";

    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final Clock clock;

    Journal(Clock clock) {
        this.clock = clock;
    }

    /**
     * One request and the status of its answer: 0 as long as there is none, and for good when it was cut or never answered.
     * The values of headers that carry credentials are masked.
     */
    public record Entry(
            Instant at,
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            String body,
            int status) {

        /** The value of a field of the form in the body, where secrets are not masked: tests compare them. */
        public Optional<String> form(String name) {
            return Request.field(body, name);
        }
    }

    /** All requests so far; a copy that does not change any more. */
    public List<Entry> entries() {
        return snapshot().stream().map(Line::entry).toList();
    }

    /** How many requests had {@code pathFragment} in their path. */
    public long count(String pathFragment) {
        return snapshot().stream()
                .filter(line -> line.request.path().contains(pathFragment))
                .count();
    }

    /** Forgets everything so far. */
    public void clear() {
        lines.clear();
    }

    private List<Line> snapshot() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    Line arrived(Request request) {
        Line line = new Line(clock.instant(), request);
        lines.add(line);
        return line;
    }

    /** The place of one request, where the status is filled in later. */
    static final class Line {
        private final Instant at;
        private final Request request;
        private volatile int status;

        private Line(Instant at, Request request) {
            this.at = at;
            this.request = request;
        }

        void answered(int code) {
            status = code;
        }

        private Entry entry() {
            Map<String, String> headers = new LinkedHashMap<>();
            request.headers().forEach((name, value) -> headers.put(name, SECRET_HEADERS.contains(name) ? MASK : value));
            Map<String, List<String>> query = new LinkedHashMap<>(request.query());
            // The receiver took its key from the query until 2026; a client that still sends it there must not fill the
            // journal.
            query.computeIfPresent("api_key", (name, value) -> List.of(MASK));
            return new Entry(at, request.method(), request.path(), query, headers, request.body(), status);
        }
    }
}
