package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import org.spaarpunt.lookups.LookupObserver;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.lookups.Party;

/** Look-ups that were refused because a budget is exhausted; each kind is there from the start, with zero. */
final class LookupMetrics implements LookupObserver {
    private final Counter refused;

    LookupMetrics(PrometheusRegistry registry) {
        refused = Counter.builder()
                .name("spaarpunt_lookups_refused_total")
                .help("Look-ups refused with 429 because too many numbers were unknown or foreign")
                .labelNames("budget", "number")
                .withoutExemplars()
                .register(registry);
        for (var party : Party.values()) {
            for (var kind : NumberKind.values()) {
                refused.initLabelValues(label(party), label(kind));
            }
        }
    }

    @Override
    public void refused(Party party, NumberKind kind) {
        refused.labelValues(label(party), label(kind)).inc();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
