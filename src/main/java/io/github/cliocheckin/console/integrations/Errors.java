package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a form: a sentence for each field, or for the whole, in the order in which they were found. */
public final class Errors {

    /** Beside no field. */
    public static final String WHOLE = "";

    private final Map<String, String> sentences = new LinkedHashMap<>();

    static Errors none() {
        return new Errors();
    }

    static Errors of(String field, String sentence) {
        Errors errors = new Errors();
        errors.add(field, sentence);
        return errors;
    }

    /** What a call refused, in words for somebody who does not see its field names. */
    static Errors of(Refusal refusal) {
        return of(WHOLE, words(refusal));
    }

    static String words(Refusal refusal) {
        String field = refusal.problem().field();
        String text = refusal.getMessage();
        return field != null && text.startsWith(field + " is ")
                ? "The value is "
                        + text.substring(field.length() + " is ".length())
                                .replaceFirst("which mapping [0-9]+ of this group is", "which another location is")
                : text;
    }

    /** The first word on a field stays. */
    void add(String field, String sentence) {
        sentences.putIfAbsent(field, sentence);
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** What is wrong with a field, or null. */
    public String of(String field) {
        return sentences.get(field);
    }

    /** Whether it is the field to look at first. */
    public boolean isFirst(String field) {
        return sentences.keySet().stream().findFirst().filter(field::equals).isPresent();
    }

    /** By the names of the fields. */
    public Map<String, String> sentences() {
        return sentences;
    }
}
