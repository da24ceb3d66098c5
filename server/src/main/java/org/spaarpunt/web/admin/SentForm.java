package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/**
 * A form of the administration that was sent. Whatever is wrong with it, its page shows it again with what was typed and
 * an error at each field; an act that was done leads to a page that reports it.
 *
 * @param name of the form on its page
 * @param blank the form before it was sent
 * @param page that shows the form
 * @param unknown the error, and its field, when the form names something that does not exist
 * @param id of the field with this name
 */
record SentForm(
        PageRequest request,
        String name,
        Form blank,
        Function<Form, Response> page,
        Map<Subject, FieldError> unknown,
        UnaryOperator<String> id) {

    SentForm {
        unknown = Map.copyOf(unknown);
    }

    /** A form whose fields have their names as ids, and choose from nothing that could be gone. */
    SentForm(PageRequest request, String name, Form blank, Function<Form, Response> page) {
        this(request, name, blank, page, Map.of(), UnaryOperator.identity());
    }

    /** This form, with the errors when something that it names does not exist. */
    SentForm naming(Map<Subject, FieldError> errors) {
        return new SentForm(request, name, blank, page, errors, id);
    }

    /** This form, with fields whose ids are not their names. */
    SentForm withIds(UnaryOperator<String> ids) {
        return new SentForm(request, name, blank, page, unknown, ids);
    }

    /** The page that shows the form with what was typed and what is wrong. */
    Response rejected(List<FieldError> errors) {
        return page.apply(blank.rejected(name, request.form(), errors));
    }

    /**
     * The answer to the act of the form.
     *
     * @param path of the page that reports what was done, or why it was refused
     */
    Response after(Outcome<?> outcome, String path) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> Note.done(request, path, request.field(Question.ACT));
            case Outcome.Unchanged<?> _ -> PageRenderer.goTo(request, path);
            case Outcome.Unknown<?> missing ->
                Optional.ofNullable(unknown.get(missing.subject()))
                        .map(error -> rejected(List.of(error)))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request));
            // Buttons name users by their uid, which is unique; pages where a name is typed handle this case
            // themselves.
            case Outcome.Ambiguous<?> _ -> Notices.NOT_FOUND.to(request);
            case Outcome.Rejected<?>(var flaws) -> rejected(Fields.errors(flaws, id));
            case Outcome.Refused<?>(var reason) -> Note.refused(request, path, reason);
        };
    }

    /**
     * Does the act of the form, unless it was done before.
     *
     * @param receipt what to show of the result
     * @param path of the page that reports why it was refused
     */
    <T> Response once(
            FormSubmissions forms, Function<Once<T>, Outcome<T>> act, Function<T, Receipt> receipt, String path) {
        return forms.once(request, act, receipt, outcome -> after(outcome, path));
    }
}
