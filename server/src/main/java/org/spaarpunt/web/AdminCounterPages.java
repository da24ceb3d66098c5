package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.CardSystems;
import org.spaarpunt.administration.CounterList;
import org.spaarpunt.administration.Counters;
import org.spaarpunt.administration.Description;
import org.spaarpunt.administration.EmployeeList;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.PermissionGroups;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;
import org.spaarpunt.counters.Role;
import org.spaarpunt.http.Response;

/** Counters: what they may do in which card system, and who works there. */
record AdminCounterPages(Administration admin) {
    static final String PATH = "/admin/counters";
    static final String NEW = PATH + "/new";

    record Counter(
            Counters.Details details,
            Description description,
            List<Counters.Membership> groups,
            AdminList<EmployeeList.Row> employees,
            List<CardSystems.Details> cardSystems,
            List<PermissionGroups.Details> allGroups,
            Optional<AdminPages.Note> note) {}

    record All(AdminList<CounterList.Row> counters, Optional<AdminPages.Note> note) {}

    static String pathOf(String key) {
        return AdminRoutes.pathOf(PATH, key);
    }

    Response list(PageRequest request) {
        var all = new All(
                AdminList.of(
                        request,
                        AdminList.Place.at(PATH),
                        new AdminList.Standard<>(CounterList.Order.NAME, false),
                        admin.lists().counters()::part),
                AdminPages.note(request));
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JtecountersGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        var note = AdminPages.note(request);
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JtenewcounterGenerated.render(output, interceptor, frame, note));
    }

    Response create(PageRequest request) {
        var wanted = new Counters.NewCounter(
                AdminPages.field(request, "name"),
                AdminPages.filled(request, "key"),
                AdminPages.filled(request, "organisation"));
        return AdminPages.after(
                request,
                admin.counters().create(AdminPages.actor(request), wanted),
                NEW,
                made -> made.secret()
                        .map(secret -> AdminPages.secret(request, secret, pathOf(made.key())))
                        .orElseGet(() -> Shell.goTo(request, pathOf(made.key()))));
    }

    Response show(PageRequest request) {
        return admin.counters()
                .find(request.segment())
                .flatMap(details -> admin.counters()
                        .description(details.key())
                        .map(description -> counter(request, details, description)))
                .map(counter -> Shell.page(
                        request,
                        200,
                        (output, interceptor, frame) ->
                                JtecounterGenerated.render(output, interceptor, frame, counter)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Counter counter(PageRequest request, Counters.Details details, Description description) {
        return new Counter(
                details,
                description,
                admin.counters().groups(details.key()),
                AdminList.of(
                        request,
                        new AdminList.Place(pathOf(details.key()), "employees"),
                        new AdminList.Standard<>(EmployeeList.Order.ROLE, false),
                        wanted -> admin.lists().employees().part(details.key(), wanted)),
                admin.cardSystems().list(),
                admin.groups().list(),
                AdminPages.note(request));
    }

    /** Does what the form names. */
    Response act(PageRequest request) {
        var key = request.segment();
        var actor = AdminPages.actor(request);
        var who = AdminPages.field(request, "who");
        var group = AdminPages.field(request, "group");
        long cardSystem =
                AdminPages.number(AdminPages.field(request, "cardSystem")).orElse(0L);
        Optional<Outcome<Outcome.Nothing>> outcome = switch (AdminPages.field(request, "act")) {
            case "describe" -> Optional.of(admin.counters().describe(actor, key, description(request)));
            case "put" -> Optional.of(admin.counters().put(actor, key, cardSystem, group));
            case "takeOut" -> Optional.of(admin.counters().takeOut(actor, key, cardSystem, group));
            case "admin" -> Optional.of(admin.employees().set(actor, key, who, Role.ADMIN));
            case "member" -> Optional.of(admin.employees().set(actor, key, who, Role.MEMBER));
            case "dismiss" -> Optional.of(admin.employees().remove(actor, key, who));
            default -> Optional.empty();
        };
        return outcome.map(known -> AdminPages.back(request, known, pathOf(key)))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }

    private static Description description(PageRequest request) {
        return new Description(
                AdminPages.field(request, "type"),
                new Address(
                        AdminPages.field(request, "street"),
                        AdminPages.field(request, "number"),
                        AdminPages.field(request, "box"),
                        AdminPages.field(request, "postalCode"),
                        AdminPages.field(request, "city"),
                        AdminPages.field(request, "cityPart")),
                new Contact(
                        AdminPages.field(request, "telephone"),
                        AdminPages.field(request, "contactPerson"),
                        AdminPages.field(request, "email")),
                AdminPages.filled(request, "visible").isPresent(),
                AdminPages.filled(request, "school").isPresent());
    }
}
