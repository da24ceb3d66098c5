package org.spaarpunt.api3.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Messages;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.CodeIssuer.Outcome;
import org.spaarpunt.http.Response;
import org.spaarpunt.posters.Poster;

/** {@code POST checkincode/pdf/{cdbid}}: a poster with a new check-in code, to be printed. */
final class CheckinCodeCalls {
    public static final String ZIPPED = "zipped";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Maximum length of a title in a file name, in characters. */
    private static final int MAX_NAME = 60;

    private final CodeIssuer codes;

    public CheckinCodeCalls(CodeIssuer codes) {
        this.codes = codes;
    }

    public Response poster(ApiRequest request) {
        var reader = new ParameterReader(request);
        boolean zipped = reader.flag(ZIPPED).orElse(false);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var counter = request.counter().orElseThrow();
        var actor = RequestActor.user(request);
        var refusals = request.refusals();
        return switch (codes.make(request.segment(), counter.organisationId(), actor)) {
            case Outcome.Made made -> file(made, zipped, request);
            case Outcome.UnknownEvent _ -> refusals.unknownEvent();
            case Outcome.NotItsEvent _ ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "checkin.COUNTER_TAKES_NO_PART");
            case Outcome.NothingToCome _ ->
                refusals.badRequest(
                        ErrorCode.CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS, "error.CHECKINCODE_NO_FUTURE_CHECKIN_PERIODS");
        };
    }

    private static Response file(Outcome.Made made, boolean zipped, ApiRequest request) {
        var pdf = poster(made, request.messages()).pdf();
        var name = fileName(made.event().title());
        return zipped
                ? attached("application/x-zip-compressed", name + ".zip", zip(name + ".pdf", pdf, request.receivedAt()))
                : attached("application/pdf", name + ".pdf", pdf);
    }

    private static Poster poster(Outcome.Made made, Messages messages) {
        var days = made.valid();
        return new Poster(
                messages.text("poster.heading"),
                made.event().title(),
                List.of(
                        messages.text("poster.how"),
                        messages.text(
                                "poster.validity",
                                made.event().organiser().name(),
                                DAY.format(days.first()),
                                DAY.format(days.last()))),
                made.code());
    }

    private static Response attached(String type, String name, byte[] file) {
        return Response.of(200, type, file).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** Keeps letters and digits that every file system can store. */
    private static String fileName(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        var name = "UITPAS_QR_" + plain;
        return name.substring(0, Math.min(name.length(), MAX_NAME)).replaceAll("_$", "");
    }

    private static byte[] zip(String name, byte[] file, Instant at) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setLastModifiedTime(FileTime.from(at));
            zip.putNextEntry(entry);
            zip.write(file);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // cannot happen: everything is in memory
        }
        return bytes.toByteArray();
    }
}
