package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The client of a sandbox matter, in the words of Clio's contact. All but the id may be null; {@code type} is {@code Person} or
 * {@code Company}. A redacted client is what a user sees who may not see this contact: its id and nothing else.
 */
public record SandboxClient(
        long id,
        String name,
        String firstName,
        String lastName,
        String type,
        String email,
        String phone,
        boolean redacted) {

    /** A person with a name of two parts. */
    public static SandboxClient person(long id, String firstName, String lastName, String email, String phone) {
        return new SandboxClient(id, firstName + " " + lastName, firstName, lastName, "Person", email, phone, false);
    }

    /** A company, which has no first and last name. */
    public static SandboxClient company(long id, String name, String email, String phone) {
        return new SandboxClient(id, name, null, null, "Company", email, phone, false);
    }

    /** A contact that the connected user may not see. */
    public static SandboxClient redacted(long id) {
        return new SandboxClient(id, null, null, null, null, null, null, true);
    }

    ObjectNode toJson(String createdAt) {
        ObjectNode contact = Json.object().put("id", id);
        if (redacted) {
            return contact.put("redacted", true);
        }
        contact.put("etag", "\"" + Integer.toHexString(hashCode()) + "\"");
        contact.put("name", name).put("first_name", firstName).put("last_name", lastName);
        contact.put("type", type);
        contact.put("primary_email_address", email).put("primary_phone_number", phone);
        contact.put("is_client", true).put("created_at", createdAt).put("updated_at", createdAt);
        if (email != null) {
            address(contact.withArray("email_addresses").addObject()).put("address", email);
        }
        if (phone != null) {
            address(contact.withArray("phone_numbers").addObject()).put("number", phone);
        }
        return contact;
    }

    private ObjectNode address(ObjectNode entry) {
        return entry.put("id", id).put("etag", "\"1\"").put("name", "Work").put("primary", true);
    }
}
