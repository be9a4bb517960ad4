package io.github.cliocheckin.system;

import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.MatterBuilder;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A firm whose secrets and clients can be recognized wherever they turn up, with a matter for every kind of restriction. */
final class MarkedFirm {

    static final String CLIO_TOKEN = "clio-token-Xq7TmarkedK2";
    static final String WRONG_CLIO_TOKEN = "wrong-token-Zp4TmarkedL9";
    static final String RECEIVER_KEY = "receiver-key-Wd5TmarkedM3";
    static final String API_TOKEN = "api-token-Vb8TmarkedN6";
    static final String WRONG_API_TOKEN = "wrong-api-token-Yc1TmarkedP7";

    /** What must be found nowhere: secrets, names, addresses, and phone numbers as they are typed and as they are sent. */
    static final List<String> MARKS = List.of(
            "Tmarked",
            "Zebulonia",
            "Quagsmire",
            "marked.person",
            "marked..invalid",
            "555-73",
            "555 73",
            "512555",
            "31-73-malformed");

    static final List<String> LOCATIONS = List.of("Austin", "Norman", "Tulsa");

    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    final Firm firm = Firm.empty();
    private int number;

    MarkedFirm() {
        firm.addCheckboxField("Don't Send Review");
        firm.addPicklistField("Location", LOCATIONS);
        for (int i = 0; i < 40; i++) {
            add();
        }
        closed().client(person()).location("Austin").dontSendReview(true).save();
        closed().client(person()).save();
        closed().client(person()).location("Zebulonia City").save();
        closed().client(person()).location("Tulsa").save();
        closed().location("Austin").noClient().save();
        closed().client(reachableBy("marked..invalid@", "31-73-malformed"))
                .location("Austin")
                .save();
        closed().client(new SandboxClient(
                        1, "", "", "", "Person", "marked.person.nameless@mail.test", "512 555 7399", false))
                .location("Austin")
                .save();
        SandboxClient twice = person();
        closed().client(twice).location("Norman").save();
        closed().client(twice).location("Norman").save();
        // Well-formed, but nothing that the receiver takes
        closed().client(reachableBy("marked.person!refused@mail.test", null))
                .location("Norman")
                .save();
    }

    /** Adds a matter whose client can be asked. */
    long add() {
        return closed().client(person()).location("Norman").save();
    }

    private MatterBuilder closed() {
        return firm.addMatter("Closed", YESTERDAY)
                .updatedAt(Instant.now())
                .displayNumber("%05d-Quagsmire".formatted(++number));
    }

    private SandboxClient person() {
        return reachableBy("marked.person" + number + "@mail.test", "(512) 555-73%02d".formatted(number));
    }

    private SandboxClient reachableBy(String email, String phone) {
        return SandboxClient.person(600_000 + number, "Zebulonia", "Quagsmire" + number, email, phone);
    }
}
