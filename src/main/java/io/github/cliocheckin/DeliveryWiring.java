package io.github.cliocheckin;

import io.github.cliocheckin.checkin.Deliveries;
import io.github.cliocheckin.checkin.Lookups;
import io.github.cliocheckin.checkin.Outcome;
import io.github.cliocheckin.checkin.Outcomes;
import io.github.cliocheckin.checkin.ReceiverAnswers;
import io.github.cliocheckin.checkin.ReceiverChecks;
import io.github.cliocheckin.checkin.Restoration;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.ops.Collect;
import java.time.Clock;
import java.time.Duration;

/** The beans of deliveries: from the ledger to the receiver. */
final class DeliveryWiring {

    private DeliveryWiring() {}

    static void bind(Base base) {
        Settings settings = base.settings();
        Database database = base.database();
        Clock clock = base.clock();
        boolean toReceiver = settings.text("checkin.endpoint").equals("direct:post-check-in");
        RetrySchedule retry = new RetrySchedule(
                settings.duration("delivery.retry.first"), settings.duration("delivery.retry.longest"), base.random());
        Outcomes.Schedule schedule = new Outcomes.Schedule(
                retry,
                settings.wholeNumber("delivery.retry.attempts", 1),
                settings.duration("delivery.lookup.pause"),
                settings.wholeNumber("delivery.lookup.attempts", 1));
        base.bind(
                "deliveries",
                new Deliveries(
                        database.client(),
                        database.transaction(),
                        base.history(),
                        base.vault(),
                        base.json(),
                        clock,
                        deliveryLease(settings),
                        // The matter, and the picklists if it names a location that is not known; each after a renewal
                        settings.duration("clio.connect-timeout")
                                .plus(settings.duration("clio.response-timeout"))
                                .multipliedBy(4),
                        settings.wholeNumber("checkin.concurrency", 1),
                        toReceiver));
        base.bind(
                "restoration",
                Restoration.of(database, base.history(), clock, settings.pastTime("database.restored-from", clock)));
        base.bind("receiverAnswers", new ReceiverAnswers(base.json(), toReceiver));
        base.bind(
                "receiverChecks", new ReceiverChecks(database.client(), base.vault(), base.json(), clock, toReceiver));
        base.bind("lookups", new Lookups(base.json()));
        base.bind(
                "outcomeRecords",
                new Outcomes(
                        database.batch(),
                        database.transaction(),
                        base.history(),
                        base.json(),
                        clock,
                        schedule,
                        base.audit(),
                        base.ledger(),
                        base.meters()::delivered));
        base.bind("outcomes", new Collect<>("outcomes", Outcome.Of.class));
        base.bind("findings", new Collect<>("findings", Lookups.Finding.class));
    }

    private static Duration deliveryLease(Settings settings) {
        Duration lease = settings.duration("delivery.lease");
        Duration oneAnswer =
                settings.duration("delivery.connect-timeout").plus(settings.duration("delivery.response-timeout"));
        if (lease.compareTo(oneAnswer.multipliedBy(2)) < 0) {
            throw new SettingException(
                    "delivery.lease",
                    lease.toString(),
                    "it must be at least twice the time-outs of one answer, " + oneAnswer.multipliedBy(2));
        }
        return lease;
    }
}
