package org.spaarpunt.loadtest.failover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spaarpunt.loadtest.history.Findings;

/**
 * What a fault did to check-ins.
 *
 * @param requests all that were sent
 * @param splitBrain check-ins that were saved on a node that was not, or no longer, the primary
 * @param replaysGranted signed check-ins from before the fault that were granted again when they were sent again
 * @param servers in the order of {@link Servers}
 * @param silenceMax the longest silence of a server that is allowed; empty: as long as the fault makes it
 */
record FaultReport(
        Fault fault,
        int requests,
        Findings found,
        long splitBrain,
        long replaysGranted,
        List<ServerReport> servers,
        Optional<Duration> silenceMax) {
    static final String HEADING = "%-15s %8s %12s %5s %8s %10s %11s %8s  %s"
            .formatted(
                    "fault",
                    "requests",
                    "acknowledged",
                    "lost",
                    "doubled",
                    "unbalanced",
                    "split brain",
                    "replays",
                    "silence and other answers");

    FaultReport {
        servers = List.copyOf(servers);
    }

    /**
     * What one server did.
     *
     * @param silence the longest time without an acknowledged check-in
     * @param recovered whether it acknowledged check-ins again in the end, without being started again by hand
     * @param failures how often each other answer was given, by status, {@code none} for no answer
     * @param logLines lines that it logged meanwhile
     */
    record ServerReport(String name, Duration silence, boolean recovered, Map<String, Long> failures, long logLines) {}

    boolean kept() {
        return found.areNone()
                && splitBrain == 0
                && replaysGranted == 0
                && servers.stream().allMatch(ServerReport::recovered)
                && servers.stream()
                        .allMatch(server -> silenceMax
                                .map(max -> server.silence().compareTo(max) <= 0)
                                .orElse(true));
    }

    /** A line of the table under the heading. */
    String line() {
        var perServer = servers.stream()
                .map(server -> "%s %s %s".formatted(server.name(), seconds(server), failures(server)))
                .collect(Collectors.joining("; "));
        return "%-15s %8d %12d %5d %8d %10d %11d %8d  %s%s"
                .formatted(
                        fault.label(),
                        requests,
                        found.acknowledged(),
                        found.lost(),
                        found.duplicated(),
                        found.unbalanced(),
                        splitBrain,
                        replaysGranted,
                        perServer,
                        kept() ? "" : "  BROKEN " + found.contradictions());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("fault", fault.label());
        figures.put("requests", requests);
        figures.put("acknowledged", found.acknowledged());
        figures.put("lost", found.lost());
        figures.put("duplicated", found.duplicated());
        figures.put("unbalanced", found.unbalanced());
        figures.put("contradictions", found.contradictions().size());
        figures.put("splitBrain", splitBrain);
        figures.put("replaysGranted", replaysGranted);
        for (var server : servers) {
            figures.put(server.name() + "SilenceMs", server.silence().toMillis());
            figures.put(server.name() + "Recovered", server.recovered());
            figures.put(server.name() + "Failures", server.failures());
            figures.put(server.name() + "LogLines", server.logLines());
        }
        figures.put("kept", kept());
        return figures;
    }

    private static String seconds(ServerReport server) {
        return server.recovered()
                ? String.format(Locale.ROOT, "%.1f s", server.silence().toMillis() / 1000.0)
                : "did not recover";
    }

    private static String failures(ServerReport server) {
        return server.failures().entrySet().stream()
                .map(failure -> failure.getValue() + " x " + failure.getKey())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
