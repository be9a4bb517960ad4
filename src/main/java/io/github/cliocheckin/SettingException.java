package io.github.cliocheckin;

/** A setting cannot be used; the message is one line that names the setting, the value and what to do. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingException(String name, String value, String whatIsNeeded) {
        super("Setting " + name + "=" + value + " cannot be used: " + whatIsNeeded + " (environment variable "
                + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_') + ")");
    }
}
