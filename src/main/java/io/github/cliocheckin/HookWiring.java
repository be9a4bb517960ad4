package io.github.cliocheckin;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.hook.Doors;
import io.github.cliocheckin.hook.Tending;
import java.time.Duration;

/** The beans of what groups keep at Clio, so that Clio comes to us. */
final class HookWiring {

    /** Clio gives a webhook no longer. */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(31);

    /** By as much our clock may be ahead of Clio's, which would refuse a longer time than its longest. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** What the service needs for its own work around a question, besides Clio's time. */
    private static final Duration OWN_WORK = Duration.ofSeconds(30);
    /** A question may be asked once more, and a token be renewed before each time. */
    private static final int ANSWERS_TO_A_QUESTION = 4;

    private HookWiring() {}

    static void bind(Base base) {
        Settings settings = base.settings();
        Duration look = settings.duration("clio.hooks.look");
        Duration lifetime = settings.duration("clio.webhook.lifetime");
        if (lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new SettingException(
                    "clio.webhook.lifetime",
                    settings.text("clio.webhook.lifetime"),
                    "Clio takes up to 31 days, such as P7D");
        }
        Duration lease = settings.duration("clio.connect-timeout")
                .plus(settings.duration("clio.response-timeout"))
                .multipliedBy(ANSWERS_TO_A_QUESTION)
                .plus(OWN_WORK);
        Duration quarter = lifetime.dividedBy(4);
        Duration longestPause = look.compareTo(quarter) < 0 ? look : quarter;
        base.bind(
                "tending",
                new Tending(
                        base.database().client(),
                        new Changes(base.database().transaction()),
                        base.vault(),
                        base.connections(),
                        base.clio(),
                        base.audit(),
                        new Doors(settings.publicUrl(), base.random()),
                        new Tending.Pace(
                                look,
                                lifetime.compareTo(LONGEST_LIFETIME) < 0 ? lifetime : lifetime.minus(CLOCKS_APART),
                                lease,
                                new RetrySchedule(FIRST_PAUSE, longestPause, base.random())),
                        base.clock()));
    }
}
