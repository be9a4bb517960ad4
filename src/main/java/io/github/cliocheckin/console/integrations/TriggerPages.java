package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.TriggerType;
import io.github.cliocheckin.integration.api.GroupCalls;
import io.github.cliocheckin.integration.api.GroupRequests;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The triggers of an integration: some are added at once, and some are taken away once the person is sure. */
public final class TriggerPages {

    private final Console console;
    private final GroupModels models;
    private final GroupCalls groups;

    public TriggerPages(Console console, GroupModels models, GroupCalls groups) {
        this.console = console;
        this.models = models;
        this.groups = groups;
    }

    /** What the page {@code console/integrations/replace-triggers} asks. */
    public record ReplaceModel(Glance glance, Set<Trigger> chosen, Set<Trigger> stopping, Set<Trigger> beginning) {

        /** What comes of it that a trigger is taken away. */
        public String consequence(Trigger trigger) {
            return trigger.type() == TriggerType.WEBHOOK
                    ? "The button Send Review disappears from the firm's matters in Clio, and nobody can be asked by it."
                    : "Matters are not fetched by it any more. Added again later, it begins with what happens from then on.";
        }
    }

    /** Adds triggers; where some are to be taken away, asks first, and again if these are others by then. */
    public BrowserAnswer changeTriggers(
            @Header(Caller.HEADER) Identity who, @Header("group") String id, @Body Form form) {
        GroupModel model = models.read(id);
        Set<Trigger> chosen = ChosenTriggers.of(form);
        if (chosen.isEmpty()) {
            return console.showAgain(
                    who,
                    Section.INTEGRATIONS,
                    model.glance().title(),
                    "integrations/group",
                    model.with(chosen).refused("triggers", ChosenTriggers.none()));
        }
        Set<Trigger> stopping = without(model.group().triggers(), chosen);
        Set<Trigger> beginning = without(chosen, model.group().triggers());
        if (!stopping.isEmpty() && !areConfirmed(stopping, form)) {
            return console.show(
                    who,
                    Section.INTEGRATIONS,
                    "Replace the triggers?",
                    null,
                    "integrations/replace-triggers",
                    new ReplaceModel(model.glance(), chosen, stopping, beginning));
        }
        if (!stopping.isEmpty() || !beginning.isEmpty()) {
            replace(who, model.group().id(), chosen, stopping);
        }
        return BrowserAnswer.to(
                Notice.SAVED.at("/console/integrations/" + model.group().id()));
    }

    private void replace(Identity who, long groupId, Set<Trigger> chosen, Set<Trigger> stopping) {
        groups.update(
                who.caller(),
                "replaceTriggers=" + !stopping.isEmpty(),
                new GroupRequests.Update(groupId, Saving.references(chosen), null));
    }

    /** Whether these are what the person was told that it stops. */
    private static boolean areConfirmed(Set<Trigger> stopping, Form form) {
        return stopping.stream()
                .map(trigger -> String.valueOf(trigger.id()))
                .collect(Collectors.toSet())
                .equals(Set.copyOf(form.texts("stopping")));
    }

    private static Set<Trigger> without(Set<Trigger> some, Set<Trigger> others) {
        Set<Trigger> rest = EnumSet.noneOf(Trigger.class);
        rest.addAll(some);
        rest.removeAll(others);
        return rest;
    }
}
