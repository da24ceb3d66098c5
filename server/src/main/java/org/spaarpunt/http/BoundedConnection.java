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
 * Helidon's HTTP/1.1 connection with {@link RequestHeads} before it and with the bounds it lacks: on the time a request may take, TLS included, on the bytes it may send
 * around its body, on the silence that is borne in a {@link OpenConnections}, and a last moment for a refused client to hear why.
 *
 * <p>It runs on the connection's own thread, except {@link #idleTime()} and {@link #close(boolean)}, which Helidon's
 * timer and its shutdown call, and what the crowd asks.
 */
final class BoundedConnection implements ServerConnection, InterruptableTask<Void> {
    /** Over the limits of line, headers and body: line breaks and chunk sizes, at most six bytes for each of the body. */
    private static final int FRAMING_ALLOWANCE = 8;

    private static final Duration LINGER_QUIET = Duration.ofMillis(500);
    private static final int LINGER_ROUNDS = 10;
    private static final long LINGER_BYTES = 32L * 1024 * 1024;

    private final ConnectionContext context;
    private final OpenConnections crowd;
    private final Optional<TlsStream> tls;
    private final RequestHeads heads;
    private final ServerConnection http1;
    private final Duration stallTimeout;
    private final long maxRequestBytes;
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
            OpenConnections crowd) {
        this.context = context;
        this.crowd = crowd;
        this.tls = settings.certificate()
                .map(certificate -> new TlsStream(context.serverSocket(), certificate.newEngine()));
        this.stallTimeout = settings.stallTimeout();
        this.maxRequestBytes = FRAMING_ALLOWANCE * (long) settings.maxBodyBytes()
                + HttpListener.MAX_REQUEST_LINE_BYTES
                + HttpListener.MAX_HEADERS_BYTES;
        this.heads = new RequestHeads(this::receive, this::ownAuthority);
        DataWriter writer = new WatchedWriter(
                tls.isPresent() ? tls.get() : context.dataWriter(), this::beginTurnOfClient, this::endTurnOfClient);
        this.http1 = selector.connection(
                new BoundedContext(context, heads, DataReader.create(this::pull), writer, router, tls.isPresent()));
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        crowd.enter(this);
        try {
            serve(limit);
            // Helidon throws when the client left or the last answer is given. It returns when a request was refused.
            if (!closing) {
                linger();
            }
        } finally {
            crowd.leave(this);
        }
    }

    private void serve(Limit limit) throws InterruptedException {
        try {
            http1.handle(limit);
        } finally {
            // What is left to do waits for the client alone.
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
        return http1.idleTime();
    }

    /** Lets the request in hand finish, unless it has stalled: Helidon's timer would let that one be. */
    @Override
    public void close(boolean interrupt) {
        closing = true;
        http1.close(interrupt || http1.idleTime().compareTo(stallTimeout) > 0);
    }

    /** Whether it is the client's turn. */
    boolean waits() {
        return waiting.get();
    }

    long silentNanos() {
        return System.nanoTime() - silentSince;
    }

    /** Closes the connection if it is still the client's turn: to say something, or to take its answer. */
    boolean dismiss() {
        boolean dismissed = waiting.compareAndSet(true, false);
        if (dismissed) {
            closing = true;
            http1.close(true);
        }
        return dismissed;
    }

    /** Helidon looks for the end of a chunk's size line without a limit; here is one. */
    private byte @Nullable [] pull() {
        boolean betweenRequests = canInterrupt();
        byte[] bytes = betweenRequests ? heads.next() : receive();
        requestBytes = (betweenRequests ? 0 : requestBytes) + (bytes == null ? 0 : bytes.length);
        if (requestBytes > maxRequestBytes) {
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

    /** From here on it is for the client to send, or to take what is sent. */
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
     * Takes in, and throws away, what the client is still sending. Closing on unread bytes makes the kernel reset the
     * connection, and a client that sends its whole body before it looks for an answer would lose the answer. Ends at
     * the client's own end, after a quiet moment, or when it has been enough.
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
        // The socket closes now, and that ends the other thread.
    }

    private void discard() {
        try {
            for (byte[] bytes = raw(); bytes != null; bytes = raw()) {
                if (discardedBytes.addAndGet(bytes.length) > LINGER_BYTES) {
                    return;
                }
            }
        } catch (CloseConnectionException e) {
            // The client is gone, or had its time.
        }
    }
}
