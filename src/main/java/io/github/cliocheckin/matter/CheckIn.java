package io.github.cliocheckin.matter;

import java.time.Duration;

/**
 * A client to be sent to the receiver.
 *
 * @param person who is asked, as people are told apart
 * @param cooldown within which the same person is not asked again at the same business; zero = always. Settled when the
 *     page is committed, for only then are the other matters of the page and of other nodes known
 * @param delay how long it waits before it is sent
 */
public record CheckIn(
        Subject subject, CheckInRequest request, Person person, Duration cooldown, Duration delay, RuleTrace trace)
        implements Decision {

    /** One that no rule of a matter was asked about. */
    public CheckIn(Subject subject, CheckInRequest request, Person person, Duration cooldown, Duration delay) {
        this(subject, request, person, cooldown, delay, RuleTrace.NONE);
    }

    /** The same check-in after one more rule that had nothing against it. */
    public CheckIn passed(Rule rule, String read) {
        return new CheckIn(subject, request, person, cooldown, delay, trace.plus(Verdict.passed(rule, read)));
    }

    /** The same check-in, unless the person was asked within this time. */
    CheckIn notAgainWithin(Duration time) {
        return new CheckIn(subject, request, person, time, delay, trace);
    }

    /** The same check-in, to be sent after another time. */
    public CheckIn after(Duration pause) {
        return new CheckIn(subject, request, person, cooldown, pause, trace);
    }

    /**
     * A person, as e-mail address and phone number in their compared form; either may be null.
     *
     * @param phone in E.164
     */
    public record Person(String email, String phone) {

        @Override
        public String toString() {
            return "a person";
        }
    }
}
