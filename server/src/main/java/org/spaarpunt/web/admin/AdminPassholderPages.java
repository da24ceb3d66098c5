package org.spaarpunt.web.admin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.removal.PassholderRemoval;
import org.spaarpunt.removal.RemovalRequests;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/**
 * Passholders, found by a card: what is stored about one as a file, and the removal of one. A card number is in no
 * address, because addresses are logged and remembered.
 */
record AdminPassholderPages(
        PassholderFeature passholders, PersonalData data, PassholderRemoval removal, RemovalRequests requests) {
    static final String PATH = "/admin/passholders";

    private static final String FIND = "find";
    private static final String CARD = "card";
    private static final String FILE = "personFile";
    private static final String REMOVE = "removePerson";
    private static final String REASON = "reason";
    private static final String JSON = "application/json;charset=UTF-8";

    /** How passholders are found, and which of them wait to be removed. */
    record Start(List<RemovalRequests.Waiting> waiting, Form form, Optional<Note> note) {}

    /** One passholder. */
    record One(Person person, List<HeldCard> cards, Form form, Optional<Note> note) {}

    static String pathOf(String uid) {
        return AdminRoutes.pathOf(PATH, uid);
    }

    Response start(PageRequest request) {
        return start(request, Form.UNTOUCHED);
    }

    private Response start(PageRequest request, Form form) {
        var start = new Start(requests.all(), form, Note.of(request));
        return AdminPages.page(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtepassholdersGenerated.render(output, interceptor, frame, start));
    }

    /** Finds the passholder of the card that was typed or read. */
    Response find(PageRequest request) {
        var typed = AdminPages.field(request, CARD);
        return reference(typed)
                .flatMap(passholders.cards()::find)
                .flatMap(card -> card.holder() instanceof HeldCard.Holder.OfPassholder(var holder)
                        ? Optional.of(PageRenderer.goTo(request, pathOf(holder.uid())))
                        : Optional.empty())
                .orElseGet(() -> start(
                        request,
                        Form.UNTOUCHED.rejected(
                                FIND,
                                request.form(),
                                List.of(new FieldError(
                                        CARD, "admin.passholders.card", "admin.passholders.card.unknown")))));
    }

    private static Optional<CardReference> reference(String typed) {
        // As it is printed on a card, in groups.
        var together = typed.replaceAll("\\s", "");
        return UitpasNumber.parse(together).<CardReference>map(number -> number).or(() -> ChipNumber.parse(together));
    }

    Response show(PageRequest request) {
        return passholders
                .people()
                .find(request.segment(), Pictures.WITHOUT)
                .map(person -> page(request, person, Form.UNTOUCHED))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response page(PageRequest request, Person person, Form form) {
        var one = new One(person, passholders.cards().of(List.of(person.id())), form, Note.of(request));
        return AdminPages.page(
                request,
                pathOf(person.uid()),
                form,
                (output, interceptor, frame) -> JtepassholderGenerated.render(output, interceptor, frame, one));
    }

    Response act(PageRequest request) {
        var person = passholders.people().find(request.segment(), Pictures.WITHOUT);
        if (person.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        return switch (AdminPages.field(request, Question.ACT)) {
            case FILE -> file(request, person.get());
            case REMOVE -> remove(request, person.get());
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response file(PageRequest request, Person person) {
        var file = new StringWriter();
        try {
            if (!data.write(AdminPages.actor(request), person.uid(), file)) {
                return Notices.NOT_FOUND.to(request);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var answer = Response.of(200, JSON, file.toString())
                .neverCompressed()
                .with("Content-Disposition", "attachment; filename=\"spaarpunt.json\"");
        return request.policy().on(answer, "");
    }

    private Response remove(PageRequest request, Person person) {
        var reason = AdminPages.field(request, REASON);
        if (!Question.isConfirmed(request) && !reason.isEmpty()) {
            var fields = List.of(new Parameter(Question.ACT, REMOVE), new Parameter(REASON, reason));
            return new Question(
                            Danger.REMOVE_PASSHOLDER,
                            List.of(person.details().name().first() + " "
                                    + person.details().name().family()),
                            pathOf(person.uid()),
                            fields,
                            pathOf(person.uid()))
                    .page(request);
        }
        var again = new AdminPages.Again(
                Map.of(),
                name -> name,
                errors -> page(request, person, Form.UNTOUCHED.rejected(REMOVE, request.form(), errors)));
        return AdminPages.after(request, removal.remove(AdminPages.actor(request), person.uid(), reason), PATH, again);
    }
}
