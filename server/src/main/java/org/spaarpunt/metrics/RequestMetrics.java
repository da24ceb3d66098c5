package org.spaarpunt.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.http.ExchangeObserver;
import org.spaarpunt.http.Label;

/**
 * Answers by call, code and status. Their number is bounded, because the labels are constants of the program; each is
 * resolved once.
 */
final class RequestMetrics implements ExchangeObserver {
    private final Counter requests;
    private final Histogram seconds;
    private final Map<Kind, Measured> kinds = new ConcurrentHashMap<>();

    private record Kind(Label label, int status) {}

    private record Measured(CounterDataPoint count, DistributionDataPoint seconds) {}

    RequestMetrics(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("spaarpunt_requests_total")
                .help("Requests answered")
                .labelNames("call", "code", "status")
                .withoutExemplars()
                .register(registry);
        seconds = Seconds.histogram(
                registry, "spaarpunt_request_seconds", "Time from a request read whole to its answer", "call");
    }

    @Override
    public void answered(Label label, int status, Duration took) {
        var kind = new Kind(label, status);
        // Tried first, because computeIfAbsent may lock also what is there.
        var known = kinds.get(kind);
        var measured = known != null ? known : kinds.computeIfAbsent(kind, this::resolve);
        measured.count().inc();
        measured.seconds().observe(Seconds.of(took));
    }

    private Measured resolve(Kind kind) {
        var label = kind.label();
        return new Measured(
                requests.labelValues(label.call(), label.code(), Integer.toString(kind.status())),
                seconds.labelValues(label.call()));
    }
}
