package org.spaarpunt.loadtest.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of one run. Systems are compared within a round, where they were measured within minutes of each other;
 * what is shown is the median of the rounds.
 *
 * @param run what was measured, and on which machine, with what the processors did before
 * @param postgresql parameters of the database
 * @param measurements in their order
 */
public record Comparison(Map<String, Object> run, Map<String, Object> postgresql, List<Measurement> measurements) {
    static final String OURS = "spaarpunt";
    static final String LIMIT = "limit";

    private static final double HUNDREDTHS = 100;
    private static final double MICROS = 1_000_000;

    public Comparison {
        measurements = List.copyOf(measurements);
    }

    /** One line. */
    record Measurement(String system, int round, int connections, double perSecond, Map<String, Object> figures) {
        static Measurement of(Map<String, Object> line) {
            return new Measurement(
                    String.valueOf(line.get("system")),
                    number(line, "round").orElseThrow().intValue(),
                    number(line, "connections").orElseThrow().intValue(),
                    number(line, "perSecond").orElseThrow().doubleValue(),
                    line);
        }

        /** A figure that not every system has. */
        OptionalDouble figure(String name) {
            var number = number(figures, name);
            return number.isPresent() ? OptionalDouble.of(number.get().doubleValue()) : OptionalDouble.empty();
        }

        private static Optional<Number> number(Map<String, Object> line, String name) {
            return line.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
        }
    }

    /** Reads the lines of a file. */
    public static Comparison read(Path file) throws IOException {
        var run = new LinkedHashMap<String, Object>();
        var postgresql = new LinkedHashMap<String, Object>();
        var measurements = new ArrayList<Measurement>();
        for (var text : Files.readAllLines(file)) {
            var line = JsonMapper.shared().readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
            switch (String.valueOf(line.get("kind"))) {
                case "run", "processors" -> run.putAll(line);
                case "postgresql" -> postgresql.putAll(line);
                case "measurement" -> measurements.add(Measurement.of(line));
                case String other -> throw new IOException(file + " has a line of the unknown kind " + other);
            }
        }
        return new Comparison(run, postgresql, measurements);
    }

    /** The systems, as they were first measured, except the limit. */
    List<String> systems() {
        return measurements.stream()
                .map(Measurement::system)
                .filter(system -> !system.equals(LIMIT))
                .distinct()
                .toList();
    }

    /** The numbers of connections, except of the limit. */
    List<Integer> connections() {
        return measurements.stream()
                .filter(one -> !one.system().equals(LIMIT))
                .map(Measurement::connections)
                .distinct()
                .sorted()
                .toList();
    }

    long rounds() {
        return measurements.stream().mapToInt(Measurement::round).distinct().count();
    }

    List<Measurement> of(String system, int connections) {
        return select(one -> one.system().equals(system) && one.connections() == connections);
    }

    /** The median of a figure over the rounds; empty if the system does not have it. */
    OptionalDouble median(String system, int connections, String figure) {
        return median(of(system, connections).stream()
                .map(one -> one.figure(figure))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
    }

    /** How many times as many check-ins a second ours did as another system, in the same rounds. */
    OptionalDouble timesAsMany(String system, int connections) {
        return perRound(
                of(OURS, connections),
                ours -> of(system, connections).stream()
                        .filter(other -> other.round() == ours.round() && other.perSecond() > 0)
                        .mapToDouble(other -> ours.perSecond() / other.perSecond())
                        .findFirst());
    }

    /** The part of the limit that a system reached, in the same rounds. */
    OptionalDouble shareOfLimit(String system, int connections) {
        return perRound(of(system, connections), one -> {
            var limit = limitIn(one.round());
            return limit.isPresent() ? OptionalDouble.of(one.perSecond() / limit.getAsDouble()) : limit;
        });
    }

    /** The most that the database took in a round, over any number of connections; the median of the rounds. */
    OptionalDouble limit() {
        return median(select(one -> one.system().equals(LIMIT)).stream()
                .map(Measurement::round)
                .distinct()
                .map(round -> limitIn(round).orElseThrow())
                .toList());
    }

    /** Processors that were busy for one check-in, in microseconds, by the name of a figure such as {@code serverCpu}. */
    OptionalDouble microsOfProcessor(String system, int connections, String figure) {
        return perRound(of(system, connections), one -> {
            var busy = one.figure(figure);
            return busy.isPresent() && one.perSecond() > 0
                    ? OptionalDouble.of(busy.getAsDouble() * MICROS / one.perSecond())
                    : OptionalDouble.empty();
        });
    }

    /** Bytes for one check-in, by the name of a figure such as {@code logBytes}. */
    OptionalDouble bytesEach(String system, int connections, String figure) {
        return perRound(of(system, connections), one -> {
            double stored = one.figure("stored").orElse(0);
            var bytes = one.figure(figure);
            return bytes.isPresent() && stored > 0
                    ? OptionalDouble.of(bytes.getAsDouble() / stored)
                    : OptionalDouble.empty();
        });
    }

    /** The results for the program's last line. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        limit().ifPresent(limit -> figures.put("limitPerSecond", Math.round(limit)));
        for (var system : systems()) {
            var perSecond = new LinkedHashMap<String, Object>();
            var times = new LinkedHashMap<String, Object>();
            for (int connections : connections()) {
                var key = Integer.toString(connections);
                median(system, connections, "perSecond").ifPresent(median -> perSecond.put(key, Math.round(median)));
                timesAsMany(system, connections)
                        .ifPresent(ratio -> times.put(key, Math.round(ratio * HUNDREDTHS) / HUNDREDTHS));
            }
            figures.put(system, perSecond);
            if (!system.equals(OURS) && !times.isEmpty()) {
                figures.put("times-" + system, times);
            }
        }
        return figures;
    }

    /** The tables, for a terminal. */
    public String text() {
        return ComparisonTables.text(this);
    }

    private OptionalDouble limitIn(int round) {
        return select(one -> one.system().equals(LIMIT) && one.round() == round).stream()
                .mapToDouble(Measurement::perSecond)
                .max();
    }

    private List<Measurement> select(Predicate<Measurement> wanted) {
        return measurements.stream().filter(wanted).toList();
    }

    private interface Ratio {
        OptionalDouble of(Measurement one);
    }

    private static OptionalDouble perRound(List<Measurement> measurements, Ratio ratio) {
        return median(measurements.stream()
                .map(ratio::of)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
    }

    private static OptionalDouble median(List<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
