package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Namesake;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.CounterDescription;
import org.spaarpunt.counters.CounterList;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.counters.EmployeeList;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;
import org.spaarpunt.counters.PermissionGroups;
import org.spaarpunt.counters.Role;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** Counters: what they may do in which card system, and their employees. */
record AdminCounterPages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/counters";
    static final String NEW = PATH + "/new";

    private static final String CREATE = "create";

    /** The act in the address of a counter's page after the counter was made with an existing key. */
    private static final String CREATED = "createCounter";

    private static final String DESCRIBE = "describe";
    private static final String PUT = "put";
    private static final String TAKE_OUT = "takeOut";
    private static final String ADMIN = "admin";
    private static final String MEMBER = "member";
    private static final String DISMISS = "dismiss";

    /** The status of a page that asks which user is meant: nothing was done yet. */
    private static final int SEVERAL = 409;

    /** The error when a form names something that does not exist. */
    private static final Map<Subject, FieldError> UNKNOWN = Map.of(
            Subject.CONSUMER, new FieldError("key", "admin.counters.consumer", "admin.unknown.consumer"),
            Subject.USER, new FieldError("who", "admin.employees.who", "admin.unknown.user"),
            Subject.GROUP, new FieldError("group", "admin.group", "admin.unknown.group"),
            Subject.CARD_SYSTEM, new FieldError("cardSystem", "admin.cardSystem", "admin.unknown.cardSystem"));

    record Counter(
            CounterRegister.Details details,
            CounterDescription description,
            List<CounterRegister.Membership> groups,
            ListView<EmployeeList.Row> employees,
            List<CardSystems.Details> cardSystems,
            List<PermissionGroups.Details> allGroups,
            Form form,
            Optional<Note> note) {}

    /** The users that a typed name may mean. */
    record Choice(CounterRegister.Details counter, String name, List<Namesake> people) {}

    static String pathOf(String key) {
        return AdminRoutes.pathOf(PATH, key);
    }

    Response list(PageRequest request) {
        var all = Listed.of(request, PATH, CounterList.Order.NAME, admin.lists().counters()::part);
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtecountersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        return newCounter(request, forms.form());
    }

    Response create(PageRequest request) {
        var wanted = new CounterRegister.NewCounter(
                request.field("name"), request.filled("key"), request.filled("organisation"));
        return new SentForm(request, CREATE, forms.form(), form -> newCounter(request, form))
                .naming(UNKNOWN)
                .<CounterRegister.Created>once(
                        forms,
                        once -> admin.counters().create(request.actor(), wanted, once),
                        made -> receipt(wanted.name(), made),
                        NEW);
    }

    private static Receipt receipt(String name, CounterRegister.Created made) {
        var path = pathOf(made.key());
        return made.secret()
                .map(secret -> new Receipt(FormSubmissions.SECRET, name, secret.key(), path, secret.secret()))
                .orElseGet(() -> new Receipt(FormSubmissions.DONE, name, CREATED, path, ""));
    }

    private static Response newCounter(PageRequest request, Form form) {
        var note = Note.of(request);
        return PageRenderer.formPage(
                request,
                NEW,
                form,
                (output, interceptor, frame) -> JtenewcounterGenerated.render(output, interceptor, frame, form, note));
    }

    Response show(PageRequest request) {
        var details = admin.counters().find(request.segment());
        if (details.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        return Question.askedOr(
                request,
                act -> question(request, details.get(), act),
                () -> page(request, details.get(), Form.UNTOUCHED));
    }

    private Response page(PageRequest request, CounterRegister.Details details, Form form) {
        var key = details.key();
        var counter = new Counter(
                details,
                admin.counters().description(key).orElseThrow(),
                admin.counters().groups(key),
                ListView.of(
                        request,
                        new ListView.Place(pathOf(key), "employees"),
                        new ListView.Standard<>(EmployeeList.Order.ROLE, false),
                        wanted -> admin.lists().employees().part(key, wanted)),
                admin.cardSystems().list(),
                admin.groups().list(),
                form,
                Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(key),
                form,
                (output, interceptor, frame) -> JtecounterGenerated.render(output, interceptor, frame, counter));
    }

    private Optional<Question> question(PageRequest request, CounterRegister.Details details, String act) {
        var path = pathOf(details.key());
        return switch (act) {
            case DISMISS ->
                admin.employees().list(details.key()).stream()
                        .filter(employee -> employee.uid()
                                .equals(request.query().firstFilled("who").orElse("")))
                        .findFirst()
                        .flatMap(employee -> admin.users().find(employee.uid()))
                        .map(user -> Question.of(
                                request,
                                Danger.DISMISS_EMPLOYEE,
                                path,
                                act,
                                AdminUserPages.nameOf(user),
                                details.name()));
            case TAKE_OUT ->
                admin.counters().groups(details.key()).stream()
                        .filter(group -> group.group()
                                        .equals(request.query()
                                                .firstFilled("group")
                                                .orElse(""))
                                && String.valueOf(group.cardSystemId())
                                        .equals(request.query()
                                                .firstFilled("cardSystem")
                                                .orElse("")))
                        .findFirst()
                        .map(group -> Question.of(
                                request,
                                Danger.TAKE_OUT_OF_GROUP,
                                path,
                                act,
                                details.name(),
                                group.group(),
                                group.cardSystem()));
            default -> Optional.empty();
        };
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var details = admin.counters().find(request.segment());
        if (details.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var key = details.get().key();
        var act = request.field(Question.ACT);
        if ((act.equals(DISMISS) || act.equals(TAKE_OUT)) && !Question.isConfirmed(request)) {
            return Question.instead(request, pathOf(key), act);
        }
        var sent =
                new SentForm(request, act, Form.UNTOUCHED, form -> page(request, details.get(), form)).naming(UNKNOWN);
        return outcome(request, key, act)
                .map(outcome -> outcome instanceof Outcome.Ambiguous<?>(var name, var people)
                        ? choose(request, new Choice(details.get(), name, people))
                        : sent.after(outcome, pathOf(key)))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }

    private Optional<Outcome<Outcome.Nothing>> outcome(PageRequest request, String key, String act) {
        var actor = request.actor();
        var who = request.field("who");
        var group = request.field("group");
        long cardSystem = AdminPages.number(request.field("cardSystem")).orElse(0L);
        return switch (act) {
            case DESCRIBE -> Optional.of(admin.counters().describe(actor, key, description(request)));
            case PUT -> Optional.of(admin.counters().put(actor, key, cardSystem, group));
            case TAKE_OUT -> Optional.of(admin.counters().takeOut(actor, key, cardSystem, group));
            case ADMIN -> Optional.of(admin.employees().set(actor, key, who, Role.ADMIN));
            case MEMBER -> Optional.of(admin.employees().set(actor, key, who, Role.MEMBER));
            case DISMISS -> Optional.of(admin.employees().remove(actor, key, who));
            default -> Optional.empty();
        };
    }

    private static Response choose(PageRequest request, Choice choice) {
        return PageRenderer.page(
                request,
                SEVERAL,
                (output, interceptor, frame) -> JtechooseGenerated.render(output, interceptor, frame, choice));
    }

    private static CounterDescription description(PageRequest request) {
        return new CounterDescription(
                request.field("type"),
                new Address(
                        request.field("street"),
                        request.field("number"),
                        request.field("box"),
                        request.field("postalCode"),
                        request.field("city"),
                        request.field("cityPart")),
                new Contact(request.field("telephone"), request.field("contactPerson"), request.field("email")),
                request.filled("visible").isPresent(),
                request.filled("school").isPresent());
    }
}
