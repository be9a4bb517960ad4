package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The contacts of one account at the sandbox receiver. A check-in finds its contact by e-mail, else by phone unless that contact
 * has another e-mail, else makes one; so a repeated check-in answers with the same customer, people who share an address are
 * one, and people who share a phone are found together. How the real receiver matches is not documented.
 */
final class ContactBook {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    private final Map<String, Contact> byId = new HashMap<>();
    private final Map<String, Contact> byEmail = new HashMap<>();
    private final Map<String, List<Contact>> byPhone = new HashMap<>();
    private final AtomicLong lastId;

    ContactBook(AtomicLong lastId) {
        this.lastId = lastId;
    }

    /** One review request that went out to a contact. */
    private record Activity(Instant at, long business, String type) {}

    private static final class Contact {
        private final long id;
        private final Instant created;
        private final List<Activity> activities = new ArrayList<>();
        private AcceptedCheckIn latest;
        private String email;
        private String phone;

        private Contact(long id, Instant created) {
            this.id = id;
            this.created = created;
        }
    }

    /** Takes a check-in in and gives it back with its customer. */
    synchronized AcceptedCheckIn checkIn(Instant at, long business, CheckInForm form) {
        Contact contact = match(form).orElseGet(() -> add(at));
        take(contact, form);
        String channel = form.emailId() == null ? "text" : "email";
        contact.activities.add(new Activity(at, business, "Review request " + channel));
        contact.latest = new AcceptedCheckIn(
                at,
                business,
                Long.toString(contact.id),
                form.name(),
                form.emailId(),
                form.phone(),
                form.smsEnabled(),
                form.externalId(),
                Map.copyOf(form.parameters()));
        return contact.latest;
    }

    /** The contact with this id, or else with this e-mail, or else with this phone, as {@code getCustomer} shows it. */
    synchronized Optional<ObjectNode> customer(String id, String email, String phone) {
        return find(id, email, phone).map(ContactBook::shown);
    }

    /** What was sent to a customer by a business between two days, both included; empty when there is no such customer. */
    synchronized Optional<ArrayNode> history(String id, long business, LocalDate from, LocalDate to) {
        return find(id, null, null).map(contact -> {
            ArrayNode shown = Json.array();
            for (Activity activity : contact.activities) {
                LocalDate day = activity.at().atOffset(ZoneOffset.UTC).toLocalDate();
                if (activity.business() == business && !day.isBefore(from) && !day.isAfter(to)) {
                    ObjectNode line = shown.addObject().put("type", activity.type());
                    line.put("activityDate", DAY.format(day)).put("action", "Sent");
                    line.put("activityTimestamp", activity.at().toEpochMilli());
                }
            }
            return shown;
        });
    }

    private Optional<Contact> match(CheckInForm form) {
        return find(null, form.emailId(), null)
                .or(() -> sharing(form.phone())
                        .filter(contact -> form.emailId() == null || contact.email == null)
                        .findFirst());
    }

    private Optional<Contact> find(String id, String email, String phone) {
        return Optional.ofNullable(byId.get(id))
                .or(() -> Optional.ofNullable(byEmail.get(key(email))))
                .or(() -> sharing(phone).findFirst());
    }

    private Stream<Contact> sharing(String phone) {
        return byPhone.getOrDefault(digits(phone), List.of()).stream();
    }

    private Contact add(Instant at) {
        Contact contact = new Contact(lastId.incrementAndGet(), at);
        byId.put(Long.toString(contact.id), contact);
        return contact;
    }

    private void take(Contact contact, CheckInForm form) {
        if (form.emailId() != null) {
            contact.email = form.emailId();
            byEmail.put(key(form.emailId()), contact);
        }
        if (form.phone() != null) {
            byPhone.getOrDefault(digits(contact.phone), new ArrayList<>()).remove(contact);
            contact.phone = form.phone();
            byPhone.computeIfAbsent(digits(form.phone()), digits -> new ArrayList<>())
                    .add(contact);
        }
    }

    private static String key(String email) {
        return email == null ? "" : email.toLowerCase(Locale.ROOT);
    }

    private static String digits(String phone) {
        String digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    }

    private static ObjectNode shown(Contact contact) {
        AcceptedCheckIn latest = contact.latest;
        String[] names = latest.name().strip().split("\\s+", 2);
        ObjectNode json = Json.object().put("id", contact.id);
        json.put("firstName", names[0]).put("lastName", names.length > 1 ? names[1] : "");
        json.put("email", contact.email).put("phone", contact.phone).put("countryCode", "US");
        json.put("blocked", false).put("emailOptin", true).put("smsOptin", latest.smsEnabled() == 1);
        json.put("source", "api").put("created", contact.created.toEpochMilli());
        json.putArray("mappings").addObject().put("businessNumber", latest.businessNumber());
        json.putArray("tags");
        json.putArray("customFields");
        return json.put("externalId", latest.externalId());
    }
}
