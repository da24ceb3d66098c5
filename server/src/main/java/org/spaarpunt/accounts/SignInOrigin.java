package org.spaarpunt.accounts;

import java.net.InetAddress;
import java.util.Optional;
import org.spaarpunt.lookups.ClientNetwork;

/**
 * Where a sign-in comes from.
 *
 * @param address of the client, not of a proxy in front of the server
 * @param agent the browser's User-Agent, at most {@link #MAX_AGENT} characters of it
 * @param knownBrowser the cookie by which a browser shows that a user has signed in with it before, as received
 */
public record SignInOrigin(InetAddress address, String agent, Optional<String> knownBrowser) {
    private static final int MAX_AGENT = 200;

    public SignInOrigin {
        agent = agent.substring(0, Math.min(agent.length(), MAX_AGENT)).replace('\0', ' ');
    }

    /** What is counted as one address: an IPv4 address, or the /64 of an IPv6 address. */
    public String network() {
        return ClientNetwork.of(address);
    }
}
