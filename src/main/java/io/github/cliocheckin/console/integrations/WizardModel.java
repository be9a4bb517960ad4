package io.github.cliocheckin.console.integrations;

import java.util.List;
import java.util.Locale;

/**
 * What the pages of the steps show.
 *
 * @param id the draft's; null before there is one
 * @param version of the draft; what is sent from the page holds for this one alone
 * @param search what was searched for among the sources
 * @param typed a business that is not part of the draft yet
 * @param edited the location that is being edited, or null
 */
public record WizardModel(
        Long id,
        int version,
        Step step,
        Draft draft,
        Errors errors,
        String search,
        TypedBusiness typed,
        Offers offers,
        Edited edited) {

    /**
     * What there is to choose from.
     *
     * @param known businesses
     * @param group the integration that the business has already, or null
     */
    public record Offers(Choices choices, List<KnownBusinesses.Known> known, Long group) {

        static final Offers NONE = new Offers(Choices.NONE, List.of(), null);
    }

    /** @param zone in which its times are meant */
    public record Edited(Draft.Location location, String zone) {}

    /** Before there is a draft. */
    static WizardModel ofNew() {
        return new WizardModel(
                null, 0, Step.SOURCE, Draft.of(0, ""), Errors.none(), "", TypedBusiness.NONE, Offers.NONE, null);
    }

    static WizardModel of(Drafts.Kept kept, Step step, Draft draft, Offers offers) {
        return new WizardModel(
                kept.id(), kept.version(), step, draft, Errors.none(), "", TypedBusiness.NONE, offers, null);
    }

    WizardModel with(Errors found) {
        return new WizardModel(id, version, step, draft, found, search, typed, offers, edited);
    }

    WizardModel with(TypedBusiness business) {
        return new WizardModel(id, version, step, draft, errors, search, business, offers, edited);
    }

    WizardModel with(Edited location) {
        return new WizardModel(id, version, step, draft, errors, search, typed, offers, location);
    }

    WizardModel searching(String text) {
        return new WizardModel(id, version, step, draft, errors, text, typed, offers, edited);
    }

    /** Whether the only source there is is one that is looked for. */
    public boolean findsClio() {
        return "clio practice management legal".contains(search.toLowerCase(Locale.ROOT));
    }

    public String heading() {
        return edited == null ? step.title() : "Location " + edited.location.business();
    }

    String template() {
        return "integrations/step-" + (edited == null ? step.word() : "location");
    }
}
