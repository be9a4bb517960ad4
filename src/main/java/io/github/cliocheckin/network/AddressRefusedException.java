package io.github.cliocheckin.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A request was stopped before anything was connected to, for it led where the settings do not lead. To whoever sent it the
 * host does not exist. Its message may be logged and stored: it holds the address and the setting, and no path and no data.
 */
public final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    private AddressRefusedException(String message) {
        super(message);
    }

    static AddressRefusedException elsewhere(Origin origin, String settings) {
        return new AddressRefusedException(origin + " is not where " + settings + " leads to");
    }

    static AddressRefusedException privateAddress(String host, InetAddress address) {
        return new AddressRefusedException(host + " is at the private address " + address.getHostAddress()
                + ", and network.allow-private-addresses is not true");
    }

    /** The refusal that a failure comes from, if one does. */
    public static Optional<AddressRefusedException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressRefusedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
