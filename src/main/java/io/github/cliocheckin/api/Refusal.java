package io.github.cliocheckin.api;

import java.time.Duration;

/** A call cannot be done, and the caller can do something about it: what, stands in its {@link #problem()}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    private Refusal(Problem.Kind kind, String field, String detail) {
        this(Problem.of(kind, field, detail));
    }

    /** The request cannot be read: a parameter or field of the wrong form. */
    public static Refusal malformed(String field, String detail) {
        return new Refusal(Problem.Kind.MALFORMED, field, detail);
    }

    /** What an id or number names does not exist. */
    public static Refusal notFound(String field, String detail) {
        return new Refusal(Problem.Kind.NOT_FOUND, field, detail);
    }

    /** The request would be right, were it not for the state of something else. */
    public static Refusal conflict(String field, String detail) {
        return new Refusal(Problem.Kind.CONFLICT, field, detail);
    }

    /** The request can be read and breaks a rule. */
    public static Refusal invalid(String field, String detail) {
        return new Refusal(Problem.Kind.INVALID, field, detail);
    }

    /** Who calls could not be made sure of. */
    public static Refusal unauthorized(String detail) {
        return new Refusal(Problem.Kind.UNAUTHORIZED, null, detail);
    }

    /** The request would be right later. */
    public static Refusal tooMany(Duration wait, String detail) {
        return new Refusal(Problem.of(Problem.Kind.TOO_MANY, null, detail).after(seconds(wait)));
    }

    /** The request would be right, and the service cannot do it now. */
    public static Refusal unavailable(String detail) {
        return new Refusal(Problem.Kind.UNAVAILABLE, null, detail);
    }

    /** The body is of a kind that is not taken. */
    public static Refusal unsupportedMediaType(String detail) {
        return new Refusal(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, null, detail);
    }

    /** Whole seconds after which a time is over. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    public Problem problem() {
        return problem;
    }
}
