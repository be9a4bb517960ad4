package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.TriggerType;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the pages say of a matter, in words for somebody at a firm. */
final class PageWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm (VV)", Locale.ENGLISH);

    private PageWords() {}

    /** The reason for somebody at the firm, where the ledger's words are those of operators or of the article. */
    static Optional<String> plainly(Reason reason) {
        return Optional.ofNullable(
                switch (reason) {
                    case DONT_SEND_REVIEW -> "The box that keeps the client from being asked is ticked on this matter.";
                    case NO_VALID_CONTACT ->
                        "The client has neither a valid e-mail address nor a valid phone number in Clio.";
                    case LOCATION_UNMAPPED -> "The location that the matter names is none that clients are asked for.";
                    case LOCATION_INACTIVE -> "Clients of the matter's location are not asked at the moment.";
                    case INTEGRATION_BETA -> "Requests are not sent yet.";
                    case RECENTLY_REQUESTED -> "This person was asked for a review recently.";
                    default -> null;
                });
    }

    /** What somebody at the firm can do; the ledger's advice is for whoever runs the service. */
    static String advice(Reason reason) {
        return switch (reason) {
            case LOCATION_UNMAPPED ->
                "Correct the location on the matter in Clio, or tell whoever runs this service that one is missing.";
            case LOCATION_INACTIVE -> "Tell whoever runs this service if this location's clients are to be asked.";
            case INTEGRATION_BETA -> "The service is still being tried out, and nobody is asked yet.";
            case RECENTLY_REQUESTED, ALREADY_REQUESTED -> "There is nothing to do: nobody is asked again so soon.";
            default -> reason.advice();
        };
    }

    static List<String> channels(CheckInRequest request) {
        List<String> channels = new ArrayList<>();
        if (request.emailId() != null) {
            channels.add("by e-mail to " + request.emailId());
        }
        if (request.phone() != null) {
            channels.add("by text message to " + request.phone());
        }
        return channels;
    }

    static String waits(Standing standing) {
        if (standing.group().paused()) {
            return "The firm's integration is paused: nothing is sent until it goes on.";
        }
        return mapping(standing)
                .filter(mapping -> mapping.pausedReason() != null || !mapping.active())
                .map(mapping -> "This location is paused: nothing is sent for it until it goes on.")
                .orElse(null);
    }

    static String matter(Standing standing) {
        String number = standing.decision().subject().number();
        return number == null || number.isBlank()
                ? String.valueOf(standing.click().matterId())
                : number;
    }

    static String location(Standing standing) {
        Business business = business(standing);
        String name = business.name() == null ? "business " + business.businessNumber() : business.name();
        return mapping(standing)
                .flatMap(mapping -> mapping.locationName(TriggerType.WEBHOOK))
                .map(location -> location + ", " + name)
                .orElse(name);
    }

    private static Business business(Standing standing) {
        return mapping(standing).map(Mapping::business).orElse(standing.group().parent());
    }

    private static Optional<Mapping> mapping(Standing standing) {
        Decision.Subject subject = standing.decision().subject();
        return standing.group().mappings().stream()
                .filter(mapping -> subject.mappingId() != null && mapping.id() == subject.mappingId())
                .findFirst();
    }

    static String time(Standing standing, Instant instant) {
        return TIME.format(instant.atZone(business(standing).zone()));
    }
}
