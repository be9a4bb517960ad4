package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.Client;
import io.github.cliocheckin.integration.Mapping;
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
        String read =
                candidate.group().dontSendReviewField() + ": " + (candidate.dontSendReview() ? "ticked" : "not ticked");
        if (candidate.dontSendReview()) {
            throw new RestrictedException(Rule.DONT_SEND_REVIEW, read, Reason.DONT_SEND_REVIEW);
        }
        return candidate.passed(Rule.DONT_SEND_REVIEW, read);
    }

    /** A matter of a firm with several locations must name one that has an active mapping; there is no default. */
    public Candidate location(Candidate candidate) {
        String location = candidate.location();
        boolean isAsked = candidate.group().hasSeveralLocations();
        String read = isAsked
                ? candidate.group().locationField() + ": " + (location == null ? "no value" : location)
                : "the firm has one location";
        if (isAsked && location == null) {
            throw new RestrictedException(Rule.LOCATION, read, Reason.LOCATION_MISSING);
        }
        Mapping mapping = candidate.mapping();
        if (mapping == null) {
            read += "; no mapping";
            throw location == null
                    ? new RestrictedException(Rule.LOCATION, read, Reason.LOCATION_UNMAPPED)
                    : new RestrictedException(Rule.LOCATION, read, Reason.LOCATION_UNMAPPED, "(" + location + ")");
        }
        read += "; mapping " + mapping.id() + " of business "
                + mapping.business().businessNumber();
        if (!mapping.active()) {
            throw new RestrictedException(Rule.LOCATION, read + ", switched off", Reason.LOCATION_INACTIVE);
        }
        return candidate.passed(Rule.LOCATION, read);
    }

    /** There is a client, and the authorizing user may see it. */
    public Candidate client(Candidate candidate) {
        Client client = candidate.matter().client();
        if (client == null || client.redacted()) {
            String read = client == null ? "no client" : "a client whom the authorizing user may not see";
            throw new RestrictedException(Rule.CLIENT, read, Reason.CLIENT_MISSING);
        }
        return candidate.passed(Rule.CLIENT, "contact " + client.id());
    }

    /** The client can be reached by a valid e-mail address or a valid phone number. */
    public Candidate contact(Candidate candidate) {
        Client client = candidate.matter().client();
        Contact contact = Contact.of(client, candidate.mapping().business().country());
        String read = "e-mail address: " + validity(client.primaryEmailAddress(), contact.email()) + "; phone number: "
                + validity(client.primaryPhoneNumber(), contact.phone());
        if (!contact.isReachable()) {
            throw new RestrictedException(
                    Rule.CONTACT,
                    read,
                    Reason.NO_VALID_CONTACT,
                    "Email:" + client.primaryEmailAddress() + " Phone :" + client.primaryPhoneNumber());
        }
        return candidate.with(contact).passed(Rule.CONTACT, read);
    }

    /** What may be told of an address: whether it is good, and never the address. */
    private static String validity(String asTyped, String valid) {
        return asTyped == null || asTyped.isBlank() ? "none" : valid == null ? "not valid" : "valid";
    }

    /** The client has a name, as the receiver refuses a blank one. */
    public Candidate name(Candidate candidate) {
        if (candidate.matter().client().fullName().isBlank()) {
            throw new RestrictedException(Rule.NAME, "no name", Reason.NAME_MISSING);
        }
        return candidate.passed(Rule.NAME, "a name");
    }

    /** While the integration is in beta everything is decided and nothing is sent. */
    public Candidate beta(Candidate candidate) {
        if (candidate.group().beta()) {
            throw new RestrictedException(Rule.BETA, "in beta", Reason.INTEGRATION_BETA);
        }
        return candidate.passed(Rule.BETA, "not in beta");
    }

    /** No rule spoke against it: the client is sent. */
    public CheckIn checkIn(Candidate candidate) {
        Client client = candidate.matter().client();
        Contact contact = candidate.contact();
        CheckInRequest request = CheckInRequest.of(
                client,
                contact,
                Map.of("Integration Trigger", candidate.trigger().value()));
        return new CheckIn(
                candidate.subject(), request, contact.person(), Duration.ZERO, candidate.delay(), candidate.trace());
    }

    /** The same person is not asked again too soon; the ledger settles it when the page is committed. */
    public CheckIn cooldown(CheckIn checkIn) {
        return checkIn.notAgainWithin(cooldown);
    }

    /** What the dead-letter channel makes of a matter that a rule spoke against. */
    public Restriction restriction(Candidate candidate, RestrictedException why) {
        return new Restriction(
                candidate.subject(),
                why.code(),
                why.getMessage(),
                candidate.trace().plus(why.verdict()));
    }

    /**
     * A rule of an operator's own, for a step such as {@code bean:rules?method=restrict('FAMILY_LAW', 'Clients of family
     * law matters are not asked')}.
     */
    public void restrict(String code, String text) {
        throw new RestrictedException(code, text);
    }
}
