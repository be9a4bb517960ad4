package io.github.cliocheckin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:7f00:1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatNoPublicServiceHasIsPrivate(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.include(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2606:4700:4700::1111",
                "fbff::1"
            })
    void aPublicAddressIsNot(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.include(InetAddress.getByName(address))).isFalse();
    }

    /** Which spellings are read at all differs between systems; one that is read must not get past. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "0x7f000001", "0x7f.0.0.1", "017700000001", "[::1]", "localhost"})
    void anotherSpellingOfLoopbackIsNoWayAround(String spelling) {
        InetAddress[] read = read(spelling);
        assumeThat(read).isNotEmpty();
        assertThat(read).allMatch(PrivateAddresses::include);
    }

    private static InetAddress[] read(String spelling) {
        try {
            return InetAddress.getAllByName(spelling);
        } catch (UnknownHostException notRead) {
            return new InetAddress[0];
        }
    }
}
