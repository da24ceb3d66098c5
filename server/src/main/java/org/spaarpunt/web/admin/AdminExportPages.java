package org.spaarpunt.web.admin;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Exports.Wanted;
import org.spaarpunt.exports.Span;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** Tables as files of comma-separated values, for some days. */
record AdminExportPages(Exports exports) {
    static final String PATH = "/admin/exports";

    /** A larger file takes too much memory here; the command writes files of any size. */
    private static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private static final String TABLE = "table";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String EXPORT = "export";

    /** What can be exported. */
    public enum Table {
        CHECKINS,
        TRANSFERS,
        PASSHOLDERS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private void write(Exports exports, Actor actor, Wanted wanted) throws IOException {
            switch (this) {
                case CHECKINS -> exports.checkins(actor, wanted);
                case TRANSFERS -> exports.transfers(actor, wanted);
                case PASSHOLDERS -> exports.passholders(actor, wanted);
            }
        }
    }

    /** The file would be too large. */
    private static final class TooLarge extends IOException {}

    private static final class Bounded extends FilterWriter {
        private int left = MAX_CHARACTERS;

        Bounded(Writer to) {
            super(to);
        }

        @Override
        public void write(int character) throws IOException {
            count(1);
            out.write(character);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            count(length);
            out.write(text, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            count(length);
            out.write(text, offset, length);
        }

        private void count(int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }

    Response show(PageRequest request) {
        return page(request, Form.UNTOUCHED);
    }

    private static Response page(PageRequest request, Form form) {
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JteexportsGenerated.render(output, interceptor, frame, form));
    }

    Response export(PageRequest request) {
        var table = Stream.of(Table.values())
                .filter(one -> one.word().equals(request.field(TABLE)))
                .findFirst();
        var errors = new ArrayList<FieldError>();
        if (table.isEmpty()) {
            errors.add(new FieldError(TABLE, "admin.exports.table", "admin.exports.table.missing"));
        }
        var from = day(request, FROM, "admin.exports.from", errors);
        var until = day(request, UNTIL, "admin.exports.until", errors);
        var span = new Span(from, until);
        if (errors.isEmpty() && !span.isPossible()) {
            errors.add(new FieldError(UNTIL, "admin.exports.until", "admin.exports.order"));
        }
        return errors.isEmpty() ? write(request, table.orElseThrow(), span) : rejected(request, errors);
    }

    private Response write(PageRequest request, Table table, Span span) {
        var file = new StringWriter();
        try (var bounded = new Bounded(file)) {
            table.write(exports, request.actor(), new Wanted(span, bounded, _ -> {}));
        } catch (TooLarge tooLarge) {
            return rejected(request, List.of(new FieldError(FROM, "admin.exports.from", "admin.exports.tooLarge")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var answer = Response.of(200, "text/csv;charset=UTF-8", file.toString())
                .neverCompressed()
                .with("Content-Disposition", "attachment; filename=\"" + table.word() + ".csv\"");
        return request.policy().on(answer, "");
    }

    private static Response rejected(PageRequest request, List<FieldError> errors) {
        return page(request, Form.UNTOUCHED.rejected(EXPORT, request.form(), errors));
    }

    private static Optional<LocalDate> day(PageRequest request, String field, String label, List<FieldError> errors) {
        try {
            return request.filled(field).map(LocalDate::parse);
        } catch (DateTimeException malformed) {
            errors.add(new FieldError(field, label, "admin.exports.day"));
            return Optional.empty();
        }
    }
}
