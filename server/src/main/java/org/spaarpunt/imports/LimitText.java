package org.spaarpunt.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.events.LimitPeriod;

/** How often something may be done in each period, as written in a file: {@code 2/WEEK}. */
record LimitText(int volume, LimitPeriod period) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,3})/([A-Z]+)");
    private static final String NONE = "none";

    /** The limit in a cell; empty if the cell is empty or holds the word for no limit. */
    static Optional<LimitText> in(Line line, String column) throws BadLine {
        var text = line.optionalCode(column);
        if (text.isEmpty() || text.equals(NONE)) {
            return Optional.empty();
        }
        var parts = WRITTEN.matcher(text);
        var period = parts.matches() ? period(parts.group(2)) : Optional.<LimitPeriod>empty();
        return Optional.of(new LimitText(
                period.isPresent() ? Integer.parseInt(parts.group(1)) : 1,
                period.orElseThrow(() -> new BadLine(column + " looks like 1/DAY, 2/WEEK or none: " + text))));
    }

    private static Optional<LimitPeriod> period(String name) {
        return Stream.of(LimitPeriod.values())
                .filter(period -> period.name().equals(name))
                .findFirst();
    }
}
