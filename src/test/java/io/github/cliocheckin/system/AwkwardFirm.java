package io.github.cliocheckin.system;

import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.MatterBuilder;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A firm of some 450 matters, ordinary ones with awkward ones among them, and what must become of each. Always the same. */
final class AwkwardFirm {

    static final List<String> LOCATIONS = List.of("Austin", "Norman", "Tulsa");

    private static final int ORDINARY = 432;
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    final Firm firm = Firm.empty();

    /** By matter id: its state in the end, and the reason if it is not sent. */
    final Map<Long, String> expected = new TreeMap<>();

    /** Which client must arrive at which business, once. */
    final Set<String> expectedCheckIns = new TreeSet<>();

    private int number;

    AwkwardFirm() {
        firm.addCheckboxField("Don't Send Review");
        firm.addPicklistField("Location", LOCATIONS);
        for (int i = 0; i < ORDINARY; i++) {
            sent(person(), i % LOCATIONS.size());
            if (i % 48 == 0) {
                awkward();
            }
        }
    }

    private void awkward() {
        restricted("DONT_SEND_REVIEW", closed(person()).location("Austin").dontSendReview(true));
        restricted("LOCATION_MISSING", closed(person()));
        restricted("LOCATION_UNMAPPED", closed(person()).location("Dallas"));
        restricted("CLIENT_MISSING", closed(null).location("Tulsa").noClient());
        restricted(
                "NO_VALID_CONTACT", closed(reachableBy("nobody at home", "12")).location("Tulsa"));
        sent(reachableBy("a.rather.long.address.of.somebody@lawfirm-mail.test", phone()), 0);
        // The receiver takes neither this phone number nor that address, though both are well-formed
        sent(reachableBy("abroad" + number + "@mail.test", "+44 20 7946 %04d".formatted(number)), 1);
        restricted(
                "CHECKIN_REJECTED",
                closed(reachableBy("ex!claim" + number + "@mail.test", null)).location("Norman"));
        SandboxClient twice = person();
        sent(twice, 2);
        restricted("RECENTLY_REQUESTED", closed(twice).location("Tulsa"));
        MatterBuilder undated = closed(person()).location("Tulsa").undated().updatedAt(Instant.now());
        restricted("DONT_SEND_REVIEW", undated.dontSendReview(true));
        firm.addMatter("Open", YESTERDAY).client(person()).location("Austin").save();
        firm.addMatter("Closed", YESTERDAY.plusDays(9))
                .client(person())
                .location("Austin")
                .save();
    }

    private void sent(SandboxClient client, int location) {
        long matterId = closed(client).location(LOCATIONS.get(location)).save();
        expected.put(matterId, "SENT");
        expectedCheckIns.add(Operator.businessOf(location) + " " + client.id());
    }

    private void restricted(String reason, MatterBuilder matter) {
        expected.put(matter.save(), "RESTRICTED " + reason);
    }

    private MatterBuilder closed(SandboxClient client) {
        return firm.addMatter("Closed", YESTERDAY).client(client);
    }

    private SandboxClient person() {
        return reachableBy("client" + (number + 1) + "@mail.test", phone());
    }

    private SandboxClient reachableBy(String email, String phone) {
        number++;
        return SandboxClient.person(700_000 + number, "Robin", "Client" + number, email, phone);
    }

    private String phone() {
        return "(512) 555-%04d".formatted(number + 1);
    }
}
