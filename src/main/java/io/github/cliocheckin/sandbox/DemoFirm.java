package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The firm of the demo: three locations, most matters closed yesterday (UTC) for a client who can be asked, and every case that
 * has to be told apart. The number of a matter, as people see it, says which case it is.
 *
 * <table>
 * <caption>The cases, by the beginning of the matter's number</caption>
 * <tr><th>Number</th><th>Matters</th><th>What is special</th></tr>
 * <tr><td>ordinary</td><td>66</td><td>nothing; 22 at each location, the opt-out box unticked or never touched</td></tr>
 * <tr><td>opt-out-ticked</td><td>3</td><td>the box is true, "true" or "1"</td></tr>
 * <tr><td>opt-out-not-ticked</td><td>4</td><td>false, null, no entry, an entry without id</td></tr>
 * <tr><td>opt-out-deleted</td><td>1</td><td>ticked, but the firm deleted that field since</td></tr>
 * <tr><td>location-unset</td><td>3</td><td>no entry, an entry without id, a value of null</td></tr>
 * <tr><td>location-unmapped</td><td>2</td><td>Dallas, which is no location of the demo</td></tr>
 * <tr><td>location-spelling</td><td>4</td><td>spaces around or inside, or another case</td></tr>
 * <tr><td>client</td><td>6</td><td>missing, redacted, a company with and without contact, no name, a blank name</td></tr>
 * <tr><td>contact</td><td>14</td><td>none, blank, only one kind, too long, malformed with and without another way</td></tr>
 * <tr><td>same-client</td><td>2</td><td>two matters of one person</td></tr>
 * <tr><td>dated</td><td>8</td><td>last week but updated today, never (updated yesterday or today), next week, today</td></tr>
 * <tr><td>open, pending</td><td>4 + 4</td><td>since yesterday; not closed</td></tr>
 * </table>
 */
final class DemoFirm {
    private static final List<String> LOCATIONS = List.of("Austin", "Norman", "Tulsa");
    private static final int ORDINARY_EACH = 22;

    private final Firm firm;
    private final LocalDate yesterday;
    private final long location;
    private final long optOut;

    DemoFirm(Clock clock) {
        firm = new Firm(clock);
        yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        optOut = firm.addCheckboxField(Firm.DONT_SEND_REVIEW);
        location = firm.addPicklistField(Firm.LOCATION, LOCATIONS);
    }

    Firm build() {
        ordinary();
        optOuts();
        locations();
        clients();
        contacts();
        dates();
        return firm;
    }

    private void ordinary() {
        for (int number = 0; number < ORDINARY_EACH * LOCATIONS.size(); number++) {
            MatterBuilder matter = at(LOCATIONS.get(number % LOCATIONS.size()), "ordinary-" + (number + 1));
            if (number % 2 == 0) {
                matter.dontSendReview(false).save();
            } else {
                matter.unset(optOut).save();
            }
        }
    }

    private void optOuts() {
        at("Austin", "opt-out-ticked-true").dontSendReview(true).save();
        optOut("opt-out-ticked-text-true", TextNode.valueOf("true"));
        optOut("opt-out-ticked-text-1", TextNode.valueOf("1"));
        at("Austin", "opt-out-not-ticked-false").dontSendReview(false).save();
        optOut("opt-out-not-ticked-null", NullNode.getInstance());
        at("Austin", "opt-out-not-ticked-absent").save();
        at("Austin", "opt-out-not-ticked-no-id").unset(optOut).save();
        long deleted = firm.fields().addCheckbox(Firm.DONT_SEND_REVIEW);
        firm.fields().markDeleted(deleted);
        at("Austin", "opt-out-deleted").value(deleted, BooleanNode.TRUE).save();
    }

    private void optOut(String number, JsonNode value) {
        at("Austin", number).value(optOut, value).save();
    }

    private void locations() {
        closed("location-unset-absent").save();
        closed("location-unset-no-id").unset(location).save();
        closed("location-unset-null").value(location, NullNode.getInstance()).save();
        at("Dallas", "location-unmapped-1").save();
        at("Dallas", "location-unmapped-2").save();
        at(" Austin", "location-spelling-space-before").save();
        at("Tulsa ", "location-spelling-space-after").save();
        at("NORMAN", "location-spelling-upper-case").save();
        at(" \u00a0tulsa", "location-spelling-hard-space").save();
    }

    private void clients() {
        at("Norman", "client-missing").noClient().save();
        client("client-redacted", SandboxClient.redacted(501));
        client("client-company", SandboxClient.company(502, "Prairie Wind LLC", "office@prairie.test", "405-555-0102"));
        client("client-company-no-contact", SandboxClient.company(503, "Red Dirt Holdings", null, null));
        client(
                "client-no-name",
                new SandboxClient(504, null, null, null, "Person", "someone@mail.test", "4055550104", false));
        client(
                "client-blank-name",
                new SandboxClient(505, " ", "", " ", "Person", "nobody@mail.test", "4055550105", false));
        SandboxClient twice = SandboxClient.person(506, "Twyla", "Twice", "twyla@mail.test", "405-555-0106");
        client("same-client-1", twice);
        client("same-client-2", twice);
    }

    private void contacts() {
        String longAddress = "a.rather.long.address.of.somebody@lawfirm-mail.test";
        contact("contact-none", 510, null, null);
        contact("contact-blank", 511, "", " ");
        contact("contact-only-email-1", 512, "only.email@mail.test", null);
        contact("contact-only-email-2", 513, "o'neill@mail.test", "");
        contact("contact-only-phone-1", 514, null, "+1 918 555 0114");
        contact("contact-only-phone-2", 515, "", "918.555.0115");
        contact("contact-email-too-long-with-phone", 516, longAddress, "918-555-0116");
        contact("contact-email-too-long-alone", 517, longAddress, null);
        contact("contact-email-malformed-with-phone", 518, "not an address", "918-555-0118");
        contact("contact-email-malformed-alone", 519, "missing.at.mail.test", null);
        contact("contact-phone-malformed-with-email", 520, "p520@mail.test", "ask reception");
        contact("contact-phone-malformed-alone", 521, null, "555-01");
        contact("contact-phone-abroad-with-email", 522, "p522@mail.test", "+44 20 7946 0522");
        contact("contact-both-malformed", 523, "two@@mail.test", "000-000-0000");
    }

    private void contact(String number, long id, String email, String phone) {
        client(number, SandboxClient.person(id, "Casey", "Contact " + id, email, phone));
    }

    private void client(String number, SandboxClient client) {
        at("Norman", number).client(client).save();
    }

    private void dates() {
        for (int number = 1; number <= 2; number++) {
            dated("Closed", yesterday.minusDays(6), "dated-last-week-updated-today-" + number);
            dated("Closed", yesterday.plusDays(7), "dated-next-week-" + number);
            dated("Closed", yesterday.plusDays(1), "dated-today-" + number);
        }
        at("Tulsa", "dated-never-updated-yesterday").undated().save();
        at("Tulsa", "dated-never-updated-today").undated().updatedAt(firm.now()).save();
        for (int number = 1; number <= 4; number++) {
            dated("Open", yesterday, "open-" + number);
            dated("Pending", yesterday, "pending-" + number);
        }
    }

    private void dated(String status, LocalDate date, String number) {
        firm.addMatter(status, date)
                .location("Tulsa")
                .displayNumber(number)
                .updatedAt(firm.now())
                .save();
    }

    private MatterBuilder at(String locationName, String number) {
        return closed(number).location(locationName);
    }

    private MatterBuilder closed(String number) {
        return firm.addMatter("Closed", yesterday).displayNumber(number);
    }
}
