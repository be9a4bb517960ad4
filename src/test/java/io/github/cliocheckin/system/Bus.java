package io.github.cliocheckin.system;

import java.util.List;
import java.util.Map;

/** A broker in this process that keeps what it took, and can be stopped and started again. */
interface Bus extends AutoCloseable {

    /** Also after a stop, on the same port and with what was kept. */
    void start();

    void stop();

    /** What an operator writes into the service's settings for this broker. */
    Map<String, String> settings();

    /** The endpoint on which somebody else's route would send to a queue or topic. */
    String sendingTo(String name);

    /** The endpoint on which check-ins are taken from a queue or topic, so that none is lost. */
    String takingFrom(String name);

    /** Puts messages there, past the service. */
    void put(String name, List<String> messages);

    /** All that lies there, in its order as far as this broker keeps one, and with what else says it belongs together. */
    List<Message> take(String name);

    /** A message, and the key by which it stays behind others of that key. */
    record Message(String key, String body, Map<String, String> headers) {}

    @Override
    void close();
}
