package org.spaarpunt.loadtest.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.AnswerReader;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.client.Visit;

/** One connection to the server, with one request in flight at most. For the thread of its {@link EventLoop}. */
final class Line {
    private final SocketChannel channel;
    private final ByteBuffer sending = ByteBuffer.allocateDirect(RequestWriter.MAX_REQUEST_BYTES);
    private final ByteBuffer received = ByteBuffer.allocate(AnswerReader.MAX_ANSWER_BYTES);
    private boolean inFlight;
    private long pair;
    private long due;

    private Line(SocketChannel channel) {
        this.channel = channel;
    }

    static Line open(InetSocketAddress server, Selector selector) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var line = new Line(channel);
        channel.register(selector, SelectionKey.OP_READ, line);
        return line;
    }

    /** Sends one request; it is short, so the socket's buffer has room for it, or will have in a moment. */
    void send(RequestWriter writer, Visit visit, long ofPair, long dueAt) throws IOException {
        pair = ofPair;
        due = dueAt;
        inFlight = true;
        sending.clear();
        writer.write(visit, sending);
        sending.flip();
        while (sending.hasRemaining()) {
            channel.write(sending);
        }
    }

    /** The answer to the request in flight, if it has arrived completely. */
    Optional<Answer> receive() throws IOException {
        if (channel.read(received) < 0) {
            throw new EOFException("The server closed the connection");
        }
        var answer = AnswerReader.read(received);
        if (answer.isPresent()) {
            inFlight = false;
        }
        return answer;
    }

    boolean isInFlight() {
        return inFlight;
    }

    /** The pair that the last request was about. */
    long pair() {
        return pair;
    }

    /** The moment at which the last request was due. */
    long due() {
        return due;
    }

    void close() throws IOException {
        channel.close();
    }
}
