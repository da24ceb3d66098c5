package org.spaarpunt.webhooks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request of HTTP/1.1 and the beginning of its answer, on a connection of its own. The JDK's client is not used,
 * because it looks hosts up itself and can be given no address to connect to. Belongs to one thread.
 */
final class HttpExchange implements AutoCloseable {
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int FIRST_FINAL_STATUS = 200;
    private static final int HEXADECIMAL = 16;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,7})(?:[; \\t].*)?");

    private final WebhookAddress address;
    private final Socket socket;
    private final InputStream input;
    private boolean isChunked;

    /** The answer is none of HTTP/1.1. */
    static final class NotHttpException extends IOException {
        NotHttpException(String message) {
            super(message);
        }
    }

    private HttpExchange(WebhookAddress address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to the first of these addresses that accepts, and for https verifies that it is the host. */
    static HttpExchange connected(
            WebhookAddress address, List<InetAddress> found, Duration longest, SSLSocketFactory tls)
            throws IOException {
        var plain = connect(found, address.port(), longest);
        try {
            return new HttpExchange(address, address.isEncrypted() ? encrypted(plain, address, tls) : plain);
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket connect(List<InetAddress> found, int port, Duration longest) throws IOException {
        IOException last = new IOException("The host has no address");
        for (var one : found) {
            // A proxy of this machine would look the host up once more.
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(one, port), (int) longest.toMillis());
                return socket;
            } catch (IOException failed) {
                socket.close();
                last = failed;
            }
        }
        throw last;
    }

    private static Socket encrypted(Socket plain, WebhookAddress address, SSLSocketFactory tls) throws IOException {
        var socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Posts JSON. */
    void send(Map<String, String> headers, byte[] body) throws IOException {
        var head = new StringBuilder("POST " + address.target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(address.authority()).append("\r\n");
        head.append("User-Agent: Spaarpunt\r\nContent-Type: application/json\r\nAccept: */*\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        var output = socket.getOutputStream();
        output.write(bytes.toByteArray());
        output.flush();
    }

    /** Reads the head of the answer, after those that only announce it. */
    int readStatus() throws IOException {
        int left = MAX_HEAD_BYTES;
        while (true) {
            var first = line(left);
            var parts = STATUS_LINE.matcher(first);
            if (!parts.matches()) {
                throw new NotHttpException("The answer does not begin with a status of HTTP/1.1");
            }
            left -= first.length();
            for (var header = line(left); !header.isEmpty(); header = line(left)) {
                left -= header.length() + 2;
                var lower = header.toLowerCase(Locale.ROOT);
                isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            }
            int status = Integer.parseInt(parts.group(1));
            if (status >= FIRST_FINAL_STATUS) {
                return status;
            }
        }
    }

    /** The first bytes of the answer's body, or as much of them as comes. */
    String readStart(int most) {
        var start = new ByteArrayOutputStream();
        try {
            while (start.size() < most) {
                int size = isChunked ? chunkSize() : most;
                var bytes = input.readNBytes(Math.min(size, most - start.size()));
                start.writeBytes(bytes);
                if (!isChunked || size == 0 || bytes.length < size) {
                    break;
                }
                line(2);
            }
        } catch (IOException _) {
            // The status counts; what came of the body is shown.
        }
        return printable(start.toString(StandardCharsets.UTF_8));
    }

    private int chunkSize() throws IOException {
        var size = CHUNK_SIZE.matcher(line(MAX_HEAD_BYTES));
        if (!size.matches()) {
            throw new NotHttpException("A chunk does not begin with its size");
        }
        return Integer.parseInt(size.group(1), HEXADECIMAL);
    }

    private String line(int most) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || line.size() > most) {
                throw new NotHttpException("The answer ends within a line, or has too long a head");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** What the database can store and a page can show. */
    private static String printable(String text) {
        return text.codePoints()
                .map(sign -> Character.isISOControl(sign) ? ' ' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
