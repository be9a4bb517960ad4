package io.github.cliocheckin.secret;

/** One secret cannot be opened, though others can: it was sealed for another place or with lost keys, or was changed since. */
public final class UnreadableSecretException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(Place place) {
        super("The secret in column " + place.column() + " of " + place.table() + " " + place.row()
                + " cannot be opened: give it anew");
    }
}
