package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.checkin.ReceiverCheck;
import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import java.util.List;
import java.util.stream.Stream;

/** What a location needs before its clients are asked, point by point, as far as it is known without sending anything. */
final class CheckList {

    /** What finds out the rest. */
    static final String CHECK = "Press Check.";

    private static final Check REMINDER = Check.reminder(
            "Contact source at the receiver",
            "Whoever sends review requests by an automation at the receiver: add the API as a contact source there, or the"
                    + " clients arrive and nobody writes to them. It cannot be looked at from here.");

    private CheckList() {}

    /**
     * Its points.
     *
     * @param ownKey whether the location's business has a key itself
     * @param fields the firm's custom fields; null if nobody has looked at them
     */
    static List<Check> of(
            IntegrationGroup group,
            Mapping mapping,
            boolean ownKey,
            AuthorizationAnswer authorization,
            FieldList fields,
            ReceiverCheck receiver) {
        ClioChecks clio = new ClioChecks(authorization);
        return Stream.of(
                        clio.permissions().stream(),
                        Stream.of(clio.optOutField(group.dontSendReviewField(), fields)),
                        new LocationChecks(group, mapping, clio, fields).points().stream(),
                        clio.hooks().stream(),
                        new KeyChecks(group, mapping, ownKey, receiver).points().stream(),
                        Stream.of(REMINDER))
                .flatMap(points -> points)
                .toList();
    }
}
