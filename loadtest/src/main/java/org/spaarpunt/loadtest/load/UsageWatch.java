package org.spaarpunt.loadtest.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.spaarpunt.loadtest.machine.ProcessUsage;

/** What server, database and generator use between two moments. Figures that cannot be read are omitted. */
final class UsageWatch {
    private static final String DATABASE = "database";
    private static final double MEBIBYTE = 1024 * 1024;

    private final OptionalLong server;
    private final OptionalLong database;
    private final Map<String, ProcessUsage> before = new LinkedHashMap<>();
    private final Map<String, ProcessUsage> after = new LinkedHashMap<>();
    private long began;
    private long ended;

    /** @param database its first process, which stands for all of them */
    UsageWatch(OptionalLong server, OptionalLong database) {
        this.server = server;
        this.database = database;
    }

    void begin() {
        began = System.nanoTime();
        look(before);
    }

    void end() {
        ended = System.nanoTime();
        look(after);
    }

    /** Processors kept busy ({@code serverCpu}) and the most memory ({@code serverPeakMb}). */
    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        after.forEach((name, usage) -> {
            var start = before.get(name);
            if (start != null) {
                figures.put(name + "Cpu", Figures.rounded(cores(usage.cpu().minus(start.cpu()))));
                if (!name.equals(DATABASE)) {
                    figures.put(name + "PeakMb", Math.round(usage.peakBytes() / MEBIBYTE));
                }
            }
        });
        return figures;
    }

    private double cores(Duration used) {
        return (double) used.toNanos() / Math.max(ended - began, 1);
    }

    private void look(Map<String, ProcessUsage> seen) {
        server.ifPresent(pid -> ProcessUsage.of(pid).ifPresent(usage -> seen.put("server", usage)));
        database.ifPresent(pid -> ProcessUsage.ofFamily(pid).ifPresent(usage -> seen.put(DATABASE, usage)));
        ProcessUsage.of(ProcessHandle.current().pid()).ifPresent(usage -> seen.put("generator", usage));
    }
}
