package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioForbiddenException;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.clio.PageRefusedException;
import io.github.cliocheckin.poll.Failures;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** One look after what a group keeps at Clio, by whoever claimed it: a question, its answer, the next question. */
public final class Round {

    /** How a round came to its end. */
    enum End {
        /** Everything was looked at. */
        DONE,
        /** Clio's rate limit, or somebody else's renewal of the token: later it will be answered. */
        BUSY,
        /** Clio gave no answer, or there is no grant. */
        FAILED,
        /** Another node has the group. */
        LOST,
        /** The service stops in the middle of it. */
        CUT
    }

    private final Claim claim;
    private final List<Care> cares;
    private final boolean isRemoval;
    private final Deque<Care> ahead;
    private Care care;
    private Step step;
    private End end;
    private Instant busyUntil;

    /** @param isRemoval whether there is no later: what fails for one thing is tried for the next one all the same */
    Round(Claim claim, List<Care> cares, boolean isRemoval) {
        this.claim = claim;
        this.isRemoval = isRemoval;
        this.cares = cares;
        this.ahead = new ArrayDeque<>(cares);
    }

    void begin() {
        cares.forEach(Care::prepare);
        goOn(null);
    }

    private void goOn(Step next) {
        step = next;
        while (step == null && !ahead.isEmpty()) {
            care = ahead.poll();
            step = care.first();
        }
    }

    /** Whether there is a question left to ask. */
    public boolean isUnderWay() {
        return end == null && step != null;
    }

    /** The next question; null if there is none. */
    ClioRequest question() {
        if (end != null || step == null) {
            return null;
        }
        if (!claim.hold()) {
            end = End.LOST;
            return null;
        }
        return step.question();
    }

    void heard(JsonNode answer) {
        goOn(step.answered().apply(answer));
    }

    void refused(Exception why) {
        try {
            if (why instanceof PageRefusedException refused) {
                refusedWith(refused);
            } else if (why instanceof ClioForbiddenException || why instanceof CustomFieldsDeniedException) {
                care.fault(care.refusal(true, why.getMessage()));
                goOn(null);
            } else if (isRemoval && !(why instanceof ClaimLostException)) {
                care.fault(Failures.sentence(why));
                goOn(null);
            } else if (why instanceof ClioBusyException busy) {
                end = End.BUSY;
                busyUntil = busy.until();
            } else if (why instanceof ClaimLostException) {
                end = End.LOST;
            } else {
                fail(Failures.sentence(why));
            }
        } catch (ClaimLostException lost) {
            end = End.LOST;
        }
    }

    private void refusedWith(PageRefusedException refused) {
        if (step.refused().containsKey(refused.status())) {
            goOn(step.refused().get(refused.status()).get());
        } else {
            care.fault(care.refusal(false, refused.getMessage()));
            goOn(null);
        }
    }

    private void fail(String sentence) {
        end = End.FAILED;
        care.fault(sentence);
        ahead.forEach(later -> later.fault(sentence));
    }

    Claim claim() {
        return claim;
    }

    End end() {
        return end != null ? end : step == null ? End.DONE : End.CUT;
    }

    Instant busyUntil() {
        return busyUntil;
    }

    /** When to look again if all went well; null if nothing is kept at Clio and nothing is wanted there. */
    Instant nextLook() {
        return cares.stream()
                .map(Care::nextLook)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
