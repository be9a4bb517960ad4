package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Given;
import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.api.BusinessCalls;

/**
 * What a person says of a business; its key is only ever given, and never shown.
 *
 * @param hasKey whether there is a key already
 * @param shown what the page showed before somebody filled it in
 */
public record BusinessForm(
        long business,
        String name,
        String timeZone,
        String country,
        boolean hasKey,
        Shown shown,
        String error,
        String field) {

    /** Of what they left as it was nothing is sent: it may have become something else meanwhile. */
    public record Shown(String name, String timeZone, String country) {}

    static BusinessForm of(Business business) {
        return new BusinessForm(
                business.businessNumber(),
                text(business.name()),
                text(business.timeZone()),
                text(business.countryCode()),
                business.hasApiKey(),
                new Shown(text(business.name()), text(business.timeZone()), text(business.countryCode())),
                null,
                null);
    }

    /** As it was typed, and why it cannot be so; the key has to be typed again. */
    static BusinessForm refused(Business business, Form form, String field, String error) {
        return new BusinessForm(
                business.businessNumber(),
                form.text("name"),
                form.text("timeZone"),
                form.text("countryCode"),
                business.hasApiKey(),
                new Shown(
                        form.shown().text("name"),
                        form.shown().text("timeZone"),
                        form.shown().text("countryCode")),
                error,
                field);
    }

    /** What is wrong with a field, or null. */
    public String errorOf(String name) {
        return name.equals(field) ? error : null;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    static BusinessCalls.Put request(Form form) {
        return new BusinessCalls.Put(
                given(form, "name"),
                form.text("apiKey").isEmpty() ? Given.not() : Given.as(form.text("apiKey")),
                given(form, "timeZone"),
                given(form, "countryCode"));
    }

    private static Given<String> given(Form form, String field) {
        boolean isAsShown = form.shown().has(field) && form.shown().text(field).equals(form.text(field));
        if (!form.has(field) || isAsShown) {
            return Given.not();
        }
        return Given.as(form.text(field).isEmpty() ? null : form.text(field));
    }
}
