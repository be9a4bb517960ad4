package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.FirmFields;
import io.github.cliocheckin.matter.Reading;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Matters that are read by their ids, and not because a poll came by them.
 *
 * @param clio where Clio is for this connection
 * @param ids those that are asked for
 * @param isOne whether it is a matter by itself, which Clio refuses if it is hidden; others are just not among those shown
 * @param shown the ids of those that Clio showed; none before it was asked
 * @param matters those of them that there is a trigger for
 * @param triggers what each of them is decided for
 * @param wanted whether one of them is to be decided at all
 */
public record MatterReading(
        IntegrationGroup group,
        URI clio,
        FirmFields fields,
        Instant begunAt,
        List<Long> ids,
        boolean isOne,
        Set<Long> shown,
        List<Matter> matters,
        boolean mustLookUpPicklists,
        Triggers triggers,
        Predicate<Candidate> wanted)
        implements Reading {

    /** What a matter is decided for; null if for nothing. */
    @FunctionalInterface
    public interface Triggers {
        Trigger of(Matter matter);
    }

    /** The question for the matters; one alone is asked for at its own address. */
    public ClioRequest request() {
        return new ClioRequest(
                group.id(),
                isOne
                        ? ClioQuery.matter(clio, ids.get(0))
                        : ClioQuery.matters(clio).ids(ids).uri());
    }

    /** The same, with what Clio showed. */
    MatterReading read(FirmFields bound, List<Matter> read, boolean mustLookUp) {
        Set<Long> ofClio = read.stream().map(Matter::id).collect(Collectors.toSet());
        List<Matter> decided =
                read.stream().filter(matter -> triggers.of(matter) != null).toList();
        return new MatterReading(
                group, clio, bound, begunAt, ids, isOne, ofClio, decided, mustLookUp, triggers, wanted);
    }

    @Override
    public Trigger trigger(Matter matter) {
        return triggers.of(matter);
    }

    @Override
    public boolean isFor(Candidate candidate) {
        return wanted.test(candidate);
    }

    @Override
    public ClioRequest customFieldsRequest() {
        return new ClioRequest(group.id(), ClioQuery.customFieldsOfMatters(clio).uri());
    }

    @Override
    public MatterReading withFieldsLookedUp() {
        return new MatterReading(group, clio, fields, begunAt, ids, isOne, shown, matters, false, triggers, wanted);
    }

    /** A reading is itself only, as a poll's page is. */
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
        return "matters " + ids + " of group " + group.id();
    }
}
