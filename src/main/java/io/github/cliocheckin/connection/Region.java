package io.github.cliocheckin.connection;

/** Where a firm's Clio account lives; a token of one region is refused by the others. */
public enum Region {
    US,
    EU,
    CA,
    AU
}
