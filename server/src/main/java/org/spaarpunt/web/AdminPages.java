package org.spaarpunt.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/** What all pages of the administration share: the actor, the answer to an act, and results that are shown once. */
final class AdminPages {
    static final String PATH = "/admin";

    /** The parameter that holds the result of the last act. */
    private static final String DONE = "done";

    private static final String REFUSED = "refused";

    /** Acts after which the reader stays on a page of the administration, which then reports the result. */
    static final List<String> ACTS = List.of(
            "revoke",
            "endPrevious",
            "grant",
            "withdraw",
            "callbacks",
            "token",
            "createCounter",
            "describe",
            "put",
            "takeOut",
            "admin",
            "member",
            "dismiss",
            "disable",
            "enable",
            "make",
            "unmake",
            "unlink",
            "resetSecondFactor",
            "create",
            "rename",
            "stops",
            "letsIn",
            "createGroup",
            "owner",
            "allow",
            "deny");

    /** The status of a page that shows a rejected form. */
    private static final int REJECTED = 400;

    /** A part of the administration, as the navigation names it. */
    record Section(String path, String title) {}

    static final List<Section> SECTIONS = List.of(
            new Section(AdminConsumerPages.PATH, "admin.consumers"),
            new Section(AdminCounterPages.PATH, "admin.counters"),
            new Section(AdminUserPages.PATH, "admin.users"),
            new Section(AdminCardSystemPages.PATH, "admin.cardSystems"),
            new Section(AdminDevicePages.PATH, "admin.devices"),
            new Section(AuditPages.PATH, "admin.audit"));

    private AdminPages() {}

    /**
     * What a page reports about the last act.
     *
     * @param key of a text
     * @param good whether the act was done
     */
    record Note(String key, boolean good) {}

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

    static Optional<Note> note(PageRequest request) {
        var done = request.query().firstFilled(DONE).filter(ACTS::contains);
        if (done.isPresent()) {
            return done.map(act -> new Note("admin.done." + act, true));
        }
        var refused = request.query().firstFilled(REFUSED).orElse("");
        return Stream.of(Refusal.values())
                .filter(reason -> reason.name().equals(refused))
                .findFirst()
                .map(reason -> new Note("admin.refused." + reason, false));
    }

    /** The title of a page, which begins with the error if there is one. */
    static String titled(Frame frame, String title, Optional<Note> note, Form form) {
        return note.filter(said -> !said.good()).isPresent()
                ? frame.text("form.problem", title)
                : form.titled(frame, title);
    }

    /**
     * Redirects to a page that reports that an act was done, by an address that can be loaded again without doing it
     * again.
     */
    static Response done(PageRequest request, String path, String act) {
        return PageRenderer.goTo(request, path + "?" + new Parameters(List.of(new Parameter(DONE, act))).encoded());
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
            case Outcome.Done<?> _ -> done(request, path, field(request, Question.ACT));
            case Outcome.Unchanged<?> _ -> PageRenderer.goTo(request, path);
            case Outcome.Unknown<?> unknown ->
                Optional.ofNullable(again.unknown().get(unknown.subject()))
                        .map(error -> again.page().apply(List.of(error)))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request));
            // Buttons name users by their uid, which is unique; pages where a name is typed handle this case
            // themselves.
            case Outcome.Ambiguous<?> _ -> Notices.NOT_FOUND.to(request);
            case Outcome.Rejected<?>(var flaws) -> again.page().apply(Fields.errors(flaws, again.id()));
            case Outcome.Refused<?>(var reason) -> PageRenderer.goTo(request, path + "?" + REFUSED + "=" + reason);
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
