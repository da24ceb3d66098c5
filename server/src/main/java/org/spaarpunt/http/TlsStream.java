package org.spaarpunt.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection under TLS: what is read is decrypted, what is written encrypted. The handshake is part of the first
 * read, so that a client that delays it is treated like one that delays a request.
 *
 * <p>Only for the thread of its connection. Between reads it holds no buffers: thousands of connections are idle at
 * once.
 */
final class TlsStream implements DataWriter {
    private static final byte[] NOTHING = {};

    private final HelidonSocket socket;
    private final SSLEngine engine;
    private ByteBuffer received = ByteBuffer.wrap(NOTHING);
    private boolean shaken;

    /** The result of one attempt to decrypt what was received, perhaps nothing. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Opened(Status status, byte[] plain) {}

    TlsStream(HelidonSocket socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /** At least one byte, or null where the client has ended. */
    byte @Nullable [] read() {
        try {
            return decrypted();
        } catch (SSLException e) {
            throw broken(e);
        }
    }

    @Override
    public void writeNow(BufferData data) {
        ByteBuffer plain = ByteBuffer.wrap(data.readBytes());
        try {
            while (plain.hasRemaining()) {
                if (encrypt(plain).getStatus() == Status.CLOSED) {
                    throw new CloseConnectionException("the client ended TLS");
                }
            }
        } catch (SSLException e) {
            throw broken(e);
        }
    }

    @Override
    public void writeNow(BufferData... data) {
        writeNow(BufferData.create(data));
    }

    @Override
    public void write(BufferData data) {
        writeNow(data);
    }

    @Override
    public void write(BufferData... data) {
        writeNow(data);
    }

    /** Notifies the client that nothing more will come, and of the error, if there was one. */
    void end() {
        engine.closeOutbound();
        try {
            // In the middle of a handshake it may be impossible to send anything.
            int said = 1;
            while (said > 0 && !engine.isOutboundDone()) {
                said = encrypt(ByteBuffer.wrap(NOTHING)).bytesProduced();
            }
        } catch (SSLException | UncheckedIOException e) {
            // The client is gone.
        }
    }

    private byte @Nullable [] decrypted() throws SSLException {
        while (!engine.isInboundDone()) {
            shakeHands();
            if (!received.hasRemaining() && !receive()) {
                return null;
            }
            Opened opened = open();
            if (opened.plain().length > 0) {
                return opened.plain();
            }
            switch (opened.status()) {
                case OK, BUFFER_OVERFLOW -> {}
                case BUFFER_UNDERFLOW -> {
                    if (!receive()) {
                        return null;
                    }
                }
                case CLOSED -> {
                    return null;
                }
            }
        }
        return null;
    }

    /** Its buffer is released when it returns, so a connection that waits for its client holds none. */
    private Opened open() throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        SSLEngineResult result = engine.unwrap(received, plain);
        note(result);
        return new Opened(result.getStatus(), Arrays.copyOf(plain.array(), plain.position()));
    }

    /** The last message of a handshake is the server's, or the client's when a session is resumed. */
    private void note(SSLEngineResult result) {
        shaken |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    }

    /** Does the server's part of the handshake. */
    private void shakeHands() throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> doTask();
                case NEED_WRAP -> {
                    if (encrypt(ByteBuffer.wrap(NOTHING)).getStatus() == Status.CLOSED) {
                        return;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                    return;
                }
            }
        }
    }

    private void doTask() throws SSLException {
        if (shaken && engine.getSession().getProtocol().equals("TLSv1.2")) {
            // Renegotiation would cost the server far more than the client, as often as the client likes.
            throw new SSLException("the client wants another handshake");
        }
        Runnable task = engine.getDelegatedTask();
        if (task != null) {
            task.run();
        }
    }

    private boolean receive() {
        int kept = received.remaining();
        if (kept == 0) {
            received = ByteBuffer.wrap(NOTHING);
        }
        byte[] more = socket.get();
        if (more == null) {
            return false;
        }
        byte[] all = new byte[kept + more.length];
        received.get(all, 0, kept);
        System.arraycopy(more, 0, all, kept, more.length);
        received = ByteBuffer.wrap(all);
        return true;
    }

    private SSLEngineResult encrypt(ByteBuffer plain) throws SSLException {
        ByteBuffer sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(plain, sealed);
        note(result);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record is longer than announced");
        }
        if (sealed.position() > 0) {
            socket.write(BufferData.create(sealed.array(), 0, sealed.position()));
        }
        return result;
    }

    private static CloseConnectionException broken(SSLException e) {
        return new CloseConnectionException("TLS broke", e);
    }
}
