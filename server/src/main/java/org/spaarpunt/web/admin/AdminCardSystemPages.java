package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.PermissionGroups;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.Texts;

/** Card systems, and the permission groups to which counters belong in each of them. */
record AdminCardSystemPages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/card-systems";

    private static final String CREATE = "create";
    private static final String CREATE_GROUP = "createGroup";
    private static final String RENAME = "rename";
    private static final String DENY = "deny";

    record All(
            List<CardSystems.Details> cardSystems,
            List<PermissionGroups.Details> groups,
            List<CounterAction> actions,
            Form form,
            Optional<Note> note) {

        /** The form that renames a card system. */
        Form renaming(long id) {
            return form.named(renamingOf(id));
        }
    }

    /** The name of the form that renames a card system, and the id of its field. */
    static String renamingOf(long id) {
        return RENAME + "-" + id;
    }

    Response list(PageRequest request) {
        return Question.askedOr(
                request,
                act -> act.equals(DENY) ? question(request, act) : Optional.empty(),
                () -> page(request, forms.form()));
    }

    private Response page(PageRequest request, Form form) {
        var all = new All(
                admin.cardSystems().list(),
                admin.groups().list(),
                List.of(CounterAction.values()),
                form,
                Note.of(request));
        return PageRenderer.formPage(
                request,
                PATH,
                form,
                (output, interceptor, frame) -> JtecardsystemsGenerated.render(output, interceptor, frame, all));
    }

    private Optional<Question> question(PageRequest request, String act) {
        var name = request.query().firstFilled("name").orElse("");
        return admin.groups().list().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .flatMap(group -> request.query()
                        .firstFilled("action")
                        .flatMap(CounterAction::named)
                        .map(action -> Question.of(
                                request,
                                Danger.DENY_GROUP_ACTION,
                                PATH,
                                act,
                                group.name(),
                                Texts.in(request.language()).text("action." + action))));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var actor = request.actor();
        var name = request.field("name");
        var id = AdminPages.number(request.field("id"));
        return switch (request.field(Question.ACT)) {
            case CREATE ->
                sent(request, CREATE)
                        .<Long>once(
                                forms,
                                once -> admin.cardSystems().create(actor, id, name, once),
                                _ -> new Receipt(FormSubmissions.DONE, name, CREATE, PATH, ""),
                                PATH);
            case RENAME ->
                sent(request, renamingOf(id.orElse(0L)))
                        .after(admin.cardSystems().rename(actor, id.orElse(0L), name), PATH);
            case "stops" -> setStops(request, id.orElse(0L), true);
            case "letsIn" -> setStops(request, id.orElse(0L), false);
            case CREATE_GROUP ->
                sent(request, CREATE_GROUP)
                        .<Outcome.Nothing>once(
                                forms,
                                once -> admin.groups().create(actor, name, once),
                                _ -> new Receipt(FormSubmissions.DONE, name, CREATE_GROUP, PATH, ""),
                                PATH);
            case "allow" -> withAction(request, name, true);
            case DENY ->
                Question.isConfirmed(request)
                        ? withAction(request, name, false)
                        : Question.instead(request, PATH, DENY);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    /** Every form on this page has one field, whose id is the name of the form. */
    private SentForm sent(PageRequest request, String name) {
        return new SentForm(request, name, forms.form(), form -> page(request, form)).withIds(_ -> name);
    }

    private Response setStops(PageRequest request, long id, boolean stops) {
        return AdminPages.after(
                request, admin.cardSystems().setExpiredSocialTariffStops(request.actor(), id, stops), PATH);
    }

    private Response withAction(PageRequest request, String group, boolean allowed) {
        var actor = request.actor();
        return CounterAction.named(request.field("action"))
                .map(action -> allowed
                        ? admin.groups().allow(actor, group, action)
                        : admin.groups().deny(actor, group, action))
                .map(outcome -> AdminPages.after(request, outcome, PATH))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
