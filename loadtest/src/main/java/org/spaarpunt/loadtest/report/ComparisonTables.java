package org.spaarpunt.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** The tables of a comparison, in Markdown, which reads well on a terminal too. */
final class ComparisonTables {
    private static final String NONE = "–";
    private static final double PERCENT = 100;

    private ComparisonTables() {}

    /** What a cell shows of a system at a number of connections. */
    private interface Cell {
        OptionalDouble of(String system, int connections);
    }

    static String text(Comparison comparison) {
        return perSecond(comparison) + "\n" + times(comparison) + "\n" + shares(comparison);
    }

    static String perSecond(Comparison comparison) {
        var rows = new ArrayList<String>();
        for (var system : comparison.systems()) {
            rows.add(row(
                    comparison,
                    system,
                    (one, connections) -> comparison.median(one, connections, "perSecond"),
                    each -> whole(each)));
        }
        comparison
                .limit()
                .ifPresent(limit -> rows.add("| " + name(Comparison.LIMIT, comparison) + " | "
                        + String.join(
                                " | ",
                                comparison.connections().stream()
                                        .map(_ -> whole(limit))
                                        .toList())
                        + " |\n"));
        return head("check-ins a second, by connections", comparison) + String.join("", rows);
    }

    static String times(Comparison comparison) {
        var others = comparison.systems().stream()
                .filter(system -> !system.equals(Comparison.OURS))
                .toList();
        return table(
                "Spaarpunt did so many times as many as",
                comparison,
                others,
                comparison::timesAsMany,
                each -> decimal(each, 1) + "×");
    }

    static String shares(Comparison comparison) {
        return table(
                "share of the limit",
                comparison,
                comparison.systems(),
                comparison::shareOfLimit,
                each -> Math.round(each * PERCENT) + " %");
    }

    static String latencies(Comparison comparison) {
        var rows = new StringBuilder(head("milliseconds until the answer: p50 / p99", comparison));
        for (var system : comparison.systems()) {
            var cells = new ArrayList<String>();
            for (int connections : comparison.connections()) {
                var middle = comparison.median(system, connections, "p50Ms");
                var late = comparison.median(system, connections, "p99Ms");
                if (middle.isPresent() && late.isPresent()) {
                    cells.add(decimal(middle.getAsDouble(), 1) + " / " + decimal(late.getAsDouble(), 1));
                }
            }
            if (cells.size() == comparison.connections().size()) {
                rows.append("| ").append(name(system, comparison)).append(" | ");
                rows.append(String.join(" | ", cells)).append(" |\n");
            }
        }
        return rows.toString();
    }

    static String bytes(String heading, Comparison comparison, String figure) {
        return table(
                heading,
                comparison,
                comparison.systems(),
                (system, connections) -> comparison.bytesEach(system, connections, figure),
                ComparisonTables::whole);
    }

    static String memory(Comparison comparison) {
        return table(
                "most memory of the server, MB",
                comparison,
                comparison.systems(),
                (system, connections) -> comparison.median(system, connections, "serverPeakMb"),
                ComparisonTables::whole);
    }

    /** How a system is called where people read. */
    static String name(String system, Comparison comparison) {
        return switch (system) {
            case Comparison.OURS -> "Spaarpunt";
            case "earlier" -> "Spaarpunt " + comparison.run().getOrDefault("earlier", "before");
            case "conventional" -> "Spring Boot and JPA";
            case "pgbench" -> "PostgreSQL, one at a time";
            case Comparison.LIMIT -> "PostgreSQL, in batches (limit)";
            default -> system;
        };
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private static String table(
            String heading, Comparison comparison, List<String> systems, Cell cell, DoubleFunction<String> shown) {
        var rows = systems.stream()
                .map(system -> row(comparison, system, cell, shown))
                .filter(row -> !row.isEmpty())
                .toList();
        return rows.isEmpty() ? "" : head(heading, comparison) + String.join("", rows);
    }

    /** Empty if there is nothing to show. */
    private static String row(Comparison comparison, String system, Cell cell, DoubleFunction<String> shown) {
        var values = comparison.connections().stream()
                .map(connections -> cell.of(system, connections))
                .toList();
        if (values.stream().allMatch(OptionalDouble::isEmpty)) {
            return "";
        }
        var cells = values.stream()
                .map(value -> value.isPresent() ? shown.apply(value.getAsDouble()) : NONE)
                .toList();
        return "| " + name(system, comparison) + " | " + String.join(" | ", cells) + " |\n";
    }

    private static String head(String heading, Comparison comparison) {
        var columns = comparison.connections();
        return "| " + heading + " | "
                + String.join(" | ", columns.stream().map(String::valueOf).toList()) + " |\n|---|"
                + "---:|".repeat(columns.size()) + "\n";
    }
}
