package io.github.cliocheckin.clio;

/**
 * Clio refuses custom fields, or strips them without a word. Who must not be asked cannot be told then, so nothing goes on.
 */
public final class CustomFieldsDeniedException extends ClioException {

    private static final long serialVersionUID = 1L;

    public CustomFieldsDeniedException(String clioSays) {
        super(clioSays);
    }

    @Override
    public String code() {
        return "CUSTOM_FIELDS_ACCESS_DENIED";
    }
}
