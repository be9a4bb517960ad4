package io.github.cliocheckin.ops.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets of settings from being shown. It would rather hide too much: nobody needs what is behind a question mark here. */
final class Masking {

    static final String HIDDEN = "•••";

    private static final Pattern SECRET_NAME = Pattern.compile("(?i)(.*[.-])?(secret|key|token|password)");
    private static final Pattern SECRET_WORD =
            Pattern.compile("(?i)pass|pwd|secret|token|key|credential|jaas|signature|\\bsig=");

    /** After two slashes, or after a scheme that takes none. */
    private static final Pattern BEFORE_A_HOST = Pattern.compile("(//|:(?![^\\s@]*//))\\S*@");

    private static final Pattern START_OF_PARAMETERS = Pattern.compile("[?;]");

    private Masking() {}

    static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** The value of a setting that is no secret itself: an address may hold one before its host or among its parameters. */
    static String of(String value) {
        String shown = BEFORE_A_HOST.matcher(value).replaceAll("$1" + HIDDEN + "@");
        Matcher start = START_OF_PARAMETERS.matcher(shown);
        int from = start.find() ? start.end() : 0;
        String parameters = shown.substring(from);
        boolean holdsSecret =
                parameters.contains("=") && SECRET_WORD.matcher(parameters).find();
        return holdsSecret ? shown.substring(0, from) + HIDDEN : shown;
    }
}
