package org.spaarpunt.api3.wire;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How a request arrived.
 *
 * @param route the call that it is for
 * @param from the client's address
 * @param at when the server received it
 * @param site the address under which clients reach this server, as in {@code https://punten.example}
 * @param acceptLanguage the header, unparsed
 */
public record RequestContext(Route route, InetAddress from, Instant at, String site, Optional<String> acceptLanguage) {
    /** The same, for a client that reached this server under another address. */
    public RequestContext reachedAt(String otherSite) {
        return new RequestContext(route, from, at, otherSite, acceptLanguage);
    }

    /** The address as clients need it; one that is only a path is on this server. */
    public String address(String kept) {
        return kept.startsWith("/") && !kept.startsWith("//") ? site + kept : kept;
    }
}
