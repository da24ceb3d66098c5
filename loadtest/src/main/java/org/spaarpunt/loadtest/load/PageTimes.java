package org.spaarpunt.loadtest.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;
import org.spaarpunt.loadtest.callers.Caller;

/** How long a page takes, from a request on an open connection to the whole answer, one after another; and how large it is. */
public record PageTimes(Histogram micros, int bytes, int compressedBytes) {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double KIB = 1024;

    /**
     * Asks for it again and again.
     *
     * @param before the requests that come first and are not measured
     * @throws IOException when the server does not answer 200
     */
    public static PageTimes of(Caller caller, String path, int before, int times)
            throws IOException, InterruptedException {
        var micros = new Histogram(SIGNIFICANT_DIGITS);
        byte[] page = new byte[0];
        for (int i = 0; i < before + times; i++) {
            long begin = System.nanoTime();
            var answer = caller.get(path);
            long end = System.nanoTime();
            if (answer.statusCode() != 200) {
                throw new IOException("The server answered " + answer.statusCode() + " for " + path);
            }
            if (i >= before) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(end - begin));
            }
            page = answer.body();
        }
        return new PageTimes(micros, page.length, compressed(page));
    }

    public double percentileMs(double percentile) {
        return Figures.percentileMs(micros, percentile);
    }

    /** @param name of the page, with which the names of its figures begin */
    Map<String, Object> figures(String name) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(name + "P50Ms", percentileMs(50));
        figures.put(name + "P95Ms", percentileMs(95));
        figures.put(name + "Kib", Figures.rounded(bytes / KIB));
        figures.put(name + "CompressedKib", Figures.rounded(compressedBytes / KIB));
        return figures;
    }

    private static int compressed(byte[] page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        }
        return bytes.size();
    }
}
