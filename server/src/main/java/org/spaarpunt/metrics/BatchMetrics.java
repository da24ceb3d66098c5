package org.spaarpunt.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import org.spaarpunt.storage.BatchObserver;

/**
 * The size of batches, how long they take in the database, and how long a request takes including its wait for a batch.
 */
final class BatchMetrics {
    private static final String DESK = "desk";
    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private final Histogram sizes;
    private final Histogram batchSeconds;
    private final Histogram deskSeconds;

    BatchMetrics(PrometheusRegistry registry) {
        sizes = Histogram.builder()
                .name("spaarpunt_batch_size")
                .help("Questions that went to the database together")
                .labelNames(DESK)
                .classicOnly()
                .classicUpperBounds(SIZES)
                .withoutExemplars()
                .register(registry);
        batchSeconds = Seconds.histogram(registry, "spaarpunt_batch_seconds", "Time of a batch in the database", DESK);
        deskSeconds = Seconds.histogram(
                registry, "spaarpunt_desk_seconds", "Time of a question at its desk, waiting included", DESK);
    }

    BatchObserver observer(String desk) {
        return new Measured(sizes.labelValues(desk), batchSeconds.labelValues(desk), deskSeconds.labelValues(desk));
    }

    private record Measured(
            DistributionDataPoint sizes, DistributionDataPoint batchSeconds, DistributionDataPoint deskSeconds)
            implements BatchObserver {
        @Override
        public void batch(int size, Duration took) {
            sizes.observe(size);
            batchSeconds.observe(Seconds.of(took));
        }

        @Override
        public void question(Duration took) {
            deskSeconds.observe(Seconds.of(took));
        }
    }
}
