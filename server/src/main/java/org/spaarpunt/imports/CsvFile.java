package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.spaarpunt.exports.Cell;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.storage.Text;

/**
 * The lines of a file of separated values, as spreadsheets write it: a header with the names of the columns, values
 * between quotes if they need them. Rows without visible characters and columns without a name are skipped.
 */
final class CsvFile implements FileRows {
    /** Line breaks within a cell, which become spaces. */
    private static final Pattern LINE_BREAKS = Pattern.compile("\\h*[\\v\\t]\\s*");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int linesBefore;

    /** The name of each column of the file; empty for a column without a name. */
    private final List<String> header;

    /** The first row, if it is not a header. */
    private final Deque<Row> pending = new ArrayDeque<>();

    /** The line on which the last row that was read begins. */
    private long line = 1;

    /** @param line the line on which it begins: a value between quotes may span several */
    private record Row(long line, List<String> values) {}

    private CsvFile(CSVParser parser, int linesBefore, Sheet sheet) throws BadLine {
        this.parser = parser;
        this.records = parser.iterator();
        this.linesBefore = linesBefore;
        var first = next().orElseThrow(() -> new BadLine("the file is empty"));
        var withoutHeader = sheet.withoutHeader(first.values());
        header = withoutHeader.orElseGet(() -> first.values().stream()
                .map(name -> sheet.synonyms().getOrDefault(Text.bare(name), Text.bare(name)))
                .toList());
        if (withoutHeader.isPresent()) {
            pending.add(first);
        } else {
            checkHeader(sheet);
        }
    }

    /**
     * Reads the header.
     *
     * @throws BadLine with what is wrong with it
     */
    static CsvFile open(BufferedReader file, Sheet sheet) throws BadLine {
        try {
            Content.skipByteOrderMark(file);
            var separator = Separator.of(file);
            // Empty lines are not left to the parser, which would not count them among the lines before the next row.
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator.character())
                    .setIgnoreEmptyLines(false)
                    .get();
            return new CsvFile(CSVParser.parse(file, format), separator.lines(), sheet);
        } catch (CharacterCodingException _) {
            throw new BadLine(Content.SHEET_NOT_UTF_8);
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            throw new BadLine(unreadable(unreadable));
        } catch (IOException _) {
            throw new BadLine(Content.UNREADABLE);
        }
    }

    @Override
    public List<String> columns() {
        return header.stream().filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public void read(Reader reader) throws IOException {
        var columns = columns();
        try {
            for (var row = next(); row.isPresent(); row = next()) {
                var flaw = flaw(row.get().values());
                if (flaw.isPresent()) {
                    reader.flaw(row.get().line(), flaw.get());
                } else {
                    reader.line(
                            new Line(row.get().line(), columns, named(row.get().values())));
                }
            }
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            reader.flaw(line, unreadable(unreadable));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The next row that has visible characters. */
    private Optional<Row> next() {
        if (!pending.isEmpty()) {
            return Optional.of(pending.remove());
        }
        while (true) {
            line = linesBefore + parser.getCurrentLineNumber() + 1;
            if (!records.hasNext()) {
                return Optional.empty();
            }
            var values = records.next().stream().map(CsvFile::text).toList();
            if (!values.stream().allMatch(Text::isBlank)) {
                return Optional.of(new Row(line, values));
            }
        }
    }

    private static String text(String cell) {
        return Text.stripped(LINE_BREAKS.matcher(Cell.restored(cell)).replaceAll(" "));
    }

    private List<String> named(List<String> values) {
        var named = new ArrayList<String>();
        for (int column = 0; column < header.size(); column++) {
            if (!header.get(column).isEmpty()) {
                named.add(values.get(column));
            }
        }
        return named;
    }

    /** Checks the number of cells; empty cells after the last named column are allowed. */
    private Optional<String> flaw(List<String> values) {
        int lastNamed = header.size();
        while (header.get(lastNamed - 1).isEmpty()) {
            lastNamed--;
        }
        int lastFilled = values.size();
        while (lastFilled > lastNamed && Text.isBlank(values.get(lastFilled - 1))) {
            lastFilled--;
        }
        if (values.size() < lastNamed || lastFilled > header.size()) {
            return Optional.of("has " + lastFilled + " values for " + lastNamed + " columns");
        }
        for (int column = 0; column < lastFilled; column++) {
            if (header.get(column).isEmpty() && !Text.isBlank(values.get(column))) {
                return Optional.of("has a value in column " + (column + 1) + ", which has no name: "
                        + PlainText.quoted(values.get(column)));
            }
        }
        return Optional.empty();
    }

    private void checkHeader(Sheet sheet) throws BadLine {
        var known = new ArrayList<>(sheet.required());
        known.addAll(sheet.optional());
        var columns = columns();
        for (var column : columns) {
            if (!known.contains(column)) {
                throw new BadLine(
                        "the header names a column \"" + column + "\"; there are: " + String.join(", ", known));
            }
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new BadLine("the header names a column twice");
        }
        for (var column : sheet.required()) {
            if (!columns.contains(column)) {
                throw new BadLine("the header lacks the column " + column);
            }
        }
    }

    private static String unreadable(RuntimeException failure) {
        return failure.getCause() instanceof CharacterCodingException
                ? Content.SHEET_NOT_UTF_8
                : "cannot be read: a quote is missing, or stands where none belongs";
    }
}
