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
public record CheckIn(Subject subject, CheckInRequest request, Person person, Duration cooldown, Duration delay)
        implements Decision {

    /** The same check-in, unless the person was asked within this time. */
    CheckIn notAgainWithin(Duration time) {
        return new CheckIn(subject, request, person, time, delay);
    }

    /** The same check-in, to be sent after another time. */
    public CheckIn after(Duration pause) {
        return new CheckIn(subject, request, person, cooldown, pause);
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
