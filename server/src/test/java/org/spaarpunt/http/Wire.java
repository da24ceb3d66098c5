package org.spaarpunt.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client that sends exactly the bytes it is told to, and reads answers one by one. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public Wire(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Over a connection that is made already, one with TLS for example. */
    Wire(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** One connection, one request, one answer. */
    public static Answer ask(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            return wire.send(request).read();
        }
    }

    public static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** ISO 8859-1, so that a test can write any byte as a character. */
    public Wire send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public Answer read() throws IOException {
        Answer head = readHead();
        String length = head.header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        return new Answer(head.statusLine(), head.headers(), new String(body, StandardCharsets.UTF_8));
    }

    /** The answer to a HEAD, which announces a body and has none. */
    public Answer readHead() throws IOException {
        String statusLine = line();
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        return new Answer(statusLine, headers, "");
    }

    /** Reads up to this text, as bytes in ISO 8859-1. */
    String readUntil(String end) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next == -1) {
                throw new EOFException("closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    public boolean isClosedByServer() throws IOException {
        return in.read() == -1;
    }

    /** Whether the server closes, or has closed, before it sends anything and before the time is over. */
    boolean closesWithin(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            return in.read() == -1;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Nothing more will be sent. */
    Wire endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads to the end, however the server brings it about. */
    void drain() throws IOException {
        try {
            in.readAllBytes();
        } catch (SocketException reset) {
            // An end too.
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new EOFException("closed after: " + line);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public record Answer(String statusLine, List<String> headers, String body) {
        public int status() {
            return Integer.parseInt(statusLine.substring(9, 12));
        }

        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.startsWith(name + ": "))
                    .map(header -> header.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }
}
