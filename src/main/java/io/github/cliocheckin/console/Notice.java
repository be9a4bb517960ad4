package io.github.cliocheckin.console;

import io.github.cliocheckin.api.QueryParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page says was just done, as the way to it names it: {@code ?notice=saved}. Nobody can have it say anything else. */
public enum Notice {
    SAVED("Saved."),
    REPLAYED("To be sent once more, or looked up at the receiver first: {count}."),
    DECIDED_AGAIN(
            "To be read from Clio and decided again: {count}. It takes seconds, unless the integration is paused or not connected."),
    NOTHING_TICKED("Tick some of them first."),
    NOTHING_CHANGED("Nothing was changed: somebody else was faster, or they are to stay as they are."),
    INTEGRATION_SAVED("The integration is saved. Next: open one of its locations and authorize it at Clio."),
    DRAFT_GONE("The draft is thrown away."),
    RUN_PLANNED("A run is planned: it begins within seconds."),
    LOCATION_ADDED("The location is added."),
    CHECKED("Clio was asked; what it said stands below."),
    DISCONNECTED("The integration is disconnected, and Clio has ended the access."),
    DISCONNECTED_HERE(
            "The integration is disconnected here. Clio did not confirm it: the firm should remove the app in its"
                    + " Clio settings."),
    SIGNED_OUT("You are signed out."),
    USER_ADDED("The user is added, and can sign in."),
    TOKEN_REVOKED("The token is revoked: no call that shows it is answered any more."),
    PASSWORD_CHANGED("Your password is changed, and your other sessions are ended.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    /** Appends this to the path of a page. */
    public String at(String path) {
        return path + (path.contains("?") ? "&" : "?") + "notice=" + word();
    }

    /** The same, of so many things. */
    public String at(String path, long count) {
        return at(path) + "&count=" + count;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<String> in(String query) {
        QueryParameters parameters = QueryParameters.ofAnybody(query);
        String given = parameters.texts("notice").stream().findFirst().orElse("");
        String count = parameters.texts("count").stream()
                .filter(text -> text.matches("\\d{1,12}"))
                .findFirst()
                .orElse("");
        return Arrays.stream(values())
                .filter(notice -> notice.word().equals(given))
                .findFirst()
                .map(notice -> notice.text.replace("{count}", count));
    }
}
