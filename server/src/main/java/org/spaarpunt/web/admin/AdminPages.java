package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** What all pages of the administration share: the actor, the answer to an act, and results that are shown once. */
public final class AdminPages {
    static final String PATH = "/admin";

    /** The status of a page that shows a rejected form. */
    private static final int REJECTED = 400;

    private AdminPages() {}

    static Actor actor(PageRequest request) {
        return new Actor.Person(
                request.signedIn().orElseThrow().account().user().uid(),
                request.client().getHostAddress());
    }

    static String field(PageRequest request, String name) {
        return request.form().firstFilled(name).map(String::strip).orElse("");
    }

    static Optional<String> filled(PageRequest request, String name) {
        return Optional.of(field(request, name)).filter(text -> !text.isEmpty());
    }

    /** The answer to an act that takes only a button. */
    static Response after(PageRequest request, Outcome<?> outcome, String path) {
        return after(
                request,
                outcome,
                path,
                new Again(Map.of(), UnaryOperator.identity(), _ -> Notices.NOT_FOUND.to(request)));
    }

    /**
     * How a rejected form is shown again.
     *
     * @param unknown the error, and its field, when the form names something that does not exist
     * @param id of the field with this name
     * @param page the form with its errors
     */
    record Again(
            Map<Subject, FieldError> unknown, UnaryOperator<String> id, Function<List<FieldError>, Response> page) {}

    /** The answer to an act for which fields were filled in. */
    static Response after(PageRequest request, Outcome<?> outcome, String path, Again again) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> Note.done(request, path, field(request, Question.ACT));
            case Outcome.Unchanged<?> _ -> PageRenderer.goTo(request, path);
            case Outcome.Unknown<?> unknown ->
                Optional.ofNullable(again.unknown().get(unknown.subject()))
                        .map(error -> again.page().apply(List.of(error)))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request));
            // Buttons name users by their uid, which is unique; pages where a name is typed handle this case
            // themselves.
            case Outcome.Ambiguous<?> _ -> Notices.NOT_FOUND.to(request);
            case Outcome.Rejected<?>(var flaws) -> again.page().apply(Fields.errors(flaws, again.id()));
            case Outcome.Refused<?>(var reason) -> Note.refused(request, path, reason);
        };
    }

    /**
     * A page with a form.
     *
     * @param path by which the page is requested, even if the form on it was sent to another path
     */
    static Response page(PageRequest request, String path, Form form, PageRenderer.Page page) {
        return form.isRejected()
                ? PageRenderer.page(request.askedAgainAt(path, Parameters.none()), REJECTED, page)
                : PageRenderer.page(request, 200, page);
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
