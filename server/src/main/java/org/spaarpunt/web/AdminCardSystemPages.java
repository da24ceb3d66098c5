package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.CardSystems;
import org.spaarpunt.administration.PermissionGroups;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;

/** Card systems, and the permission groups in which counters are put for each of them. */
record AdminCardSystemPages(Administration admin) {
    static final String PATH = "/admin/card-systems";

    record All(
            List<CardSystems.Details> cardSystems,
            List<PermissionGroups.Details> groups,
            List<CounterAction> actions,
            Optional<AdminPages.Note> note) {}

    Response list(PageRequest request) {
        var all = new All(
                admin.cardSystems().list(),
                admin.groups().list(),
                List.of(CounterAction.values()),
                AdminPages.note(request));
        return Shell.page(
                request,
                200,
                (output, interceptor, frame) -> JtecardsystemsGenerated.render(output, interceptor, frame, all));
    }

    /** Does what the form names. */
    Response act(PageRequest request) {
        var actor = AdminPages.actor(request);
        var name = AdminPages.field(request, "name");
        var id = AdminPages.number(AdminPages.field(request, "id"));
        return switch (AdminPages.field(request, "act")) {
            case "create" -> AdminPages.back(request, admin.cardSystems().create(actor, id, name), PATH);
            case "rename" -> AdminPages.back(request, admin.cardSystems().rename(actor, id.orElse(0L), name), PATH);
            case "stops" ->
                AdminPages.back(
                        request, admin.cardSystems().setExpiredSocialTariffStops(actor, id.orElse(0L), true), PATH);
            case "letsIn" ->
                AdminPages.back(
                        request, admin.cardSystems().setExpiredSocialTariffStops(actor, id.orElse(0L), false), PATH);
            case "createGroup" -> AdminPages.back(request, admin.groups().create(actor, name), PATH);
            case "allow" -> withAction(request, name, true);
            case "deny" -> withAction(request, name, false);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response withAction(PageRequest request, String group, boolean allowed) {
        var actor = AdminPages.actor(request);
        return CounterAction.named(AdminPages.field(request, "action"))
                .map(action -> allowed
                        ? admin.groups().allow(actor, group, action)
                        : admin.groups().deny(actor, group, action))
                .map(outcome -> AdminPages.back(request, outcome, PATH))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
