package io.github.cliocheckin.handin;

import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Contact;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import java.time.Duration;
import java.util.Map;

/**
 * Which of those that are handed in are asked: by the rules for matters, as far as they are not about a matter.
 *
 * @param cooldown within which the same person is not asked again at the same business; zero = always
 */
public record Policy(Duration cooldown) {

    Decision decide(HandedIn handedIn, IntegrationGroup group, Mapping mapping, Duration delay) {
        Decision.Subject subject = Decision.Subject.handedIn(
                handedIn.reference(), mapping.id(), mapping.business().businessNumber());
        Contact contact = Contact.of(
                handedIn.emailId(), handedIn.phone(), mapping.business().country());
        String name = handedIn.name() == null ? "" : handedIn.name().strip();
        if (!mapping.active()) {
            return restriction(subject, Reason.LOCATION_INACTIVE, "");
        }
        if (!contact.isReachable()) {
            return restriction(
                    subject, Reason.NO_VALID_CONTACT, " Email:" + handedIn.emailId() + " Phone :" + handedIn.phone());
        }
        if (name.isEmpty()) {
            return restriction(subject, Reason.NAME_MISSING, "");
        }
        if (group.beta()) {
            return restriction(subject, Reason.INTEGRATION_BETA, "");
        }
        CheckInRequest request = new CheckInRequest(
                name,
                contact.email(),
                contact.phone(),
                contact.phone() == null ? 0 : 1,
                handedIn.externalId(),
                Map.of("Integration Trigger", Trigger.HANDED_IN.value()));
        return new CheckIn(subject, request, contact.person(), cooldown, delay);
    }

    private static Restriction restriction(Decision.Subject subject, Reason reason, String detail) {
        return new Restriction(subject, reason.name(), reason.sentence() + detail);
    }
}
