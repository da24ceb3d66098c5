package org.spaarpunt.http;

import java.time.Duration;
import java.util.Optional;

/**
 * Where to listen, and the limits.
 *
 * @param host name or address to bind
 * @param port 0 for any free one
 * @param maxBodyBytes of one request
 * @param maxConcurrentRequests being handled at once; one more is refused, never queued. Reading a request and sending
 *     its answer do not count, so slow clients hold no place
 * @param maxConnections open at once; for one more, the client that has been silent longest is disconnected, or the new
 *     one waits to be accepted. Must be below the process's limit of open files: Helidon stops listening for good when
 *     an accept fails
 * @param stallTimeout the longest a connection may take for each of: its next request line, the headers, the body with
 *     the handling and the answer. Then it is closed without an answer, even if one is being prepared
 * @param gracePeriod how long {@link HttpListener#close()} waits for answers that are being prepared
 * @param certificate for TLS; without one the listener speaks plain HTTP
 * @param address under which clients reach it
 * @param crossOrigin which browser applications may call, and where
 * @param uploads the requests whose bodies may be longer
 */
public record ListenerSettings(
        String host,
        int port,
        int maxBodyBytes,
        int maxConcurrentRequests,
        int maxConnections,
        Duration stallTimeout,
        Duration gracePeriod,
        Optional<ServerCertificate> certificate,
        PublicAddress address,
        CrossOrigin crossOrigin,
        Uploads uploads) {
    public static final int DEFAULT_MAX_BODY_BYTES = 64 * 1024;
    public static final int DEFAULT_MAX_CONCURRENT_REQUESTS = 1_000;
    public static final int DEFAULT_MAX_CONNECTIONS = 3_000;
    public static final Duration DEFAULT_STALL_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(8);

    public ListenerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (maxBodyBytes < 1 || maxConcurrentRequests < 1 || maxConnections < 1) {
            throw new IllegalArgumentException("a limit below 1");
        }
        if (!stallTimeout.isPositive() || !gracePeriod.isPositive()) {
            throw new IllegalArgumentException("a duration that is not positive");
        }
    }

    /** Plain HTTP, reached under the address that clients name. */
    public ListenerSettings(
            String host,
            int port,
            int maxBodyBytes,
            int maxConcurrentRequests,
            int maxConnections,
            Duration stallTimeout,
            Duration gracePeriod) {
        this(
                host,
                port,
                maxBodyBytes,
                maxConcurrentRequests,
                maxConnections,
                stallTimeout,
                gracePeriod,
                Optional.empty(),
                PublicAddress.OWN,
                CrossOrigin.NOWHERE,
                Uploads.NONE);
    }

    /** The defaults, at this host and port. */
    public static ListenerSettings at(String host, int port) {
        return new ListenerSettings(
                host,
                port,
                DEFAULT_MAX_BODY_BYTES,
                DEFAULT_MAX_CONCURRENT_REQUESTS,
                DEFAULT_MAX_CONNECTIONS,
                DEFAULT_STALL_TIMEOUT,
                DEFAULT_GRACE_PERIOD);
    }

    public ListenerSettings with(Optional<ServerCertificate> shown) {
        return new ListenerSettings(
                host,
                port,
                maxBodyBytes,
                maxConcurrentRequests,
                maxConnections,
                stallTimeout,
                gracePeriod,
                shown,
                address,
                crossOrigin,
                uploads);
    }

    public ListenerSettings reachedAt(PublicAddress reached) {
        return new ListenerSettings(
                host,
                port,
                maxBodyBytes,
                maxConcurrentRequests,
                maxConnections,
                stallTimeout,
                gracePeriod,
                certificate,
                reached,
                crossOrigin,
                uploads);
    }

    public ListenerSettings sharedWith(CrossOrigin others) {
        return new ListenerSettings(
                host,
                port,
                maxBodyBytes,
                maxConcurrentRequests,
                maxConnections,
                stallTimeout,
                gracePeriod,
                certificate,
                address,
                others,
                uploads);
    }

    public ListenerSettings receiving(Uploads received) {
        return new ListenerSettings(
                host,
                port,
                maxBodyBytes,
                maxConcurrentRequests,
                maxConnections,
                stallTimeout,
                gracePeriod,
                certificate,
                address,
                crossOrigin,
                received);
    }
}
