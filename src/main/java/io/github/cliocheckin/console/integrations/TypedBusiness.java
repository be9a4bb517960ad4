package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Form;

/** A business as a person typed it. */
public record TypedBusiness(String business, String name) {

    static final TypedBusiness NONE = new TypedBusiness("", "");

    static TypedBusiness of(Form form) {
        return new TypedBusiness(form.text("business"), form.text("name"));
    }

    void check(Errors errors) {
        if (!business.matches("[1-9][0-9]{0,17}")) {
            errors.add(
                    "business",
                    business.isEmpty()
                            ? "Give the business's number: at the receiver it stands under Settings, Integrations, API."
                            : "The number is " + business + ": it takes the digits of a business's number.");
        }
        if (name.length() > 200) {
            errors.add("name", "The name has " + name.length() + " characters: shorten it to at most 200.");
        }
    }

    long number() {
        return Long.parseLong(business);
    }
}
