package io.github.cliocheckin.poll;

import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.FirmFields;
import io.github.cliocheckin.matter.Reading;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * One page of a poll.
 *
 * @param matters those that are to be decided
 * @param restrictedBefore the ids of those among them that are decided again
 * @param seen how many matters of the page this run had not seen yet
 * @param next the address of the next page of the same query, or null
 * @param mustLookUpPicklists whether a matter names its location by an option whose text is not known yet
 * @param requests how many questions this page took
 */
public record PollPage(
        Poll poll,
        List<Matter> matters,
        Set<Long> restrictedBefore,
        int seen,
        URI next,
        boolean mustLookUpPicklists,
        int requests)
        implements Reading {

    @Override
    public IntegrationGroup group() {
        return poll.group();
    }

    @Override
    public Trigger trigger(Matter matter) {
        return poll.trigger();
    }

    @Override
    public FirmFields fields() {
        return poll.fields();
    }

    @Override
    public ClioRequest customFieldsRequest() {
        return poll.customFieldsRequest();
    }

    /** Whether a matter of this page is this run's to decide. */
    @Override
    public boolean isFor(Candidate candidate) {
        return poll.isFor(
                candidate, restrictedBefore.contains(candidate.matter().id()));
    }

    /** The same page, after the firm's custom fields were asked for, which took one more question. */
    @Override
    public PollPage withFieldsLookedUp() {
        return new PollPage(poll, matters, restrictedBefore, seen, next, false, requests + 1);
    }

    /** A page is itself only: Camel hashes a bean whenever an expression calls it, and would hash all its matters for each. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "a page of " + poll;
    }
}
