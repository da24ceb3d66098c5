package org.spaarpunt.loadtest.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process has used since it began. Linux shows it under {@code /proc}; on other systems, and for a process that
 * is gone, it is unknown.
 *
 * @param peakBytes the most memory that the process itself had in RAM
 */
public record ProcessUsage(Duration cpu, long peakBytes) {
    private static final long MILLIS_PER_TICK = 10;
    private static final long BYTES_PER_KB = 1024;

    // The fields of /proc/PID/stat after the name of the program, counted from 0: proc_pid_stat(5) counts them from 3.
    private static final int USER_TICKS = 11;
    private static final int ENDED_CHILDREN_SYSTEM_TICKS = 14;

    /** What this process and its ended children have used until now. */
    public static Optional<ProcessUsage> of(long pid) {
        try {
            return Optional.of(new ProcessUsage(Duration.ofMillis(ticks(pid) * MILLIS_PER_TICK), peakBytes(pid)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The same with all its descendants, whose memory is not counted, because much of it is shared. */
    public static Optional<ProcessUsage> ofFamily(long pid) {
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        long ticks = children.mapToLong(child -> ticksIfThere(child.pid())).sum();
        return of(pid).map(own -> new ProcessUsage(own.cpu.plusMillis(ticks * MILLIS_PER_TICK), own.peakBytes));
    }

    private static long ticksIfThere(long pid) {
        try {
            return ticks(pid);
        } catch (IOException _) {
            return 0; // It has ended, and is included in its parent's ended children.
        }
    }

    private static long ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TICKS; field <= ENDED_CHILDREN_SYSTEM_TICKS; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }

    private static long peakBytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
                    .findFirst()
                    .orElse(0);
        }
    }
}
