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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a file of comma-separated values: UTF-8, a header with the names of the columns, values between quotes where they need
 * it. A semicolon separates as well as a comma, because spreadsheets here write it.
 */
final class CsvFile implements Rows {
    /** Longer than any header; what is read of it is read again. */
    private static final int LOOK_AHEAD = 8_192;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    /** The first line, where it is no header. */
    private final Deque<CSVRecord> pending = new ArrayDeque<>();

    private CsvFile(CSVParser parser, Sheet sheet) throws BadLine {
        this.parser = parser;
        this.records = parser.iterator();
        var first = next().orElseThrow(() -> new BadLine("the file is empty"));
        var withoutHeader = sheet.withoutHeader(first.toList());
        columns = List.copyOf(
                withoutHeader.orElseGet(() -> first.stream().map(String::strip).toList()));
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
            var format =
                    CSVFormat.DEFAULT.builder().setDelimiter(separator(file)).get();
            return new CsvFile(CSVParser.parse(file, format), sheet);
        } catch (CharacterCodingException _) {
            throw new BadLine(Content.NOT_UTF_8);
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            throw new BadLine(unreadable(unreadable));
        } catch (IOException _) {
            throw new BadLine(Content.UNREADABLE);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try {
            for (var record = next(); record.isPresent(); record = next()) {
                long number = parser.getCurrentLineNumber();
                var values = record.get().toList();
                if (values.size() == columns.size()) {
                    reader.line(new Line(number, columns, values));
                } else {
                    reader.flaw(number, "has " + values.size() + " values for " + columns.size() + " columns");
                }
            }
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            reader.flaw(parser.getCurrentLineNumber() + 1, unreadable(unreadable));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private Optional<CSVRecord> next() {
        if (!pending.isEmpty()) {
            return Optional.of(pending.remove());
        }
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }

    private void checkHeader(Sheet sheet) throws BadLine {
        var known = new ArrayList<>(sheet.required());
        known.addAll(sheet.optional());
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

    private static char separator(BufferedReader file) throws IOException {
        file.mark(LOOK_AHEAD);
        var start = new char[LOOK_AHEAD];
        int length = Math.max(file.read(start), 0);
        file.reset();
        var firstLine = new String(start, 0, length).lines().findFirst().orElse("");
        return firstLine.indexOf(';') >= 0 ? ';' : ',';
    }

    private static String unreadable(RuntimeException failure) {
        return failure.getCause() instanceof CharacterCodingException
                ? Content.NOT_UTF_8
                : "cannot be read: a quote is missing, or stands where none belongs";
    }
}
