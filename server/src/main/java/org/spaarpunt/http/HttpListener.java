package org.spaarpunt.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Listens for HTTP/1.1 and 1.0 and passes each request, read completely unless it is an upload, to one handler. Running from {@link #start}
 * until {@link #close()}; safe for use by several threads.
 *
 * <p>Keep-alive, pipelining and {@code Expect: 100-continue} work. An {@code Upgrade} is ignored, other versions of HTTP
 * are refused with 505. With a certificate it speaks TLS only. Helidon's own TLS is not used, see docs/decisions/0011.
 */
public final class HttpListener implements AutoCloseable {
    public static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
    public static final int MAX_HEADERS_BYTES = 16 * 1024;

    /** Stalled connections are looked for this many times per timeout, so none lives longer than 5/4 of it. */
    private static final int STALL_CHECKS_PER_TIMEOUT = 4;

    private final WebServer server;
    private final Exchange exchange;

    private HttpListener(WebServer server, Exchange exchange) {
        this.server = server;
        this.exchange = exchange;
    }

    /**
     * Starts listening; it accepts connections when this returns.
     *
     * @param requestIds makes the {@code X-Request-Id} of each answer, which log lines find as {@value
     *     RequestLog#ID_KEY} in their context: 8 to 16 random characters; safe for many callers at once
     * @throws IllegalArgumentException where the host has no address
     * @throws IllegalStateException if it cannot listen on the address; the log has the reason
     */
    public static HttpListener start(
            ListenerSettings settings,
            Handler handler,
            FailureResponse wording,
            Supplier<String> requestIds,
            ExchangeObserver observer) {
        RequestLog log = new RequestLog(requestIds, observer);
        Failures failures = new Failures(wording, log, settings.crossOrigin());
        Exchange exchange = new Exchange(handler, failures, log, settings);
        WebServer server = configure(settings, failures, exchange).start();
        if (!server.isRunning()) {
            // Helidon only logs it.
            throw new IllegalStateException("cannot listen on " + settings.host() + ":" + settings.port());
        }
        return new HttpListener(server, exchange);
    }

    /** The port in use, also when the settings asked for any free one. */
    public int port() {
        return server.port();
    }

    /** How many requests are being handled now; those that send a file or receive a stream have limits of their own. */
    public int requestsInHand() {
        return exchange.inHand();
    }

    /**
     * Stops accepting at once, waits for requests in hand to be answered, for the grace period at most, then closes
     * every connection. An idle connection is closed without an answer, also when a request has reached the machine but
     * has not been read: its client may safely try again. A second call does nothing.
     */
    @Override
    public void close() {
        exchange.beginClosing();
        server.stop();
    }

    private static WebServer configure(ListenerSettings settings, Failures failures, Exchange exchange) {
        Duration stallCheck = settings.stallTimeout().dividedBy(STALL_CHECKS_PER_TIMEOUT);
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(settings.gracePeriod())
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new BoundedConnections(http1(), exchange.router(), settings))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                // Within this, Exchange applies the limit of the address.
                .maxPayloadSize(
                        Math.max(settings.maxBodyBytes(), settings.uploads().maxAnnounced()))
                .maxTcpConnections(settings.maxConnections())
                .idleConnectionTimeout(settings.stallTimeout())
                .idleConnectionPeriod(stallCheck)
                .contentEncoding(new ContentCodings())
                .directHandlers(allTo(failures))
                // Passes the parser's messages to our handler, which derives the failure from them.
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .build();
    }

    private static Http1Config http1() {
        return Http1Config.builder()
                .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                .maxHeadersSize(MAX_HEADERS_BYTES)
                .validateRequestHeaders(true)
                .validatePath(false) // RequestTarget does it, without decoding
                .validatePrologue(false)
                .sendKeepAliveHeader(false)
                .build();
    }

    private static DirectHandlers allTo(DirectHandler handler) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, handler);
        }
        return handlers.build();
    }
}
