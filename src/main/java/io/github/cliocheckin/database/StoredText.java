package io.github.cliocheckin.database;

/** Other people's texts on their way into a column: they come as they come. */
public final class StoredText {

    private StoredText() {}

    /**
     * What of a text both databases can keep in a column: without control characters and halves of characters, which PostgreSQL
     * refuses, and no longer than there is room for. Null stays null.
     */
    public static String fitting(String text, int room) {
        if (text == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .takeWhile(c -> kept.length() + Character.charCount(c) <= room)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
