package com.vomeet.manager.webhook;

import com.vomeet.manager.config.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses belong to the public internet, by the special-purpose registries of IANA (RFC 6890). */
final class PublicAddresses {
    private static final List<Network> SPECIAL_4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of version 6 only this was ever given out; in it are protocols' and documents' parts, and tunnels that hide version 4. */
    private static final Network GLOBAL_6 = Network.of("2000::/3");

    private static final List<Network> SPECIAL_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** Where the network has no version 4, its names get these: the last 32 bits are the address that is meant. */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_4.stream().noneMatch(network -> network.contains(address));
        }
        if (TRANSLATED.contains(address)) {
            return contains(meant(address));
        }
        return GLOBAL_6.contains(address) && SPECIAL_6.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress meant(InetAddress translated) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(translated.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
