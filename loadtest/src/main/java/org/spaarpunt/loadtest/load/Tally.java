package org.spaarpunt.loadtest.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.spaarpunt.client.Answer;

/**
 * What one thread of a load measured. Every grant counts for the books; latency and throughput count requests that
 * were due, and answers that came, after the warm-up. Used by one thread at a time.
 */
final class Tally {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final long measureFrom;
    private final long measureUntil;
    private final Histogram latencyMicros = new Histogram(SIGNIFICANT_DIGITS);
    private final List<Long> acknowledged = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long grantedInTime;
    private long errors;

    Tally(long measureFrom, long measureUntil) {
        this.measureFrom = measureFrom;
        this.measureUntil = measureUntil;
    }

    void answered(long pair, Answer answer, long due, long now) {
        if (due >= measureFrom) {
            latencyMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(now - due, 0)));
        }
        if (!answer.granted()) {
            refused.merge(answer.label(), 1L, Long::sum);
            return;
        }
        acknowledged.add(pair);
        if (now >= measureFrom && now < measureUntil) {
            grantedInTime++;
        }
    }

    /** A request that got no answer. */
    void unanswered() {
        errors++;
    }

    void add(Tally other) {
        latencyMicros.add(other.latencyMicros);
        acknowledged.addAll(other.acknowledged);
        other.refused.forEach((code, count) -> refused.merge(code, count, Long::sum));
        grantedInTime += other.grantedInTime;
        errors += other.errors;
    }

    Histogram latencyMicros() {
        return latencyMicros;
    }

    /** The pairs that were granted. */
    List<Long> acknowledged() {
        return acknowledged;
    }

    Map<String, Long> refused() {
        return refused;
    }

    double grantedPerSecond() {
        return grantedInTime / ((measureUntil - measureFrom) / 1e9);
    }

    long errors() {
        return errors;
    }

    /** Requests that were refused or got no answer. */
    long failed() {
        return errors + refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests whose visit may have been stored or not: without an answer, or with one of 500 and above. */
    long unsure() {
        return errors + refused.getOrDefault("ACTION_FAILED", 0L) + refused.getOrDefault("HTTP_500", 0L);
    }
}
