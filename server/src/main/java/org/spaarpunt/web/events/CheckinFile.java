package org.spaarpunt.web.events;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.Visitor;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.Texts;

/**
 * Check-ins as a file that a spreadsheet opens: with a byte order mark, by which Excel knows UTF-8, and with semicolons,
 * which it expects where a comma divides the decimals. No cell is a formula, whatever people are called. Belongs to one
 * thread.
 */
final class CheckinFile {
    /** The longest file; a spreadsheet holds more, but its reader does not. */
    static final int MAX_ROWS = 100_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LINE_END = "\r\n";

    /** A cell that begins with one of these would be calculated. */
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final StringBuilder file = new StringBuilder();

    CheckinFile(Texts texts) {
        this.texts = texts;
        file.append(BYTE_ORDER_MARK);
        line(
                texts.text("csv.day"),
                texts.text("csv.time"),
                texts.text("csv.firstName"),
                texts.text("csv.lastName"),
                texts.text("csv.city"),
                texts.text("csv.points"),
                texts.text("csv.socialTariff"),
                texts.text("csv.via"),
                texts.text("csv.id"));
    }

    void add(FoundCheckin checkin) {
        var at = LocalDateTime.ofInstant(checkin.at(), LocalZone.ZONE);
        var visitor = checkin.visitor();
        var known = visitor.filter(KnownVisitor.class::isInstance).map(KnownVisitor.class::cast);
        line(
                DAY.format(at),
                TIME.format(at),
                visitor.map(Visitor::firstName).orElse(""),
                known.map(KnownVisitor::lastName).orElse(""),
                known.map(KnownVisitor::city).orElse(""),
                String.valueOf(checkin.points()),
                checkin.socialTariff() ? texts.text("csv.yes") : "",
                checkin.via().name(),
                checkin.id());
    }

    String text() {
        return file.toString();
    }

    private void line(String... cells) {
        file.append(Stream.of(cells).map(CheckinFile::cell).collect(Collectors.joining(";")))
                .append(LINE_END);
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars()
                        .anyMatch(letter ->
                                letter == ';' || letter == '"' || letter == '\n' || letter == '\r' || letter == ',')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
