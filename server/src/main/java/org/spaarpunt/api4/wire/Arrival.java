package org.spaarpunt.api4.wire;

import java.net.InetAddress;
import java.time.Instant;

/**
 * How a request arrived.
 *
 * @param from the client's address
 * @param at when the server received it
 * @param site the address under which clients reach this server, as in {@code https://punten.example}
 */
public record Arrival(InetAddress from, Instant at, String site) {
    /** An address as clients need it; one that is only a path is on this server. */
    public String address(String kept) {
        return kept.startsWith("/") && !kept.startsWith("//") ? site + kept : kept;
    }
}
