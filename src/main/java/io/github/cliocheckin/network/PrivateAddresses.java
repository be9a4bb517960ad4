package io.github.cliocheckin.network;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses lead to this machine, into a network of the operator's, or to nobody in particular: none of them is where a
 * public service answers.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose IPv4 addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA's special-purpose IPv6 addresses</a>
 */
public final class PrivateAddresses {

    private static final List<IpSubnetFilterRule> PRIVATE = Stream.of(
                    // this network, private networks, a carrier's network, loopback, link-local
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    // protocol assignments, benchmarks, multicast, reserved and broadcast
                    "192.0.0.0/24",
                    "198.18.0.0/15",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // any-local, loopback and the old IPv4-compatible addresses; local NAT64, discard
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    // unique-local, link-local, the old site-local, multicast
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(PrivateAddresses::subnet)
            .toList();

    /** IPv6 addresses that stand for an IPv4 address, and where in them it is. */
    private record Carrier(IpSubnetFilterRule subnet, int offset) {}

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(subnet("::ffff:0:0:0/96"), 12),
            new Carrier(subnet("64:ff9b::/96"), 12),
            new Carrier(subnet("2002::/16"), 2));

    private PrivateAddresses() {}

    public static boolean include(InetAddress address) {
        return matches(PRIVATE, address)
                || CARRIERS.stream()
                        .filter(carrier -> matches(List.of(carrier.subnet), address))
                        .anyMatch(carrier -> include(carried(address, carrier.offset)));
    }

    private static boolean matches(List<IpSubnetFilterRule> subnets, InetAddress address) {
        InetSocketAddress place = new InetSocketAddress(address, 0);
        return subnets.stream().anyMatch(subnet -> subnet.matches(place));
    }

    private static InetAddress carried(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }

    private static IpSubnetFilterRule subnet(String cidr) {
        String[] parts = cidr.split("/");
        return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.REJECT);
    }
}
