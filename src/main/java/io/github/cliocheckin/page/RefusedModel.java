package io.github.cliocheckin.page;

/** What the page {@code refused} shows to somebody who came for something and does not get it: why, and what to do. */
public record RefusedModel(String title, String text, String advice) {}
