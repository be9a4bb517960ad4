package io.github.cliocheckin;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Enrichment;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.matter.Rules;
import io.github.cliocheckin.ops.Collect;
import io.github.cliocheckin.poll.PollPages;
import io.github.cliocheckin.poll.PollPlan;
import io.github.cliocheckin.poll.Polls;
import java.time.Clock;
import java.time.Duration;

/** The beans of polls: from Clio's pages through the rules into the ledger. */
final class PollWiring {

    private PollWiring() {}

    static void bind(Base base) {
        Settings settings = base.settings();
        Database database = base.database();
        Clock clock = base.clock();
        Groups groups = new Groups(database.client());
        Connections connections = base.connections();
        ClioBudget budget = new ClioBudget(clock);
        ClioAnswers answers = new ClioAnswers(budget, clock);
        Picklists picklists = new Picklists(clock);
        RetrySchedule retry = new RetrySchedule(
                settings.duration("poll.retry.first"), settings.duration("poll.retry.longest"), base.random());
        Polls polls = new Polls(
                database.client(),
                groups,
                connections,
                base.clio(),
                budget,
                retry,
                settings.duration("poll.lease"),
                clock);
        base.bind("groups", groups);
        base.bind("connections", connections);
        base.bind("clioBudget", budget);
        base.bind("clioAnswers", answers);
        PollPlan plan = new PollPlan(database.client(), database.transaction(), groups, clock);
        base.bind("pollPlan", plan);
        // A test may have bound a fake of it
        base.camel().getRegistry().bind("runRequests", plan);
        base.bind("polls", polls);
        base.bind(
                "pollPages",
                new PollPages(
                        database.client(), database.transaction(), base.ledger(), answers, picklists, polls, clock));
        base.bind("picklists", picklists);
        base.bind("enrichment", new Enrichment(picklists));
        base.bind("rules", new Rules(Duration.ofDays(settings.wholeNumber("checkin.cooldown.days", 0))));
        base.bind("decisions", new Collect<>("decisions", Decision.class));
        SendReviewWiring.bind(base, groups, answers, picklists, plan, retry);
    }
}
