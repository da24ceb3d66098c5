package org.spaarpunt.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectTransportRequest;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Spans;

/**
 * Turns each Helidon request into a plain one, has it handled, and sends the answer. Serves all connections at once.
 *
 * <p>It replaces Helidon's own routing, which goes on reading a connection after refusing a request that was only
 * partly read, and takes the rest of the body for the next request. Here such a failure is thrown as an exception,
 * which ends the connection.
 */
final class Exchange implements HttpRouting {
    private static final EventLog LOG = EventLog.of(Exchange.class);
    private static final HttpSecurity NO_SECURITY = HttpSecurity.create();
    private static final byte[] NOTHING = {};

    /** A browser that has visited over TLS never comes back without it, for a year (RFC 6797). */
    private static final io.helidon.http.Header ONLY_HTTPS =
            HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

    /** A body is what its content type names; browsers must not guess that it is a script. */
    private static final io.helidon.http.Header AS_DECLARED =
            HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private final Handler handler;
    private final Failures failures;
    private final RequestLog log;
    private final RequestTraces traces;
    private final PublicAddress address;
    private final CrossOrigin crossOrigin;
    private final Uploads uploads;
    private final int maxBodyBytes;
    private final int limit;
    private final Semaphore places;
    private final OpenStreams streams = new OpenStreams();
    private final Semaphore uploadPlaces = new Semaphore(Uploads.AT_ONCE);
    private final Router router;
    private volatile boolean closing;

    Exchange(Handler handler, Failures failures, RequestLog log, ListenerSettings settings) {
        this.handler = handler;
        this.failures = failures;
        this.log = log;
        this.traces = new RequestTraces(log, settings.address());
        this.address = settings.address();
        this.crossOrigin = settings.crossOrigin();
        this.uploads = settings.uploads();
        this.maxBodyBytes = settings.maxBodyBytes();
        this.limit = settings.maxConcurrentRequests();
        this.places = new Semaphore(limit);
        this.router = Router.builder().addRouting(new Made(this)).build();
    }

    Router router() {
        return router;
    }

    /** How many requests are being handled, uploads and streams left out. */
    int inHand() {
        return limit - places.availablePermits();
    }

    /** From now on every answer is the last of its connection. */
    void beginClosing() {
        closing = true;
        streams.endAll();
    }

    @Override
    public void route(ConnectionContext connection, RoutingRequest incoming, RoutingResponse outgoing) {
        BoundedContext bounded = (BoundedContext) connection;
        var line = incoming.prologue();
        boolean isLong = uploads.isThere(line.method().text(), line.uriPath().rawPath());
        if (!isLong) {
            answer(bounded, incoming, outgoing);
            return;
        }
        bounded.longRequest().begin();
        try {
            answer(bounded, incoming, outgoing);
        } finally {
            bounded.longRequest().end();
        }
    }

    private void answer(BoundedContext bounded, RoutingRequest incoming, RoutingResponse outgoing) {
        Optional<UploadStream> upload = uploadOf(incoming);
        Request request = read(incoming, upload, bounded.namedScheme());
        if (upload.isEmpty()) {
            bounded.endRequest();
        }
        String id = log.nextId();
        try (var _ = RequestLog.lines(id)) {
            answer(request, id, bounded, incoming, outgoing, () -> endUpload(upload, bounded));
        }
    }

    private Optional<UploadStream> uploadOf(ServerRequest incoming) {
        var line = incoming.prologue();
        String type = incoming.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        return incoming.content().hasEntity()
                        && uploads.include(line.method().text(), line.uriPath().rawPath(), type)
                ? Optional.of(new UploadStream(incoming.content().inputStream(), uploads.maxBytes()))
                : Optional.empty();
    }

    /**
     * Reads what the handler left of an upload, so that the client has sent all of it before the answer begins.
     *
     * @return whether another request can follow
     */
    private static boolean endUpload(Optional<UploadStream> upload, BoundedContext bounded) {
        if (upload.isEmpty()) {
            return true;
        }
        boolean complete = upload.get().skipRest();
        if (complete) {
            bounded.endRequest();
        } else {
            bounded.longRequest().leaveUnread();
        }
        return complete;
    }

