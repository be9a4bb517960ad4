package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A reputation platform that takes check-ins, on a port of this machine. Checks them as the receiver's public reference says,
 * sends nothing to anybody, keeps what it accepted, and fails when its {@link Faults} say so.
 */
public final class SandboxReceiver implements AutoCloseable {
    private static final String KEY = "sandbox-key";

    private final ReceiverAccounts accounts = new ReceiverAccounts();
    private final List<AcceptedCheckIn> accepted = new ArrayList<>();
    private final List<Consumer<AcceptedCheckIn>> listeners = new CopyOnWriteArrayList<>();
    private final SandboxServer server;

    private SandboxReceiver(int port) {
        accounts.accept(KEY);
        server = SandboxServer.start(port, new ReceiverApi(accounts, Clock.systemUTC(), this::take), this::ownPaths);
    }

    /** Starts on this port, on a free one for 0. It accepts the key {@code sandbox-key} for every business. */
    public static SandboxReceiver start(int port) {
        return new SandboxReceiver(port);
    }

    /** What {@code checkin.url} is set to; the paths of the API begin right after it. */
    public String url() {
        return server.url();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Accepts this key, which stands for an account of its own, for these businesses, or for all when none is named. */
    public void acceptKey(String apiKey, long... businessNumbers) {
        accounts.accept(apiKey, businessNumbers);
    }

    /** Accepts this key no more. */
    public void refuseKey(String apiKey) {
        accounts.refuse(apiKey);
    }

    /** Knows only these businesses from now on. */
    public void knownBusinesses(long... businessNumbers) {
        accounts.know(businessNumbers);
    }

    /** Whether the business sends text messages, as all do at first; without, an e-mail address is required. */
    public void smsEnabled(long business, boolean enabled) {
        accounts.smsEnabled(business, enabled);
    }

    /** The requests it got, those under {@code /sandbox/} aside. */
    public Journal journal() {
        return server.journal();
    }

    /** How it is told to fail. */
    public Faults faults() {
        return server.faults();
    }

    /** Every check-in it accepted, in order, also those whose answer never reached the caller. */
    public List<AcceptedCheckIn> accepted() {
        synchronized (accepted) {
            return List.copyOf(accepted);
        }
    }

    /** Tells of every accepted check-in before it is answered; the answer waits for the listener. */
    public void onCheckIn(Consumer<AcceptedCheckIn> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        server.close();
    }

    private void take(AcceptedCheckIn checkIn) {
        synchronized (accepted) {
            accepted.add(checkIn);
        }
        listeners.forEach(listener -> listener.accept(checkIn));
    }

    private Answer ownPaths(Request request) {
        if (!(request.method() + " " + request.path()).equals("GET /sandbox/accepted")) {
            return ControlDesk.unknown(request);
        }
        ArrayNode all = Json.array();
        accepted().forEach(checkIn -> all.add(json(checkIn)));
        return Answer.json(200, all);
    }

    private static ObjectNode json(AcceptedCheckIn checkIn) {
        ObjectNode json = Json.object().put("at", checkIn.at().toString());
        json.put("businessNumber", checkIn.businessNumber()).put("customerId", checkIn.customerId());
        json.put("name", checkIn.name()).put("emailId", checkIn.emailId()).put("phone", checkIn.phone());
        json.put("smsEnabled", checkIn.smsEnabled()).put("externalId", checkIn.externalId());
        ObjectNode parameters = json.putObject("additionalParams");
        checkIn.additionalParams().forEach(parameters::put);
        return json;
    }
}
