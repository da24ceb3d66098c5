package org.spaarpunt.web.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.UploadTooLongException;
import org.spaarpunt.identity.User;
import org.spaarpunt.imports.ImportColumns;
import org.spaarpunt.imports.ImportKind;
import org.spaarpunt.imports.ImportOutcome;
import org.spaarpunt.imports.ImportUpload;
import org.spaarpunt.imports.ImportUploads;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.OwnPath;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SentFile;

/**
 * Imports of files: a file is sent, then its page shows what it would change, then that is confirmed.
 *
 * @param maxBytes of a file
 */
record AdminImportPages(ImportUploads uploads, CardSystems systems, int maxBytes) {
    static final String PATH = "/admin/imports";

    /** The act of a form, and what its note reports. */
    private static final String IMPORT = "import";

    private static final String DISCARD = "discard";
    private static final String OUTDATED = "outdated";

    private static final String KIND = "kind";
    private static final String FILE = "file";
    private static final String CARD_SYSTEM = "cardSystem";
    private static final String DIGEST = "digest";
    private static final int BYTES_PER_MEGABYTE = 1024 * 1024;

    /** What the form offers. */
    record Choices(List<CardSystems.Details> cardSystems, List<ImportColumns> columns, int maxMegabytes, Form form) {}

    /** A file and what it would change. */
    record Preview(ImportUpload upload, List<ImportOutcome.Flaw> flaws, boolean outdated, Optional<Note> note) {
        boolean isRefused() {
            return upload.preview().outcome() instanceof ImportOutcome.Refused;
        }

        ImportOutcome.Imported result() {
            return upload.preview().outcome() instanceof ImportOutcome.Imported imported
                    ? imported
                    : new ImportOutcome.Imported(0, 0);
        }
    }

    static String pathOf(UUID id) {
        return PATH + "/" + id;
    }

    Response form(PageRequest request) {
        return form(request, Form.UNTOUCHED);
    }

    private Response form(PageRequest request, Form form) {
        var choices = new Choices(systems.list(), ImportColumns.all(), maxBytes / BYTES_PER_MEGABYTE, form);
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JteimportsGenerated.render(output, interceptor, frame, choices));
    }

    Response receive(PageRequest request) {
        var kind = ImportKind.named(request.field(KIND));
        var file = request.file().filter(sent -> !sent.name().isEmpty());
        var errors = new ArrayList<FieldError>();
        if (kind.isEmpty()) {
            errors.add(new FieldError(KIND, "admin.imports.kind", "admin.imports.kind.missing"));
        }
        if (file.isEmpty()) {
            errors.add(new FieldError(FILE, "admin.imports.file", "admin.imports.file.missing"));
        }
        var cardSystem = cardSystem(request);
        if (cardSystem.isEmpty() && request.filled(CARD_SYSTEM).isPresent()) {
            errors.add(new FieldError(CARD_SYSTEM, "admin.cardSystem", "admin.unknown.cardSystem"));
        }
        if (!errors.isEmpty()) {
            return rejected(request, errors);
        }
        return receive(request, kind.orElseThrow(), cardSystem, file.orElseThrow());
    }

    private Response receive(PageRequest request, ImportKind kind, Optional<Long> cardSystem, SentFile file) {
        try {
            var incoming = new ImportUploads.Incoming(kind, file.name(), cardSystem, file.bytes());
            return PageRenderer.goTo(request, pathOf(uploads.receive(user(request), incoming)));
        } catch (UploadTooLongException tooLong) {
            var most = String.valueOf(maxBytes / BYTES_PER_MEGABYTE);
            return rejected(
                    request,
                    List.of(new FieldError(FILE, "admin.imports.file", "admin.imports.file.tooLong", List.of(most))));
        } catch (IOException broken) {
            return rejected(request, List.of(new FieldError(FILE, "admin.imports.file", "admin.imports.file.broken")));
        }
    }

    private Response rejected(PageRequest request, List<FieldError> errors) {
        return form(request, Form.UNTOUCHED.rejected(IMPORT, request.form(), errors));
    }

    /** The card system that was chosen, or the only one. */
    private Optional<Long> cardSystem(PageRequest request) {
        var all = systems.list();
        var chosen = request.filled(CARD_SYSTEM);
        return all.stream()
                .map(CardSystems.Details::id)
                .filter(id -> chosen.map(String.valueOf(id)::equals).orElse(all.size() == 1))
                .findFirst();
    }

    Response show(PageRequest request) {
        return upload(request).map(upload -> show(request, upload)).orElseGet(() -> Notices.UPLOAD_OVER.to(request));
    }

    private static Response show(PageRequest request, ImportUpload upload) {
        var flaws = switch (upload.preview().outcome()) {
            case ImportOutcome.Refused(var wrong) -> wrong;
            case ImportOutcome.Imported imported -> imported.skipped().flaws();
        };
        var outdated = request.query().firstFilled(OUTDATED).isPresent();
        var preview = new Preview(upload, flaws, outdated, Note.of(request));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteimportGenerated.render(output, interceptor, frame, preview));
    }

    Response act(PageRequest request) {
        var upload = upload(request);
        if (upload.isEmpty()) {
            return Notices.UPLOAD_OVER.to(request);
        }
        var id = upload.get().id();
        return switch (request.field(Question.ACT)) {
            case IMPORT -> confirm(request, id);
            case DISCARD -> {
                uploads.discard(user(request), id);
                yield PageRenderer.goTo(request, PATH);
            }
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response confirm(PageRequest request, UUID id) {
        var digest = request.field(DIGEST);
        return switch (uploads.confirm(request.actor(), user(request), id, digest)) {
            case ImportUploads.Confirmation.Done _ -> Note.done(request, pathOf(id), IMPORT);
            case ImportUploads.Confirmation.Outdated _ ->
                PageRenderer.goTo(request, pathOf(id) + "?" + OUTDATED + "=true");
            case ImportUploads.Confirmation.Gone _ -> Notices.UPLOAD_OVER.to(request);
        };
    }

    private Optional<ImportUpload> upload(PageRequest request) {
        return OwnPath.uuid(request.segment()).flatMap(id -> uploads.find(user(request), id));
    }

    private static User user(PageRequest request) {
        return request.signedIn().orElseThrow().account().user();
    }
}