    @Override
    public HttpSecurity security() {
        return NO_SECURITY;
    }

    private void answer(
            Request request,
            String id,
            BoundedContext connection,
            RoutingRequest incoming,
            RoutingResponse outgoing,
            BooleanSupplier ended) {
        // Helidon interrupts idle connections when it closes, and may hit one whose request has just been read. That
        // request was accepted, so it is answered.
        Thread.interrupted();
        Response response = traced(request, id, incoming.prologue());
        boolean last =
                !ended.getAsBoolean() || closing || incoming.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        copyHeaders(response, id, outgoing.headers());
        if (address.isSecure(request)) {
            outgoing.headers().set(ONLY_HTTPS);
        }
        if (!last && incoming.headers().containsToken(HeaderValues.CONNECTION_KEEP_ALIVE)) {
            // An HTTP/1.0 client that asks for keep-alive waits for this header, or closes.
            outgoing.headers().set(HeaderValues.CONNECTION_KEEP_ALIVE);
        }
        if (response.stream().isPresent()) {
            stream(response, response.stream().get(), connection, outgoing);
            throw new CloseConnectionException("the stream has ended");
        }
        send(response, request.method().equals("HEAD"), last, outgoing);
        if (last) {
            // Helidon would announce the close and then wait for the client to do it.
            throw new CloseConnectionException("answered the last request");
        }
    }

    private Response traced(Request request, String id, HttpPrologue line) {
        Span span = traces.begin(request, id, line.protocolVersion());
        if (!span.isRecorded()) {
            return logged(request);
        }
        return Spans.within(span, () -> {
            Response response = logged(request);
            RequestTraces.tell(span, request, response);
            return response;
        });
    }

    private Response logged(Request request) {
        long received = System.nanoTime();
        Response response = crossOrigin.on(respond(request), request);
        log.answered(response, Duration.ofNanos(System.nanoTime() - received));
        return response;
    }

    private Response respond(Request request) {
        if (!ContentCodings.areReadable(request)) {
            return failures.answer(Failure.UNSUPPORTED_CODING, request);
        }
        if (!isMetByContinuing(request)) {
            return failures.answer(Failure.EXPECTATION_FAILED, request);
        }
        Semaphore taken = request.upload().isPresent() ? uploadPlaces : places;
        if (!taken.tryAcquire()) {
            return failures.answer(Failure.OVERLOADED, request);
        }
        try {
            return withPlace(Compression.negotiate(request, handler.handle(request)), request);
        } catch (RuntimeException | Error e) {
            // The path stays out of the log: it may hold a card number.
            LOG.error("request_failed", e, "A request broke: {method}", request.method());
            return failures.answer(Failure.BROKEN, request);
        } finally {
            taken.release();
        }
    }

    /** A stream needs a place of its own. To HEAD it has no body. */
    private Response withPlace(Response response, Request request) {
        if (response.stream().isEmpty()) {
            return response;
        }
        if (request.method().equals("HEAD")) {
            return response.withoutStream();
        }
        return streams.enter() ? response : failures.answer(Failure.OVERLOADED, request);
    }

    /** Whether the client expects nothing, or only 100 (Continue), which has been sent before this is called. */
    private static boolean isMetByContinuing(Request request) {
        var expected = request.headers("Expect");
        return expected.isEmpty()
                || expected.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(String::strip)
                        .allMatch(expectation -> expectation.isEmpty() || expectation.equalsIgnoreCase("100-continue"));
    }

    private Request read(ServerRequest incoming, Optional<UploadStream> upload, Optional<String> namedScheme) {
        HttpPrologue line = incoming.prologue();
        String path = line.uriPath().rawPath();
        String query = line.query().rawValue();
        String method = line.method().text();
        if (!RequestTarget.isTarget(method, path)
                || !RequestTarget.isQuery(query)
                || line.fragment().hasValue()) {
            throw refused(incoming, Status.BAD_REQUEST_400, "bad request target");
        }
        return new Request(
                method,
                path,
                query,
                headersOf(incoming),
                upload.isPresent() ? NOTHING : bodyOf(incoming),
                upload.map(stream -> stream),
                addressOf(incoming),
                namedScheme.map("https"::equals).orElse(incoming.isSecure()));
    }

