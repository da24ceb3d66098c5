package org.spaarpunt.webhooks;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides to which IP addresses requests may be sent whose host a user has chosen: only to public ones, so that no user
 * reaches through this server what only this server can reach.
 *
 * @param loopback whether this machine itself is allowed, for demos and tests
 */
record AddressGuard(boolean loopback) {
    /** IPv4 that is not public, from the special-purpose registry of IANA (RFC 6890). */
    private static final List<Network> RESERVED_4 = networks(
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

    /** The part of IPv6 that is public: all others, such as those of NAT64 (64:ff9b::/96), are not. */
    private static final Network GLOBAL_6 = Network.of("2000::/3");

    /** Within it what is not public, or leads to an IPv4 address inside: Teredo, 6to4, documentation. */
    private static final List<Network> RESERVED_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** The addresses that begin with some bits. */
    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network of(String text) {
            var parts = text.split("/", -1);
            return new Network(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % Byte.SIZE;
            return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xFF) >>> (Byte.SIZE - rest) == 0;
        }
    }

    /** Whether a request may be sent to this address. An IPv4 address in the form of IPv6 is judged as IPv4. */
    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        var bytes = address.getAddress();
        return Stream.concat(RESERVED_4.stream(), RESERVED_6.stream()).noneMatch(network -> network.contains(bytes))
                && (bytes.length == Integer.BYTES || GLOBAL_6.contains(bytes));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
