package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.checkin.Ask;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioUnauthorizedException;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.page.Page;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import io.github.cliocheckin.sendreview.ClickRefusedException.Why;
import io.github.cliocheckin.sendreview.SendReview.Confirmation;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that somebody at a firm sees who pressed Send Review. */
public final class SendReviewPages {

    private static final Logger LOG = LoggerFactory.getLogger(SendReviewPages.class);

    private final Pages pages;
    private final ClickPasses passes;
    private final RefusedClicks refused;
    private final Clock clock;

    public SendReviewPages(Pages pages, ClickPasses passes, RefusedClicks refused, Clock clock) {
        this.pages = pages;
        this.passes = passes;
        this.refused = refused;
        this.clock = clock;
    }

    /**
     * What the page {@code sendreview/ask} shows: who would be asked, where, by which channels and when.
     *
     * @param waits why it would wait all the same, or null
     */
    public record AskModel(
            String matter,
            String name,
            List<String> channels,
            String location,
            String when,
            String waits,
            String action) {}

    /**
     * What the page {@code sendreview/restricted} shows.
     *
     * @param advice what to do; null for a rule of the operator's own
     * @param again whether the button is to be pressed again after that
     */
    public record RestrictedModel(String matter, String text, String advice, boolean again) {}

    /**
     * What the page {@code sendreview/asked} shows.
     *
     * @param action where asking once more begins; null if it cannot be now
     * @param restriction why it cannot be asked once more, or null
     */
    public record AskedModel(
            String title,
            String matter,
            String when,
            String outcome,
            String waits,
            RestrictedModel restriction,
            String action) {}

    /** What the page {@code sendreview/again} shows: the second confirmation. */
    public record AgainModel(
            String matter, String name, List<String> channels, String location, String when, String action) {}

    /** The page of a click, and of what came of a confirmation. */
    public Page show(Standing standing) {
        if (standing.asked() != null) {
            return pages.page(200, "sendreview/asked", asked(standing));
        }
        if (standing.decision() instanceof Restriction restriction) {
            return pages.page(200, "sendreview/restricted", restricted(standing, restriction));
        }
        CheckIn checkIn = (CheckIn) standing.decision();
        return pages.page(
                200,
                "sendreview/ask",
                new AskModel(
                        PageWords.matter(standing),
                        checkIn.request().name(),
                        PageWords.channels(checkIn.request()),
                        PageWords.location(standing),
                        checkIn.delay().isZero()
                                ? "at once"
                                : "on "
                                        + PageWords.time(
                                                standing, clock.instant().plus(checkIn.delay())),
                        PageWords.waits(standing),
                        address(standing.click(), "")));
    }

    /** The page before a matter is asked for once more, or what there is to say instead. */
    public Page showAgain(Standing standing, Confirmation confirmation) {
        boolean isRight = standing.next() != null && standing.next().equals(confirmation.again());
        if (!isRight || !(standing.decision() instanceof CheckIn checkIn)) {
            return show(standing);
        }
        return pages.page(
                200,
                "sendreview/again",
                new AgainModel(
                        PageWords.matter(standing),
                        checkIn.request().name(),
                        PageWords.channels(checkIn.request()),
                        PageWords.location(standing),
                        asked(standing).when(),
                        address(standing.click(), "?again=" + standing.next() + "&sure=yes")));
    }

    /** Why a click came to nothing, for the person who made it. */
    public Page problem(Exception exception) {
        ClickRefusedException refusal = exception instanceof ClickRefusedException clickRefused
                ? clickRefused
                : new ClickRefusedException(why(exception), null);
        Why why = refusal.why();
        if (refusal.isRecorded()) {
            refused.record(refusal);
        } else {
            LOG.info(
                    "A click on Send Review came to nothing: {} ({})",
                    why,
                    exception.getClass().getSimpleName());
        }
        return pages.page(why.status(), "refused", why.page());
    }

    private static Why why(Exception exception) {
        if (exception instanceof ClioUnauthorizedException) {
            return Why.NOT_CONNECTED;
        }
        if (exception instanceof ClioBusyException) {
            return Why.CLIO_BUSY;
        }
        if (exception instanceof CustomFieldsDeniedException) {
            return Why.CUSTOM_FIELDS_HIDDEN;
        }
        if (exception instanceof VaultClosedException || exception instanceof UnreadableSecretException) {
            return Why.NOT_READY;
        }
        return exception instanceof Refusal ? Why.MALFORMED : Why.CLIO_SILENT;
    }

    private AskedModel asked(Standing standing) {
        Ask asked = standing.asked();
        String attempted = asked.attemptedAt() == null ? "" : PageWords.time(standing, asked.attemptedAt());
        String decided = PageWords.time(standing, asked.decidedAt());
        Instant due = asked.dueAt();
        String queued = due == null || !due.isAfter(clock.instant())
                ? "now, " + PageWords.time(standing, clock.instant())
                : "on " + PageWords.time(standing, due);
        String title = "This client was asked already";
        return switch (asked.state()) {
            case PENDING ->
                model(
                        standing,
                        standing.isNew() ? "The review request is queued" : "The review request is queued already",
                        "The client is asked " + queued + ".",
                        attempted.isEmpty() ? null : "It was tried before, on " + attempted + ", and is tried again.");
            case SENDING -> model(standing, title, "The client is being asked at this moment.", null);
            case SENT ->
                model(standing, title, "The client was asked on " + attempted + ".", "The request got through.");
            case FAILED ->
                model(
                        standing,
                        title,
                        "The client was to be asked, last on " + attempted + ".",
                        "The request did not get through, and is not tried again by itself.");
            case UNKNOWN ->
                model(
                        standing,
                        title,
                        "The client was asked on " + attempted + ".",
                        "Whether the request arrived is not known"
                                + (due == null ? ": the client may have got it." : " yet; it is being looked into."));
            default ->
                model(
                        standing,
                        title,
                        "The client was to be asked on " + decided + ".",
                        "The request waits for a person at the service.");
        };
    }

    private AskedModel model(Standing standing, String title, String when, String outcome) {
        RestrictedModel restriction = standing.asked().isOver() && standing.decision() instanceof Restriction why
                ? restricted(standing, why)
                : null;
        return new AskedModel(
                title,
                PageWords.matter(standing),
                when,
                outcome,
                standing.asked().isOver() ? null : PageWords.waits(standing),
                restriction,
                standing.next() == null ? null : address(standing.click(), "?again=" + standing.next()));
    }

    private static RestrictedModel restricted(Standing standing, Restriction restriction) {
        Optional<Reason> known = Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(restriction.code()))
                .findFirst();
        return new RestrictedModel(
                PageWords.matter(standing),
                known.flatMap(PageWords::plainly).orElse(restriction.text()),
                known.map(PageWords::advice).orElse(null),
                known.isPresent() && Reason.isMendedByTheFirm(restriction.code()));
    }

    /** Where a page's button leads; the pass stands for the click. */
    private String address(Click click, String query) {
        return "/send-review/" + click.door() + "/" + passes.of(click) + query;
    }
}
