package org.spaarpunt.api3.wire;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How a request came in.
 *
 * @param route the call that it is for
 * @param from the client's address
 * @param at when the server began to answer
 * @param site where clients reach this server, as in {@code https://punten.example}
 * @param acceptLanguage the header, not read
 */
public record RequestContext(Route route, InetAddress from, Instant at, String site, Optional<String> acceptLanguage) {
    /** The same of a client that reached this server at another address. */
    public RequestContext reachedAt(String otherSite) {
        return new RequestContext(route, from, at, otherSite, acceptLanguage);
    }

    /** The address as clients need it: one that is a path alone is on this server. */
    public String address(String kept) {
        return kept.startsWith("/") && !kept.startsWith("//") ? site + kept : kept;
    }
}
