package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.spaarpunt.identity.OAuthProblem;

/** Requests that were refused with 401; every problem is listed from the start, with zero. */
final class ProblemMetrics {
    private final Counter unauthorized;
    private final Counter noncesRefused;

    ProblemMetrics(PrometheusRegistry registry) {
        unauthorized = Counter.builder()
                .name("spaarpunt_unauthorized_total")
                .help("Requests refused with 401")
                .labelNames("problem")
                .withoutExemplars()
                .register(registry);
        for (var problem : OAuthProblem.values()) {
            unauthorized.initLabelValues(problem.wireName());
        }
        noncesRefused = Counter.builder()
                .name("spaarpunt_nonces_refused_total")
                .help("Signed requests that had been sent before")
                .withoutExemplars()
                .register(registry);
    }

    void count(OAuthProblem problem) {
        unauthorized.labelValues(problem.wireName()).inc();
        if (problem == OAuthProblem.NONCE_USED) {
            noncesRefused.inc();
        }
    }
}
