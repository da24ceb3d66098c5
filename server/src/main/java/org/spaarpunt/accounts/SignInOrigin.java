package org.spaarpunt.accounts;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a sign-in comes from.
 *
 * @param address of the client, not of a proxy in front of the server
 * @param agent the browser's User-Agent, at most {@link #MAX_AGENT} characters of it
 * @param knownBrowser the cookie by which a browser shows that a user has signed in with it before, as received
 */
public record SignInOrigin(InetAddress address, String agent, Optional<String> knownBrowser) {
    private static final int MAX_AGENT = 200;

    /** A client that has an IPv6 address can use all addresses with the same first eight bytes. */
    private static final int NETWORK_BYTES = 8;

    public SignInOrigin {
        agent = agent.substring(0, Math.min(agent.length(), MAX_AGENT)).replace('\0', ' ');
    }

    /** What is counted as one address: an IPv4 address, or the /64 of an IPv6 address. */
    public String network() {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }
}
