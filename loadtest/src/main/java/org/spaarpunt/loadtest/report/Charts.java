package org.spaarpunt.loadtest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.loadtest.report.BarChart.Bar;
import org.spaarpunt.loadtest.report.BarChart.Group;

/** The charts of a comparison. */
final class Charts {
    /** Each system has its color in all charts. */
    private static final List<String> COLORS =
            List.of(Comparison.OURS, "earlier", "conventional", "pgbench", Comparison.LIMIT);

    private final Comparison comparison;

    private Charts(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Their texts by the names of their files. */
    static Map<String, String> of(Comparison comparison) {
        var charts = new Charts(comparison);
        var files = new LinkedHashMap<String, String>();
        files.put("throughput.svg", charts.throughput().svg());
        files.put("latency.svg", charts.latency().svg());
        files.put("processors.svg", charts.processors().svg());
        return files;
    }

    private BarChart throughput() {
        var groups = groups((system, connections) -> comparison.median(system, connections, "perSecond").stream()
                .mapToObj(each -> bar(system, each, 0, ComparisonTables.whole(each)))
                .findFirst());
        comparison
                .limit()
                .ifPresent(limit -> groups.add(new Group(
                        "what the database takes",
                        List.of(bar(Comparison.LIMIT, limit, 0, ComparisonTables.whole(limit))))));
        return new BarChart(
                "Check-ins per second",
                "Durable, medians of " + comparison.rounds() + " rounds; longer is better.",
                groups);
    }

    private BarChart latency() {
        return new BarChart(
                "Milliseconds until the answer",
                "Half of the answers come within the first part of a bar, 99 of 100 within all of it; shorter is"
                        + " better.",
                groups((system, connections) -> {
                    var middle = comparison.median(system, connections, "p50Ms");
                    var late = comparison.median(system, connections, "p99Ms");
                    return middle.isPresent() && late.isPresent()
                            ? Optional.of(twoParts(system, middle.getAsDouble(), late.getAsDouble()))
                            : Optional.empty();
                }));
    }

    private Bar twoParts(String system, double middle, double late) {
        var value = ComparisonTables.decimal(middle, 1) + " / " + ComparisonTables.decimal(late, 1);
        return bar(system, middle, late - middle, value);
    }

    private BarChart processors() {
        return new BarChart(
                "Microseconds of a processor for one check-in",
                "The server first, then PostgreSQL in a paler color; shorter is better.",
                groups((system, connections) -> {
                    var server = comparison.microsOfProcessor(system, connections, "serverCpu");
                    var database = comparison.microsOfProcessor(system, connections, "databaseCpu");
                    return server.isPresent() && database.isPresent()
                            ? Optional.of(bar(
                                    system,
                                    server.getAsDouble(),
                                    database.getAsDouble(),
                                    ComparisonTables.whole(server.getAsDouble()) + " + "
                                            + ComparisonTables.whole(database.getAsDouble())))
                            : Optional.empty();
                }));
    }

    /** The bar of a system at a number of connections, if it has one. */
    private interface Drawn {
        Optional<Bar> of(String system, int connections);
    }

    private List<Group> groups(Drawn drawn) {
        var groups = new ArrayList<Group>();
        for (int connections : comparison.connections()) {
            var bars = comparison.systems().stream()
                    .flatMap(system -> drawn.of(system, connections).stream())
                    .toList();
            if (!bars.isEmpty()) {
                groups.add(new Group(connections == 1 ? "1 connection" : connections + " connections", bars));
            }
        }
        return groups;
    }

    private Bar bar(String system, double first, double second, String value) {
        return new Bar(
                ComparisonTables.name(system, comparison), Math.max(COLORS.indexOf(system), 0), first, second, value);
    }
}
