package org.spaarpunt.loadtest.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;

/** How long a page takes, from a request on an open connection to the whole answer, one after another; and how large it is. */
record PageTimes(Histogram micros, int bytes, int compressedBytes) {
    /** A server that has just started compiles its pages while it answers. */
    private static final int WARMUP = 50;

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double KIB = 1024;

    static PageTimes of(Organiser organiser, String path, int times) throws IOException, InterruptedException {
        var micros = new Histogram(SIGNIFICANT_DIGITS);
        byte[] page = new byte[0];
        for (int i = 0; i < WARMUP + times; i++) {
            long begin = System.nanoTime();
            var answer = organiser.get(path, BodyHandlers.ofByteArray());
            long end = System.nanoTime();
            if (answer.statusCode() != 200) {
                throw new IOException("The server answered " + answer.statusCode() + " for " + path);
            }
            if (i >= WARMUP) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(end - begin));
            }
            page = answer.body();
        }
        return new PageTimes(micros, page.length, compressed(page));
    }

    /** @param name of the page, with which the names of its figures begin */
    Map<String, Object> figures(String name) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(name + "P50Ms", Figures.percentileMs(micros, 50));
        figures.put(name + "P95Ms", Figures.percentileMs(micros, 95));
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
