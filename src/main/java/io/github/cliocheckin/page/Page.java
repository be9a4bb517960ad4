package io.github.cliocheckin.page;

/** A page for a person, with its HTTP status. */
public record Page(int status, String html) {

    /** Without what the person reads. */
    @Override
    public String toString() {
        return "page with status " + status;
    }
}
