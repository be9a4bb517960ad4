package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The body of a check-in, checked as the receiver documents it: name, then the SMS switch, then the contact. The documentation
 * gives the limits but no order, and no grammar; these patterns are the sandbox's own reading of it.
 */
record CheckInForm(
        String name, String emailId, String phone, int smsEnabled, String externalId, Map<String, String> parameters) {
    private static final int LONGEST_EMAIL = 40;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z]{2,}");
    private static final Pattern US_PHONE =
            Pattern.compile("(?:\\+?1[ .-]?)?\\(?[2-9]\\d{2}\\)?[ .-]?[2-9]\\d{2}[ .-]?\\d{4}");
    /** The documentation has no code for a body that is no JSON object; its status serves. */
    private static final int UNREADABLE = 400;

    static CheckInForm read(String body, boolean smsBusiness) {
        ObjectNode json = Json.readObject(body).orElseThrow(() -> refusal(UNREADABLE, "The body is not a JSON object"));
        String name = text(json, "name");
        if (name == null) {
            throw refusal(1142, "The name is blank");
        }
        int smsEnabled = smsEnabled(json.path("smsEnabled"));
        String email = email(text(json, "emailId"), smsBusiness);
        String phone = text(json, "phone");
        if (email == null && phone == null) {
            throw refusal(1246, "There is neither an e-mail address nor a phone number");
        }
        if (phone != null && !US_PHONE.matcher(phone).matches()) {
            throw refusal(1055, "The phone number is not one of the US");
        }
        return new CheckInForm(
                name, email, phone, smsEnabled, text(json, "externalId"), parameters(json.path("additionalParams")));
    }

    private static int smsEnabled(JsonNode value) {
        if (value.isMissingNode()) {
            return 1;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > 1) {
            throw refusal(1170, "smsEnabled is neither 0 nor 1");
        }
        return value.intValue();
    }

    private static String email(String email, boolean smsBusiness) {
        if (email == null) {
            if (!smsBusiness) {
                throw refusal(1086, "The e-mail address is blank and the business does not send text messages");
            }
            return null;
        }
        if (!EMAIL.matcher(email).matches()) {
            throw refusal(1087, "The e-mail address is malformed");
        }
        if (email.length() > LONGEST_EMAIL) {
            throw refusal(1088, "The e-mail address is longer than " + LONGEST_EMAIL + " characters");
        }
        return email;
    }

    private static Map<String, String> parameters(JsonNode node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (!member.getValue().isTextual()) {
                throw refusal(UNREADABLE, "additionalParams holds texts only");
            }
            parameters.put(member.getKey(), member.getValue().textValue());
        });
        return parameters;
    }

    private static String text(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw refusal(UNREADABLE, name + " is not a text");
        }
        return value.asText().isBlank() || value.isNull() ? null : value.textValue();
    }

    private static ReceiverRefusal refusal(int code, String message) {
        return ReceiverRefusal.of(400, code, message);
    }
}
