package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.Client;
import java.time.Duration;
import java.util.Map;

/**
 * The rules that a matter passes before its client is sent, each a step of {@code matter.camel.yaml}. A rule hands the
 * candidate on, or throws a {@link RestrictedException} that says why not.
 */
public final class Rules {

    private final Duration cooldown;

    /**
     * @param cooldown within which the same person is not asked again at the same business; zero = always
     */
    public Rules(Duration cooldown) {
        this.cooldown = cooldown;
    }

    /** The firm ticked the box that says not to ask. */
    public Candidate dontSendReview(Candidate candidate) {
        if (candidate.dontSendReview()) {
            throw new RestrictedException(Reason.DONT_SEND_REVIEW);
        }
        return candidate;
    }

    /** A matter of a firm with several locations must name one that has an active mapping; there is no default. */
    public Candidate location(Candidate candidate) {
        if (candidate.group().hasSeveralLocations() && candidate.location() == null) {
            throw new RestrictedException(Reason.LOCATION_MISSING);
        }
        if (candidate.mapping() == null) {
            throw candidate.location() == null
                    ? new RestrictedException(Reason.LOCATION_UNMAPPED)
                    : new RestrictedException(Reason.LOCATION_UNMAPPED, "(" + candidate.location() + ")");
        }
        if (!candidate.mapping().active()) {
            throw new RestrictedException(Reason.LOCATION_INACTIVE);
        }
        return candidate;
    }

    /** There is a client, and the authorizing user may see it. */
    public Candidate client(Candidate candidate) {
        Client client = candidate.matter().client();
        if (client == null || client.redacted()) {
            throw new RestrictedException(Reason.CLIENT_MISSING);
        }
        return candidate;
    }

    /** The client can be reached by a valid e-mail address or a valid phone number. */
    public Candidate contact(Candidate candidate) {
        Client client = candidate.matter().client();
        Contact contact = Contact.of(client, candidate.mapping().business().country());
        if (!contact.isReachable()) {
            throw new RestrictedException(
                    Reason.NO_VALID_CONTACT,
                    "Email:" + client.primaryEmailAddress() + " Phone :" + client.primaryPhoneNumber());
        }
        return candidate.with(contact);
    }

    /** The client has a name, as the receiver refuses a blank one. */
    public Candidate name(Candidate candidate) {
        if (candidate.matter().client().fullName().isBlank()) {
            throw new RestrictedException(Reason.NAME_MISSING);
        }
        return candidate;
    }

    /** While the integration is in beta everything is decided and nothing is sent. */
    public Candidate beta(Candidate candidate) {
        if (candidate.group().beta()) {
            throw new RestrictedException(Reason.INTEGRATION_BETA);
        }
        return candidate;
    }

    /** No rule spoke against it: the client is sent. */
    public CheckIn checkIn(Candidate candidate) {
        Client client = candidate.matter().client();
        Contact contact = candidate.contact();
        CheckInRequest request = CheckInRequest.of(
                client,
                contact,
                Map.of("Integration Trigger", candidate.trigger().value()));
        return new CheckIn(candidate.subject(), request, contact.person(), Duration.ZERO, candidate.delay());
    }

    /** The same person is not asked again too soon; the ledger settles it when the page is committed. */
    public CheckIn cooldown(CheckIn checkIn) {
        return checkIn.notAgainWithin(cooldown);
    }

    /** What the dead-letter channel makes of a matter that a rule spoke against. */
    public Restriction restriction(Candidate candidate, RestrictedException why) {
        return new Restriction(candidate.subject(), why.code(), why.getMessage());
    }

    /**
     * A rule of an operator's own, for a step such as {@code bean:rules?method=restrict('FAMILY_LAW', 'Clients of family
     * law matters are not asked')}.
     */
    public void restrict(String code, String text) {
        throw new RestrictedException(code, text);
    }
}
