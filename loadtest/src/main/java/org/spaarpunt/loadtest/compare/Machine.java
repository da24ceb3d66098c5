package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine of a run is, as it says itself. */
final class Machine {
    private static final double GIB = 1 << 30;

    private Machine() {}

    /**
     * Returns them by their names.
     *
     * @param loadBefore the load of the minute before, if it was read before anything was built; empty: it is read now
     */
    static Map<String, Object> figures(Optional<String> loadBefore) throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        after(Path.of("/proc/cpuinfo"), "model name").ifPresent(model -> figures.put("processor", model));
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean more) {
            figures.put("memoryGib", Math.round(more.getTotalMemorySize() / GIB));
        }
        figures.put("system", after(Path.of("/etc/os-release"), "PRETTY_NAME").orElse(System.getProperty("os.name")));
        figures.put("kernel", System.getProperty("os.version"));
        figures.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
        // Of the minute before: on a machine that does nothing else it is close to zero.
        double load = loadBefore.map(Double::valueOf).orElseGet(system::getSystemLoadAverage);
        figures.put("loadBefore", Math.round(load * 100) / 100.0);
        return figures;
    }

    /** The value behind the first line of a file that begins with a name. */
    private static Optional<String> after(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").replace("\"", ""))
                    .findFirst();
        }
    }
}
