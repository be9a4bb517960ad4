package io.github.cliocheckin.sendreview;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.checkin.Delivery;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioForbiddenException;
import io.github.cliocheckin.clio.ClioUnauthorizedException;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.clio.PageRefusedException;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.FirmFields;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.poll.FieldBindings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads matters by their ids: one that a person clicked on or that is about to be sent, or those that Clio told of. */
public final class MatterReadings {

    private final Groups groups;
    private final FieldBindings bindings;
    private final Connections connections;
    private final ClioApps apps;
    private final ClioAnswers answers;
    private final Picklists picklists;
    private final Clock clock;

    public MatterReadings(
            Groups groups,
            FieldBindings bindings,
            Connections connections,
            ClioApps apps,
            ClioAnswers answers,
            Picklists picklists,
            Clock clock) {
        this.groups = groups;
        this.bindings = bindings;
        this.connections = connections;
        this.apps = apps;
        this.answers = answers;
        this.picklists = picklists;
        this.clock = clock;
    }

    /** A matter that is decided for the webhook trigger, whatever its status and date. */
    public MatterReading ofOne(long groupId, long matterId) {
        return ofOne(groupId, matterId, Trigger.MATTER_WEBHOOK);
    }

    /** The matter of a check-in that is about to be sent, for the trigger that it was decided for. */
    public MatterReading before(Delivery delivery) {
        return ofOne(
                delivery.groupId(),
                delivery.asked().matterId(),
                delivery.asked().trigger());
    }

    private MatterReading ofOne(long groupId, long matterId, Trigger trigger) {
        return begin(groups.find(groupId).orElseThrow(), List.of(matterId), true, matter -> trigger, candidate -> true);
    }

    /**
     * Matters that are about to be read.
     *
     * @throws ClioUnauthorizedException if the group has no grant
     */
    MatterReading ofSeveral(
            IntegrationGroup group, List<Long> ids, MatterReading.Triggers triggers, Predicate<Candidate> wanted) {
        return begin(group, ids, false, triggers, wanted);
    }

    private MatterReading begin(
            IntegrationGroup group,
            List<Long> ids,
            boolean isOne,
            MatterReading.Triggers triggers,
            Predicate<Candidate> wanted) {
        URI clio = connections
                .regionOfGrant(group.id())
                .map(apps::clio)
                .orElseThrow(() -> new ClioUnauthorizedException("Group " + group.id() + " is not authorized at Clio"));
        return new MatterReading(
                group,
                clio,
                bindings.of(group),
                clock.instant(),
                ids,
                isOne,
                Set.of(),
                List.of(),
                false,
                triggers,
                wanted);
    }

    /** The matters in Clio's answer, of those that were asked for. */
    public MatterReading read(MatterReading reading, JsonNode answer) {
        List<Matter> matters = answers.matters(answer).data().stream()
                .filter(matter -> reading.ids().contains(matter.id()))
                .toList();
        FirmFields fields = reading.fields().boundBy(matters);
        return reading.read(fields, matters, picklists.mustLookUp(reading.group(), fields, matters, reading.begunAt()));
    }

    /**
     * Nothing, where Clio does not show a matter: whether it answers 403 or 404 for one that is hidden or deleted is not
     * documented.
     *
     * @throws Exception if Clio refused for any other reason
     */
    public MatterReading notShown(MatterReading reading, Exception why) throws Exception {
        boolean isHidden = why instanceof ClioForbiddenException
                || why instanceof PageRefusedException refused && (refused.status() == 404 || refused.status() == 410);
        if (!isHidden || !reading.isOne()) {
            throw why;
        }
        return reading;
    }
}
