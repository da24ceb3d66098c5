package org.spaarpunt.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Helidon's HTTP/1.1 connection with {@link RequestHeads} in front and with the limits that Helidon lacks: on the time
 * a request may take, TLS included, on the bytes sent around its body, and on silence, through {@link OpenConnections}.
 * After a refusal it stays open for a moment, so that the client can read the reason.
 *
 * <p>It runs on the connection's own thread, except {@link #idleTime()} and {@link #close(boolean)}, which Helidon's
 * timer and shutdown call, and what {@link OpenConnections} calls.
 */
final class BoundedConnection implements ServerConnection, InterruptableTask<Void> {
    /**
     * Allowed beyond the limits of request line, headers and body: line breaks and chunk sizes, at most six bytes for
     * each byte of the body.
     */
    private static final int FRAMING_ALLOWANCE = 8;

    private static final Duration LINGER_QUIET = Duration.ofMillis(500);
    private static final int LINGER_ROUNDS = 10;
    private static final long LINGER_BYTES = 32L * 1024 * 1024;

    private final ConnectionContext context;
    private final OpenConnections openConnections;
    private final Optional<TlsStream> tls;
    private final RequestHeads heads;
    private final ServerConnection http1;
    private final Duration stallTimeout;
    private final long maxRequestBytes;
    private final long maxUploadBytes;
    private final LongRequest longRequest = new LongRequest();
    private final AtomicLong discardedBytes = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long silentSince = System.nanoTime();
    private long requestBytes;
    private volatile boolean closing;

    BoundedConnection(
            ConnectionContext context,
            Http1ConnectionSelector selector,
            Router router,
            ListenerSettings settings,
            OpenConnections openConnections) {
        this.context = context;
        this.openConnections = openConnections;
        this.tls = settings.certificate()
                .map(certificate -> new TlsStream(context.serverSocket(), certificate.newEngine()));
        this.stallTimeout = settings.stallTimeout();
        this.maxRequestBytes = withFraming(settings.maxBodyBytes());
        this.maxUploadBytes = withFraming(settings.uploads().maxBytes());
        this.heads = new RequestHeads(this::receive, this::ownAuthority);
        DataWriter writer = new WatchedWriter(
                tls.isPresent() ? tls.get() : context.dataWriter(), this::beginTurnOfClient, this::endTurnOfClient);
        this.http1 = selector.connection(new BoundedContext(
                context, heads, DataReader.create(this::pull), writer, router, tls.isPresent(), longRequest));
    }

    private static long withFraming(int bodyBytes) {
        return FRAMING_ALLOWANCE * (long) bodyBytes
                + HttpListener.MAX_REQUEST_LINE_BYTES
                + HttpListener.MAX_HEADERS_BYTES;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        openConnections.enter(this);
        try {
            serve(limit);
            // Helidon throws when the client has left or the last answer is sent. It returns when a request was
            // refused.
            if (!closing) {
                linger();
            }
        } finally {
            openConnections.leave(this);
        }
    }

    private void serve(Limit limit) throws InterruptedException {
        try {
            http1.handle(limit);
        } catch (CloseConnectionException ended) {
            if (!longRequest.isPartlyUnread()) {
                throw ended;
            }
        } finally {
            // Everything after this only waits for the client.
            beginTurnOfClient();
            tls.ifPresent(TlsStream::end);
        }
    }

    @Override
    public boolean canInterrupt() {
        return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        Duration time = http1.idleTime();
        boolean mayLast = longRequest.isStream() || (longRequest.isUnderWay() && time.compareTo(Uploads.TIMEOUT) <= 0);
        if (!mayLast) {
            return time;
        }
        // It has stalled only while the client sends or takes nothing.
        return waits() ? Duration.ofNanos(silentNanos()) : Duration.ZERO;
    }

    /** Lets the request in hand finish, unless it has stalled, which Helidon's timer does not check. */
    @Override
    public void close(boolean interrupt) {
        closing = true;
        http1.close(interrupt || idleTime().compareTo(stallTimeout) > 0);
    }

    /** Whether the server waits for the client. */
    boolean waits() {
        return waiting.get();
    }

    long silentNanos() {
        return System.nanoTime() - silentSince;
    }

    /** Closes the connection if the server still waits for the client to send something or to take its answer. */
    boolean dismiss() {
        boolean dismissed = waiting.compareAndSet(true, false);
        if (dismissed) {
            closing = true;
            http1.close(true);
        }
        return dismissed;
    }

    /** Helidon looks for the end of a chunk's size line without a limit; this adds one. */
    private byte @Nullable [] pull() {
        boolean betweenRequests = canInterrupt();
        byte[] bytes = betweenRequests ? heads.next() : receive();
        requestBytes = (betweenRequests ? 0 : requestBytes) + (bytes == null ? 0 : bytes.length);
        if (requestBytes > (longRequest.isUnderWay() ? maxUploadBytes : maxRequestBytes)) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
                    .message("too many bytes around the body")
                    .build();
        }
        return bytes;
    }

    /** Host and port at this end of the connection. */
    private String ownAuthority() {
        InetSocketAddress own = (InetSocketAddress) context.localPeer().address();
        String host = own.getAddress().getHostAddress();
        return (own.getAddress() instanceof Inet6Address ? "[" + host.replaceFirst("%.*", "") + "]" : host) + ":"
                + own.getPort();
    }

    private byte @Nullable [] receive() {
        beginTurnOfClient();
        byte[] bytes = tls.isPresent() ? decrypted(tls.get()) : raw();
        endTurnOfClient();
        return bytes;
    }

    /** From here on the server waits for the client to send, or to take what is sent. */
    private void beginTurnOfClient() {
        silentSince = System.nanoTime();
        waiting.set(true);
    }

    private void endTurnOfClient() {
        if (!waiting.compareAndSet(true, false)) {
            throw new CloseConnectionException("made room for another");
        }
    }

    private static byte @Nullable [] decrypted(TlsStream tls) {
        try {
            return tls.read();
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("the connection broke", e);
        }
    }

    private byte @Nullable [] raw() {
        try {
            return context.serverSocket().get();
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("the connection broke", e);
        }
    }

    /**
     * Reads and discards what the client is still sending. Closing with unread bytes makes the kernel reset the
     * connection, and a client that sends its whole body before it reads the answer would lose the answer. Ends when
     * the client closes, after a short silence, or at a limit.
     */
    private void linger() throws InterruptedException {
        Thread discarding = Thread.ofVirtual().start(this::discard);
        long before = -1;
        for (int round = 0; round < LINGER_ROUNDS && discardedBytes.get() != before && !closing; round++) {
            before = discardedBytes.get();
            if (discarding.join(LINGER_QUIET)) {
                return;
            }
        }
        // Closing the socket ends the other thread.
    }

    private void discard() {
        try {
            for (byte[] bytes = raw(); bytes != null; bytes = raw()) {
                if (discardedBytes.addAndGet(bytes.length) > LINGER_BYTES) {
                    return;
                }
            }
        } catch (CloseConnectionException e) {
            // The client is gone, or its time is up.
        }
    }
}
