package org.spaarpunt.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Receives spans by OTLP over HTTP, as a collector of OpenTelemetry does. */
public final class TraceReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<ExportTraceServiceRequest> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final CountDownLatch mayAnswer;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final int status;

    private TraceReceiver(int status, boolean answers) {
        this.status = status;
        this.mayAnswer = new CountDownLatch(answers ? 0 : 1);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    public static TraceReceiver start() {
        return new TraceReceiver(200, true);
    }

    /** It takes nothing. */
    public static TraceReceiver refusing() {
        return new TraceReceiver(400, true);
    }

    /** It takes requests and does not answer them before it is closed. */
    public static TraceReceiver hanging() {
        return new TraceReceiver(200, false);
    }

    /** For the setting {@code otlp-endpoint}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Span> spans() {
        return received.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** The only one of this name. */
    public Span span(String name) {
        var found = spans().stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans are called " + name + " among "
                    + spans().stream().map(Span::getName).sorted().toList());
        }
        return found.getFirst();
    }

    /** The names of the spans that have this one as their parent. */
    public List<String> childrenOf(Span parent) {
        return spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .map(Span::getName)
                .sorted()
                .toList();
    }

    /** What the receiver was told of the sender, as attributes of its resource. */
    public Map<String, String> sender() {
        return attributes(received.element().getResourceSpans(0).getResource().getAttributesList());
    }

    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** All that was received, as text. */
    public String text() {
        return received.stream().map(ExportTraceServiceRequest::toString).collect(Collectors.joining("\n"));
    }

    /** Waits until spans are sent for the first time. */
    public void awaitFirst() throws InterruptedException {
        asked.await();
    }

    /** Waits until a span of this name has come. */
    public void await(String name) throws InterruptedException {
        while (spans().stream().noneMatch(span -> span.getName().equals(name))) {
            Thread.sleep(10);
        }
    }

    public static Map<String, String> attributes(Span span) {
        return attributes(span.getAttributesList());
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasIntValue()
                                ? String.valueOf(attribute.getValue().getIntValue())
                                : attribute.getValue().getStringValue(),
                        (_, last) -> last,
                        TreeMap::new));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            asked.countDown();
            mayAnswer.await();
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(authorizations::add);
            received.add(ExportTraceServiceRequest.parseFrom(body));
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        threads.shutdownNow();
        server.stop(0);
    }
}
