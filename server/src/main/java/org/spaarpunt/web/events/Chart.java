package org.spaarpunt.web.events;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spaarpunt.checkins.CheckinNumbers.Bar;
import org.spaarpunt.checkins.CheckinNumbers.Numbers;
import org.spaarpunt.web.frame.Frame;

/**
 * Columns of a chart, drawn in units in which the highest is {@link #HEIGHT}.
 *
 * @param label of the columns together
 */
record Chart(String label, List<Column> columns) {
    static final int HEIGHT = 100;

    private static final int HOURS = 24;

    /** One column. */
    record Column(String name, long total) {}

    Chart {
        columns = List.copyOf(columns);
    }

    static Chart perHour(Frame frame, Numbers numbers) {
        var totals = totals(numbers.perHour());
        return new Chart(
                frame.text("numbers.hour"),
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> new Column(
                                frame.text("numbers.hour.of", hour), totals.getOrDefault(String.valueOf(hour), 0L)))
                        .toList());
    }

    /** Every day, also those without check-ins. */
    static Chart perDay(Frame frame, Numbers numbers) {
        var totals = totals(numbers.perDay());
        return new Chart(
                frame.text("numbers.day"),
                numbers.days()
                        .first()
                        .datesUntil(numbers.days().last().plusDays(1))
                        .map(day -> new Column(frame.day(day), totals.getOrDefault(day.toString(), 0L)))
                        .toList());
    }

    /** @param unnamed what a bar without a name is called */
    static Chart of(String label, List<Bar> bars, String unnamed) {
        return new Chart(
                label,
                bars.stream()
                        .map(bar -> new Column(bar.name().isEmpty() ? unnamed : bar.name(), bar.total()))
                        .toList());
    }

    static Chart perWay(Frame frame, Numbers numbers) {
        return new Chart(
                frame.text("numbers.way"),
                numbers.perWay().stream()
                        .map(bar -> new Column(frame.text("numbers.way." + bar.name()), bar.total()))
                        .toList());
    }

    private static Map<String, Long> totals(List<Bar> bars) {
        return bars.stream().collect(Collectors.toMap(Bar::name, Bar::total));
    }

    private long most() {
        return Math.max(1, columns.stream().mapToLong(Column::total).max().orElse(1));
    }

    /** The height or length of a column. */
    long size(Column column) {
        return Math.ceilDiv(column.total() * HEIGHT, most());
    }

    boolean isEmpty() {
        return columns.stream().allMatch(column -> column.total() == 0);
    }

    /** The rows of the table behind it: without the columns that are empty. */
    List<Column> filled() {
        return columns.stream().filter(column -> column.total() > 0).toList();
    }
}
