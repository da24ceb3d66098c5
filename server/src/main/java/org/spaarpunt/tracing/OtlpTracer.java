package org.spaarpunt.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.tracing.Span.Kind;

/** Records a part of the traces, and sends them by OTLP over HTTP. */
final class OtlpTracer implements Tracer {
    /** How long one request to the receiver may take, with its repetitions. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A server that stops sends what waits for no longer than this. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(1);

    /** A batch is linked to every request in it. */
    private static final int MAX_LINKS = 256;

    private static final String SCOPE = "org.spaarpunt";

    /** The one header of a carrier that is only this header's value. */
    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    };

    private final SdkTracerProvider provider;
    private final io.opentelemetry.api.trace.Tracer tracer;
    private final SpanExport export;

    private OtlpTracer(SdkTracerProvider provider, SpanExport export) {
        this.provider = provider;
        this.tracer = provider.get(SCOPE);
        this.export = export;
    }

    /**
     * Starts the thread that sends.
     *
     * @throws UnusableHeadersException where the file of headers cannot be used
     */
    static Tracer start(TraceSettings settings, String version) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.spans().toString())
                .setTimeout(SEND_TIMEOUT)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setMeterProvider(MeterProvider::noop);
        settings.headers().map(HeadersFile::read).ifPresent(headers -> headers.forEach(exporter::addHeader));
        var export = SpanExport.by(exporter.build(), settings.spans(), SEND_TIMEOUT);
        var provider = SdkTracerProvider.builder()
                .setResource(resource(settings, version))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .setSpanLimits(
                        SpanLimits.builder().setMaxNumberOfLinks(MAX_LINKS).build())
                .addSpanProcessor(export)
                .build();
        return new OtlpTracer(provider, export);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Span begin(String name, Kind kind, Optional<String> traceparent) {
        var parent = traceparent
                .map(sent -> W3CTraceContextPropagator.getInstance().extract(Context.root(), sent, TRACEPARENT))
                .orElse(Context.root());
        var begun = tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(RecordedSpan.theirs(kind))
                .startSpan();
        return begun.getSpanContext().isSampled() ? new RecordedSpan(tracer, begun) : Spans.NONE;
    }

    @Override
    public Exports exports() {
        return export.counts();
    }

    @Override
    public void close() {
        provider.shutdown().join(LONGEST_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Resource resource(TraceSettings settings, String version) {
        var own = Attributes.builder()
                .put(AttributeKey.stringKey("service.name"), settings.service())
                .put(AttributeKey.stringKey("service.version"), version);
        settings.instance().ifPresent(name -> own.put(AttributeKey.stringKey("service.instance.id"), name));
        return Resource.getDefault().merge(Resource.create(own.build()));
    }
}
