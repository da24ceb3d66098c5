package org.spaarpunt.lookups;

import java.net.InetAddress;
import java.util.HexFormat;

/** What is counted as one address. */
public final class ClientNetwork {
    /** A client that has an IPv6 address can use all addresses with the same first eight bytes. */
    private static final int BYTES = 8;

    private ClientNetwork() {}

    /** An IPv4 address, or the /64 of an IPv6 address, in hexadecimal digits. */
    public static String of(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES));
    }
}
