package org.spaarpunt.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The content of an {@code Accept-Encoding} header (RFC 9110 section 12.5.3). */
record AcceptedCodings(Map<String, Double> weights) {
    private static final String ANY = "*";
    private static final String IDENTITY = "identity";

    /** The old name of the same coding. */
    private static final String OLD_GZIP = "x-gzip";

    static AcceptedCodings of(List<String> headers) {
        var weights = new TreeMap<String, Double>();
        for (var header : headers) {
            for (var element : header.split(",", -1)) {
                read(element, weights);
            }
        }
        return new AcceptedCodings(weights);
    }

    /** Whether the client accepts gzip, and does not prefer the content uncompressed. */
    boolean prefersGzip() {
        double gzip = weight("gzip").or(() -> weight(ANY)).orElse(0.0);
        return gzip > 0 && gzip >= weight(IDENTITY).orElse(0.0);
    }

    private Optional<Double> weight(String coding) {
        return Optional.ofNullable(weights.get(coding));
    }

    private static void read(String element, Map<String, Double> weights) {
        var parts = element.split(";", -1);
        var coding = parts[0].strip().toLowerCase(Locale.ROOT);
        if (!coding.isEmpty()) {
            weights.merge(coding.equals(OLD_GZIP) ? "gzip" : coding, weight(parts), Math::max);
        }
    }

    /** 1 if none is named; 0, so that the coding is not used, if it cannot be parsed. */
    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                return quality(parameter.substring("q=".length()).strip());
            }
        }
        return 1;
    }

    /** As RFC 9110 section 12.4.2 writes it: 0 to 1, with three decimals at most. */
    private static double quality(String text) {
        return text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
    }
}
