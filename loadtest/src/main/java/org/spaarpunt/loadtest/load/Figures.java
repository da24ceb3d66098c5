package org.spaarpunt.loadtest.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The results of a load, under the names of the program's last line. */
final class Figures {
    private static final double MICROS_PER_MILLI = 1000;
    private static final double HUNDREDTHS = 100;

    private Figures() {}

    static Map<String, Object> of(Tally tally) {
        var figures = new LinkedHashMap<String, Object>();
        var latency = tally.latencyMicros();
        figures.put("grantedPerSecond", Math.round(tally.grantedPerSecond()));
        figures.put("p50Ms", percentileMs(latency, 50));
        figures.put("p90Ms", percentileMs(latency, 90));
        figures.put("p99Ms", percentileMs(latency, 99));
        figures.put("p999Ms", percentileMs(latency, 99.9));
        figures.put("maxMs", percentileMs(latency, 100));
        long acknowledged = tally.acknowledged().size();
        figures.put("sent", acknowledged + tally.failed());
        figures.put("acknowledged", acknowledged);
        figures.put("refused", tally.failed() - tally.errors());
        figures.put("refusedByCode", tally.refused());
        figures.put("errors", tally.errors());
        return figures;
    }

    static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }

    static double percentileMs(Histogram latency, double percentile) {
        return rounded(latency.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }
}
