package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
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
        return Question.asked(request)
                .filter(DENY::equals)
                .flatMap(act -> question(request, act))
                .map(question -> question.page(request))
                .orElseGet(() -> page(request, forms.form()));
    }

    private Response page(PageRequest request, Form form) {
        var all = new All(
                admin.cardSystems().list(),
                admin.groups().list(),
                List.of(CounterAction.values()),
                form,
                Note.of(request));
        return AdminPages.page(
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
        var actor = AdminPages.actor(request);
        var name = AdminPages.field(request, "name");
        var id = AdminPages.number(AdminPages.field(request, "id"));
        return switch (AdminPages.field(request, Question.ACT)) {
            case CREATE ->
                forms.<Long>once(
                        request,
                        once -> admin.cardSystems().create(actor, id, name, once),
                        _ -> new Receipt(FormSubmissions.DONE, name, CREATE, PATH, ""),
                        outcome -> AdminPages.after(request, outcome, PATH, again(request, CREATE)));
            case RENAME ->
                AdminPages.after(
                        request,
                        admin.cardSystems().rename(actor, id.orElse(0L), name),
                        PATH,
                        again(request, renamingOf(id.orElse(0L))));
            case "stops" -> setStops(request, id.orElse(0L), true);
            case "letsIn" -> setStops(request, id.orElse(0L), false);
            case CREATE_GROUP ->
                forms.<Outcome.Nothing>once(
                        request,
                        once -> admin.groups().create(actor, name, once),
                        _ -> new Receipt(FormSubmissions.DONE, name, CREATE_GROUP, PATH, ""),
                        outcome -> AdminPages.after(request, outcome, PATH, again(request, CREATE_GROUP)));
            case "allow" -> withAction(request, name, true);
            case DENY ->
                Question.isConfirmed(request)
                        ? withAction(request, name, false)
                        : Question.instead(request, PATH, DENY);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    /** Every form on this page has one field, whose id is the name of the form. */
    private AdminPages.Again again(PageRequest request, String form) {
        return new AdminPages.Again(
                Map.of(), _ -> form, errors -> page(request, forms.form().rejected(form, request.form(), errors)));
    }

    private Response setStops(PageRequest request, long id, boolean stops) {
        return AdminPages.after(
                request, admin.cardSystems().setExpiredSocialTariffStops(AdminPages.actor(request), id, stops), PATH);
    }

    private Response withAction(PageRequest request, String group, boolean allowed) {
        var actor = AdminPages.actor(request);
        return CounterAction.named(AdminPages.field(request, "action"))
                .map(action -> allowed
                        ? admin.groups().allow(actor, group, action)
                        : admin.groups().deny(actor, group, action))
                .map(outcome -> AdminPages.after(request, outcome, PATH))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
