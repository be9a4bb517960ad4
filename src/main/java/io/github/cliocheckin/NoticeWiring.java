package io.github.cliocheckin;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.notice.NoticeWriter;
import io.github.cliocheckin.notice.Notices;
import io.github.cliocheckin.notice.WebhookCalls;
import io.github.cliocheckin.notice.WebhookDoors;

/** The beans that hear what Clio tells of its own accord. */
final class NoticeWiring {

    private NoticeWiring() {}

    static void bind(Base base) throws Exception {
        Changes changes = new Changes(base.database().transaction());
        Notices notices = new Notices(base.database().batch(), changes, base.clock());
        NoticeWriter writer = new NoticeWriter(notices::put);
        // Stopped after the routes and before the database
        base.camel().addService(writer, true, true);
        base.bind("notices", notices);
        base.bind(
                "webhookCalls",
                new WebhookCalls(
                        new WebhookDoors(base.database().client(), base.vault()), writer, base.json(), base.clock()));
    }
}
