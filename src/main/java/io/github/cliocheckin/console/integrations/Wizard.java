package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the steps of setting an integration up have in common: the draft, what is offered to choose from, and the page. */
public final class Wizard {

    private static final String TITLE = "Add integration";

    private final Console console;
    private final Drafts drafts;
    private final FieldLists fields;
    private final GroupChanges groups;
    private final KnownBusinesses businesses;

    public Wizard(Console console, Drafts drafts, FieldLists fields, GroupChanges groups, KnownBusinesses businesses) {
        this.console = console;
        this.drafts = drafts;
        this.fields = fields;
        this.groups = groups;
        this.businesses = businesses;
    }

    Drafts.Kept draft(String id) {
        return drafts.find(WholeNumber.read("draft", id));
    }

    /** The draft as it was when the form was shown. */
    Drafts.Kept shown(String id, Form form) {
        return drafts.find(WholeNumber.read("draft", id), WholeNumber.read("version", form.text("version")));
    }

    /** Keeps a draft and goes on to a step. */
    BrowserAnswer next(Drafts.Kept kept, Draft draft, Step step) {
        return next(kept, draft, step.at(kept.id()));
    }

    /** Keeps a draft and goes on to a page of it. */
    BrowserAnswer next(Drafts.Kept kept, Draft draft, String path) {
        drafts.keep(kept, draft);
        return BrowserAnswer.to(path);
    }

    /** A step of a draft as somebody filled it in. */
    WizardModel model(Drafts.Kept kept, Step step, Draft draft) {
        Optional<Long> group = groups.find(draft.business(), IntegrationGroup.CLIO);
        String locationField =
                draft.properties() == null ? "" : draft.properties().locationField();
        Choices choices = group.flatMap(fields::of)
                .map(list -> Choices.of(list, locationField))
                .orElse(Choices.NONE);
        return WizardModel.of(
                kept,
                step,
                draft,
                new WizardModel.Offers(choices, step == Step.LOCATIONS ? toAdd(draft) : List.of(), group.orElse(null)));
    }

    private List<KnownBusinesses.Known> toAdd(Draft draft) {
        return businesses.toAdd(
                new KnownBusinesses.Known(draft.business(), draft.name()),
                draft.locations().stream().map(Draft.Location::business).collect(Collectors.toSet()));
    }

    BrowserAnswer show(Identity who, String query, WizardModel model) {
        return console.show(who, Section.INTEGRATIONS, TITLE, query, model.template(), model);
    }

    BrowserAnswer showAgain(Identity who, WizardModel model) {
        return console.showAgain(who, Section.INTEGRATIONS, TITLE, model.template(), model);
    }
}
