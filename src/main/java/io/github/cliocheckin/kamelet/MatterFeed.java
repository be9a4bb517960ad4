package io.github.cliocheckin.kamelet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.NextLink;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * The pages of matters that changed, in rounds: each asks from ten minutes before the last one began, for Clio does not say how
 * sharp its times are. A round goes on only past a page whose matters were all taken, and waits as long as Clio's rate limit
 * says. It remembers nothing over a restart.
 */
public final class MatterFeed {

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final TypeReference<List<Map<String, Object>>> MATTERS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;
    private final ClioBudget budget;
    private final ClioAnswers answers;
    private final URI clio;
    private final String status;
    private final int pageSize;

    private Instant since;
    private Instant begunAt;
    private URI page;
    private URI next;
    private boolean read;
    private final Set<URI> pagesOfRound = new HashSet<>();

    /**
     * @param status closed, pending or open; empty for all
     * @param initialWindow how far back the first round asks, in ISO-8601
     */
    public MatterFeed(String url, String status, String initialWindow, int pageSize) {
        this(url, status, initialWindow, pageSize, Clock.systemUTC());
    }

    MatterFeed(String url, String status, String initialWindow, int pageSize, Clock clock) {
        this.clock = clock;
        this.budget = new ClioBudget(clock);
        this.answers = new ClioAnswers(budget, clock);
        this.clio = URI.create(url.replaceAll("/+$", ""));
        this.status = status;
        this.pageSize = pageSize;
        this.since = clock.instant().minus(Duration.parse(initialWindow));
    }

    /** The page to ask for; null if there is none now: the round is over, or Clio wants to be left alone for a while. */
    public URI nextPage() {
        if (read) {
            endPage();
            if (page == null) {
                return null;
            }
        }
        if (page == null) {
            begin();
        }
        try {
            budget.admit(request());
            return page;
        } catch (ClioBusyException later) {
            return null;
        }
    }

    private void begin() {
        begunAt = clock.instant();
        ClioQuery query = ClioQuery.matters(clio, pageSize).updatedSince(since);
        page = (status.isEmpty() ? query : query.status(status)).uri();
        pagesOfRound.clear();
        pagesOfRound.add(page);
    }

    private void endPage() {
        read = false;
        page = next;
        if (page == null) {
            since = begunAt.minus(OVERLAP);
        }
    }

    /**
     * The matters of the page, each as Clio tells it; none if Clio's rate limit is used up.
     *
     * @throws ClioException if Clio did not answer what was asked; the round begins anew then
     */
    public List<Map<String, Object>> matters(
            @Header("CamelHttpResponseCode") int responseCode,
            @Header("Retry-After") String retryAfter,
            @Header("X-RateLimit-Limit") String limit,
            @Header("X-RateLimit-Remaining") String remaining,
            @Header("X-RateLimit-Reset") String reset,
            @Body byte[] body) {
        ClioRequest request = request();
        try {
            budget.note(request, limit, remaining, reset);
            JsonNode answer = answers.read(request, responseCode, retryAfter, body);
            next = following(answers.matters(answer).next());
            read = true;
            return json.convertValue(answer.get("data"), MATTERS);
        } catch (ClioBusyException later) {
            return List.of();
        } catch (ClioException unanswered) {
            page = null;
            throw unanswered;
        }
    }

    private URI following(String link) {
        URI following = NextLink.from(page, link);
        if (following != null && !pagesOfRound.add(following)) {
            throw NextLink.circle();
        }
        return following;
    }

    private ClioRequest request() {
        return new ClioRequest(0, page);
    }
}