    private static List<Header> headersOf(ServerRequest incoming) {
        List<Header> headers = new ArrayList<>();
        for (io.helidon.http.Header header : incoming.headers()) {
            if (header.valueCount() == 1) {
                headers.add(new Header(header.name(), header.get()));
                continue;
            }
            for (String value : header.allValues()) {
                headers.add(new Header(header.name(), value));
            }
        }
        return headers;
    }

    /**
     * Helidon's exceptions here do not name the request, and a broken chunk causes plain exceptions; both are replaced
     * by our own. The stream is not closed, because closing it reads on.
     */
    private byte[] bodyOf(ServerRequest incoming) {
        if (!incoming.content().hasEntity()) {
            return NOTHING;
        }
        if (incoming.headers().contentLength().orElse(0) > maxBodyBytes) {
            throw refused(incoming, Status.REQUEST_ENTITY_TOO_LARGE_413, "more than the limit is announced");
        }
        try {
            return wholeBody(incoming, incoming.content().inputStream());
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RequestException e) {
            throw refused(incoming, e.status(), "bad body: " + e);
        } catch (IOException | RuntimeException e) {
            throw refused(incoming, Status.BAD_REQUEST_400, "bad body: " + e);
        }
    }

    /** Reads into an array of the announced length, if there is one: without it, the JDK starts with one of 16 KiB. */
    private byte[] wholeBody(ServerRequest incoming, InputStream body) throws IOException {
        ServerRequestHeaders headers = incoming.headers();
        OptionalLong announced = headers.contentLength();
        if (announced.isEmpty() || headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            byte[] read = body.readNBytes(maxBodyBytes + 1);
            if (read.length > maxBodyBytes) {
                throw refused(incoming, Status.REQUEST_ENTITY_TOO_LARGE_413, "more than the limit");
            }
            return read;
        }
        byte[] read = body.readNBytes(Math.toIntExact(announced.getAsLong()));
        // Helidon only notices that the body was read completely when it is asked for more.
        if (body.read() >= 0) {
            throw new IOException("longer than announced");
        }
        return read;
    }

    private static RequestException refused(ServerRequest incoming, Status status, String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .request(DirectTransportRequest.create(incoming.prologue(), incoming.headers()))
                .message(message)
                .build();
    }

    private static InetAddress addressOf(ServerRequest incoming) {
        return ((InetSocketAddress) incoming.remotePeer().address()).getAddress();
    }

    /** A slow client blocks the write; after the stall timeout its connection is closed, which ends the stream. */
    private void stream(Response response, StreamedBody body, BoundedContext connection, RoutingResponse outgoing) {
        outgoing.status(Status.create(response.status()));
        outgoing.headers().set(HeaderValues.CONNECTION_CLOSE);
        connection.longRequest().beginStream();
        var stream = outgoing.outputStream();
        streams.run(body, text -> {
            try {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            } catch (IOException | UncheckedIOException gone) {
                throw new CloseConnectionException("the client of a stream has left", gone);
            }
        });
        try {
            stream.close();
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("the client of a stream has left", gone);
        }
    }

    private static void send(Response response, boolean toHead, boolean last, RoutingResponse outgoing) {
        outgoing.status(Status.create(response.status()));
        outgoing.contentLength(response.body().length);
        if (last) {
            outgoing.headers().set(HeaderValues.CONNECTION_CLOSE);
        }
        outgoing.send(toHead ? NOTHING : response.body());
    }

    static void copyHeaders(Response response, String id, WritableHeaders<?> target) {
        if (!response.contentType().isEmpty()) {
            target.set(HeaderNames.CONTENT_TYPE, response.contentType());
        }
        for (Header header : response.headers()) {
            target.add(HeaderValues.create(HeaderNames.create(header.name()), header.value()));
        }
        target.set(AS_DECLARED);
        target.set(Failures.REQUEST_ID, id);
    }

    /** A router takes builders only. */
    private record Made(Exchange build) implements io.helidon.common.Builder<Made, Exchange> {}
}
