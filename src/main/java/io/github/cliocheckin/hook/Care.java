package io.github.cliocheckin.hook;

import java.time.Instant;

/** Looks after one thing that a group keeps at Clio: that it is there as it is wanted, or is not there. */
interface Care {

    /** Makes room for what is wanted, before anything is asked. */
    void prepare();

    /** The first question; null if nothing is to be asked. */
    Step first();

    /** Notes why it came to nothing. */
    void fault(String sentence);

    /** What to note where Clio forbids it or does not accept it. */
    String refusal(boolean forbidden, String clioSays);

    /** When to look again; null if nothing is kept there and nothing is wanted. */
    Instant nextLook();
}
