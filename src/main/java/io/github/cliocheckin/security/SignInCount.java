package io.github.cliocheckin.security;

import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.secret.RandomSecret;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Tries to sign in that are counted together, and how long the next one waits for it.
 *
 * <p>A wait that many share must be short, or whoever makes it long locks the others out. So only the tries with one name from
 * one address come to wait long: 5, then 96 a day. Whoever has many addresses is held by the short wait of the name: 17,280
 * tries a day, 6 million a year, while a password has 12 characters at least. To keep that up takes 180 addresses, each of
 * which may try once in 15 minutes.
 *
 * @param key a hash, for the text is whatever a stranger sent
 * @param shared whether others than who succeeds may be counted here: then a success takes back no more than itself
 * @param free the tries that may fail before the first wait
 * @param remembered after so long without a try the failures count no more
 */
record SignInCount(
        String key, boolean shared, int free, Duration firstWait, Duration longestWait, Duration remembered) {

    /** The longest that any of them is remembered. */
    static final Duration LONGEST_REMEMBERED = Duration.ofDays(1);

    private static final Duration QUIET = Duration.ofMinutes(15);

    /** All that a try is counted by, always in this order: so two tries never wait for each other. */
    static List<SignInCount> of(String name, String address) {
        return List.of(ofAddress(network(address)), ofName(ComparedName.of(name)), ofBoth(name, address));
    }

    /** Behind a proxy, and in an office, many people have one address. This holds up who tries many names. */
    private static SignInCount ofAddress(String network) {
        Duration wait = Duration.ofSeconds(2);
        return new SignInCount(RandomSecret.hash("address " + network), true, 20, wait, wait, QUIET);
    }

    private static SignInCount ofName(String comparedName) {
        Duration wait = Duration.ofSeconds(5);
        return new SignInCount(RandomSecret.hash("name " + comparedName), true, 20, wait, wait, QUIET);
    }

    private static SignInCount ofBoth(String name, String address) {
        return new SignInCount(
                RandomSecret.hash("both " + network(address) + " " + ComparedName.of(name)),
                false,
                5,
                Duration.ofSeconds(5),
                Duration.ofMinutes(15),
                LONGEST_REMEMBERED);
    }

    /** How long the next try waits after so many failures in a row. */
    Duration wait(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures - free, 20));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }

    /** Whoever has one address of IPv6 has the 2^64 of its network. */
    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException notDigits) {
            return address;
        }
    }
}
