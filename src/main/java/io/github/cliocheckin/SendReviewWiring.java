package io.github.cliocheckin;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.poll.FieldBindings;
import io.github.cliocheckin.poll.PollPlan;
import io.github.cliocheckin.sendreview.ClickPasses;
import io.github.cliocheckin.sendreview.Clicks;
import io.github.cliocheckin.sendreview.MatterReadings;
import io.github.cliocheckin.sendreview.RefusedClicks;
import io.github.cliocheckin.sendreview.SecondLook;
import io.github.cliocheckin.sendreview.SendReview;
import io.github.cliocheckin.sendreview.SendReviewPages;
import io.github.cliocheckin.sendreview.ToldMatters;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of what is asked for by a matter's id: because a person pressed the button, or because Clio told of it. */
final class SendReviewWiring {

    private SendReviewWiring() {}

    /** @param answers with the budget and the picklists that the polls have */
    static void bind(
            Base base, Groups groups, ClioAnswers answers, Picklists picklists, PollPlan plan, RetrySchedule retry) {
        JdbcClient database = base.database().client();
        Changes changes = new Changes(base.database().transaction());
        Clock clock = base.clock();
        FieldBindings bindings = new FieldBindings(database);
        MatterReadings readings =
                new MatterReadings(groups, bindings, base.connections(), base.clio(), answers, picklists, clock);
        ClickPasses passes = new ClickPasses(base.vault(), base.json(), clock);
        base.bind("matterReadings", readings);
        base.bind("clicks", new Clicks(database, groups, base.connections(), base.clio(), passes));
        base.bind("sendReview", new SendReview(base.ledger(), bindings, changes, clock));
        base.bind(
                "sendReviewPages",
                new SendReviewPages(new Pages(), passes, new RefusedClicks(base.audit(), changes, clock), clock));
        base.bind("secondLook", new SecondLook());
        base.bind(
                "toldMatters",
                new ToldMatters(
                        database,
                        base.database().batch(),
                        changes,
                        groups,
                        readings,
                        plan,
                        base.ledger(),
                        bindings,
                        retry,
                        base.settings().duration("poll.lease"),
                        clock));
    }
}
