package io.github.cliocheckin.console.integrations;

/**
 * What a person must do about an integration.
 *
 * @param path where it is mended
 */
public record Need(String text, String path) {}
