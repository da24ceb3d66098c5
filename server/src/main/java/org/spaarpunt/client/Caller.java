package org.spaarpunt.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.identity.OAuthSigner.Keys;

/**
 * A client that sends a request and waits for the answer, on one connection that it reopens after a failure. For one
 * thread.
 */
public final class Caller implements AutoCloseable {
    private final InetSocketAddress address;
    private final CheckinWriter writer;
    private final Duration patience;
    private final ByteBuffer sent = ByteBuffer.allocate(RequestWriter.MAX_REQUEST_BYTES);
    private final ByteBuffer received = ByteBuffer.allocate(AnswerReader.MAX_ANSWER_BYTES);
    private @Nullable Socket socket;

    /** @param patience how long to wait for a connection, and for an answer */
    public Caller(URI server, Keys keys, String nonceSeries, InstantSource clock, Duration patience) {
        this.address = new InetSocketAddress(server.getHost(), server.getPort());
        this.writer = new CheckinWriter(server, keys, nonceSeries, clock);
        this.patience = patience;
    }

    /** Opens the connection now, so that a later request need not wait for it. */
    public void connect() throws IOException {
        open();
    }

    /**
     * Reports a visit.
     *
     * @throws IOException if there was no answer; whether the visit was saved is then unknown
     */
    public Answer report(Visit visit) throws IOException {
        sent.clear();
        writer.write(visit, sent);
        return exchange(sent);
    }

    /**
     * Sends a request as it was written, up to the buffer's position; the buffer stays as it is.
     *
     * @throws IOException if there was no answer
     */
    public Answer exchange(ByteBuffer request) throws IOException {
        try {
            var connection = open();
            connection.getOutputStream().write(request.array(), request.arrayOffset(), request.position());
            var answer = receive(connection);
            if (answer.last()) {
                close();
            }
            return answer;
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public void close() {
        try (var _ = socket) {
            socket = null;
        } catch (IOException _) {
            // The connection is gone, as intended.
        }
    }

    private Socket open() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket();
            socket = open;
            open.setTcpNoDelay(true);
            open.setSoTimeout((int) patience.toMillis());
            open.connect(address, (int) patience.toMillis());
        }
        return open;
    }

    private Answer receive(Socket connection) throws IOException {
        received.clear();
        Optional<Answer> answer = Optional.empty();
        while (answer.isEmpty()) {
            int count = connection.getInputStream().read(received.array(), received.position(), received.remaining());
            if (count <= 0) {
                throw new EOFException("The connection ended before the answer");
            }
            received.position(received.position() + count);
            answer = AnswerReader.read(received);
        }
        return answer.get();
    }
}
