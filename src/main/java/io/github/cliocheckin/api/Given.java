package io.github.cliocheckin.api;

/**
 * A field of a change: not given, so it stays as it is; given as null, so what was set is removed; or given with a value.
 *
 * @param given whether the request has the field at all
 */
public record Given<T>(boolean given, T value) {

    /** The field of a request that does not have it. */
    public static <T> Given<T> not() {
        return new Given<>(false, null);
    }

    public static <T> Given<T> as(T value) {
        return new Given<>(true, value);
    }

    public boolean hasValue() {
        return value != null;
    }

    /** Without the value: some are secrets. */
    @Override
    public String toString() {
        return given ? value == null ? "removed" : "given" : "not given";
    }
}
