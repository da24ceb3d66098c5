package org.spaarpunt.api3;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How a request came in.
 *
 * @param from the client's address
 * @param at when the server began to answer
 * @param acceptLanguage the header, not read
 */
record Arrival(InetAddress from, Instant at, Optional<String> acceptLanguage) {}
