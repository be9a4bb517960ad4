package io.github.cliocheckin;

import io.github.cliocheckin.network.PrivateAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The settings as they are in force: from the JVM's command line, the environment, the profile's file or
 * {@code config/application.properties}, the first of these that has one. Every default is in that file and nowhere else.
 *
 * <p>Each method throws a {@link SettingException} that names the setting where its value cannot be used.
 */
public final class Settings {

    private final PropertiesComponent properties;

    public Settings(PropertiesComponent properties) {
        this.properties = properties;
    }

    /** The value as it was written, trimmed; empty if it is switched off. */
    public String text(String name) {
        return properties.resolveProperty(name).map(String::trim).orElse("");
    }

    public int wholeNumber(String name, int least) {
        String value = text(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with what is needed
        }
        throw new SettingException(name, value, "it takes a whole number from " + least + " on");
    }

    public Duration duration(String name) {
        String value = text(name);
        try {
            Duration duration = Duration.parse(value);
            if (!duration.isZero() && !duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // said below, with what is needed
        }
        throw new SettingException(name, value, "it takes an ISO-8601 duration, such as PT30S for thirty seconds");
    }

    /** A time that is over, or empty if there is none. */
    public Optional<Instant> pastTime(String name, Clock clock) {
        String value = text(name);
        try {
            if (value.isEmpty()) {
                return Optional.empty();
            }
            Instant time = Instant.parse(value);
            if (!time.isAfter(clock.instant())) {
                return Optional.of(time);
            }
        } catch (DateTimeParseException notATime) {
            // said below, with what is needed
        }
        throw new SettingException(name, value, "it takes a time that is over, such as 2026-11-22T03:00:00Z");
    }

    /** One of these words. */
    public String oneOf(String name, Set<String> words) {
        String value = text(name);
        if (!words.contains(value)) {
            throw new SettingException(name, value, "it takes one of " + new TreeSet<>(words));
        }
        return value;
    }

    public boolean flag(String name) {
        String value = text(name);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(name, value, "it takes true or false");
        };
    }

    /** An http or https address without a slash at its end. */
    public URI address(String name) {
        String value = text(name);
        try {
            URI address = new URI(value.replaceAll("/+$", ""));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null && address.getRawQuery() == null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // said below, with what is needed
        }
        throw new SettingException(name, value, "it takes an address such as https://example.com/path");
    }

    /** The address under which browsers reach this service: {@code public.url}, or that of the API's listener. */
    public URI publicUrl() {
        return text("public.url").isEmpty()
                ? URI.create("http://" + text("camel.server.host") + ":" + text("camel.server.port"))
                : address("public.url");
    }

    /**
     * An address that requests may be sent to: public, unless {@code network.allow-private-addresses} is set. It is looked at
     * again at every connection; here it is told at once.
     */
    public URI publicAddress(String name) {
        URI address = address(name);
        if (!flag("network.allow-private-addresses") && isPrivate(address.getHost())) {
            throw new SettingException(
                    name,
                    address.toString(),
                    "it is a private address and network.allow-private-addresses is not true");
        }
        return address;
    }

    /**
     * Checks that a port can be listened on. Camel's server only warns of one that it cannot have, and the service would go
     * on without anybody reaching it.
     */
    public void freePort(String portName, String hostName) {
        int port = wholeNumber(portName, 0);
        String host = text(hostName);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(
                    portName, text(portName), "nothing can listen there on " + host + ": " + e.getMessage());
        }
    }

    private static boolean isPrivate(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PrivateAddresses::include);
        } catch (UnknownHostException noSuchHostNow) {
            // The name may resolve later; a connection that cannot be made is told then.
            return false;
        }
    }
}
