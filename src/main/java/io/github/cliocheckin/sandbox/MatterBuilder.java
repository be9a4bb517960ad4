package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Makes one matter of a {@link Firm}. Left alone it has a client of its own whose name, e-mail and phone are valid, was updated
 * at noon UTC of its date, and has no custom field values. Fields that a call needs and the firm lacks are defined on the way.
 */
public final class MatterBuilder {
    private final Firm firm;
    private final String status;
    private final LocalDate date;
    private final ArrayNode values = Json.array();
    private long id;
    private SandboxClient client;
    private boolean withoutClient;
    private boolean undated;
    private Instant updatedAt;
    private String practiceArea = "Personal Injury";
    private String displayNumber;

    MatterBuilder(Firm firm, String status, LocalDate date) {
        this.firm = firm;
        this.status = status;
        this.date = date;
        updatedAt = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** An id of the caller's choice instead of the next free one. */
    public MatterBuilder id(long matterId) {
        id = matterId;
        return this;
    }

    /** The client; the same one may have several matters. */
    public MatterBuilder client(SandboxClient person) {
        client = person;
        return this;
    }

    /** No client at all. */
    public MatterBuilder noClient() {
        withoutClient = true;
        return this;
    }

    /** When the matter was last changed, as {@code updated_since} sees it. */
    public MatterBuilder updatedAt(Instant time) {
        updatedAt = time;
        return this;
    }

    /** The chosen option of the picklist {@code Location}, character by character. */
    public MatterBuilder location(String optionText) {
        return option(firm.locationField(), optionText);
    }

    /** Ticks or unticks the checkbox {@code Don't Send Review}. */
    public MatterBuilder dontSendReview(boolean ticked) {
        return value(firm.checkboxField(), BooleanNode.valueOf(ticked));
    }

    /** The practice area's name. */
    public MatterBuilder practiceArea(String name) {
        practiceArea = name;
        return this;
    }

    /** Replaces all custom field values so far by these, as they are. */
    public MatterBuilder customFieldValues(ArrayNode raw) {
        values.removeAll().addAll(raw);
        return this;
    }

    /** The chosen option of any picklist field. */
    public MatterBuilder option(long fieldId, String optionText) {
        return value(fieldId, LongNode.valueOf(firm.fields().option(fieldId, optionText)));
    }

    /** A value of any custom field, as Clio would give it. */
    public MatterBuilder value(long fieldId, JsonNode value) {
        values.add(firm.fields().entry(fieldId, value));
        return this;
    }

    /** The field is shown on the matter but was never filled in: an entry without id and value. */
    public MatterBuilder unset(long fieldId) {
        values.add(firm.fields().unset(fieldId));
        return this;
    }

    /** The status has no date. */
    public MatterBuilder undated() {
        undated = true;
        return this;
    }

    /** The matter's number as people see it. */
    public MatterBuilder displayNumber(String text) {
        displayNumber = text;
        return this;
    }

    /** Stores the matter and returns its id. */
    public long save() {
        long matterId = id == 0 ? firm.nextId() : id;
        firm.put(json(matterId));
        return matterId;
    }

    private ObjectNode json(long matterId) {
        String created = Firm.time(date.minusDays(200).atTime(15, 0).toInstant(ZoneOffset.UTC));
        ObjectNode matter = Json.object().put("id", matterId).put("number", (int) (matterId % 100_000));
        matter.put("display_number", displayNumber == null ? "%05d".formatted(matterId % 100_000) : displayNumber);
        matter.put("description", "A matter of the sandbox").put("status", status);
        matter.put("billable", true).put("billing_method", "hourly");
        matter.put("open_date", date.minusDays(200).toString());
        matter.putNull("pending_date").putNull("close_date");
        matter.put(dateField(status), undated ? null : date.toString());
        matter.put("created_at", created).put("updated_at", Firm.time(updatedAt));
        SandboxClient person = client == null && !withoutClient ? People.of(matterId) : client;
        matter.set("client", person == null ? null : person.toJson(created));
        matter.put("client_id", person == null ? null : person.id());
        matter.putObject("practice_area")
                .put("id", Integer.toUnsignedLong(practiceArea.hashCode()))
                .put("etag", "\"a1\"")
                .put("name", practiceArea);
        matter.set("responsible_attorney", attorney());
        matter.set("custom_field_values", values.deepCopy());
        return matter;
    }

    private static ObjectNode attorney() {
        return WhoAmI.user().retain("id", "etag", "name", "first_name", "last_name", "email", "enabled");
    }

    private static String dateField(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "closed" -> "close_date";
            case "pending" -> "pending_date";
            case "open" -> "open_date";
            default -> throw new IllegalArgumentException("A matter is Closed, Pending or Open, not '" + status + "'");
        };
    }
}
