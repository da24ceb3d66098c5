package org.spaarpunt.web.admin;

import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.webhooks.WebhookActs;
import org.spaarpunt.webhooks.Delivery;
import org.spaarpunt.webhooks.DeliveryLog;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EndpointList;

/**
 * The webhooks of all counters: whether they work, and switching them. Their addresses and secrets are chosen by the
 * admins of the counter.
 */
record AdminWebhookPages(EndpointList list, DeliveryLog log, WebhookActs acts) {
    static final String PATH = "/admin/webhooks";

    /** The one order of the log. */
    enum LogOrder {
        NEWEST
    }

    record All(ListView<EndpointList.Row> webhooks, Optional<Note> note) {}

    record One(EndpointList.Row row, ListView<Delivery> deliveries, Optional<Note> note) {
        String path() {
            return pathOf(row.endpoint().id());
        }
    }

    static String pathOf(String id) {
        return AdminRoutes.pathOf(PATH, id);
    }

    /** The page of the counter that an endpoint belongs to. */
    static String counterOf(EndpointList.Row row) {
        return AdminRoutes.pathOf(AdminCounterPages.PATH, row.counterKey());
    }

    Response list(PageRequest request) {
        var all = new All(
                ListView.of(
                        request,
                        ListView.Place.at(PATH),
                        new ListView.Standard<>(EndpointList.Order.STATE, false),
                        list::part),
                Note.of(request));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtewebhooksGenerated.render(output, interceptor, frame, all));
    }

    Response show(PageRequest request) {
        return list.find(request.segment())
                .map(row -> Question.askedOr(
                        request, act -> question(request, row.endpoint(), act), () -> page(request, row)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private static Optional<Question> question(PageRequest request, Endpoint endpoint, String act) {
        return act.equals(WebhookActs.REMOVE)
                ? Optional.of(Question.of(request, Danger.REMOVE_WEBHOOK, pathOf(endpoint.id()), act, endpoint.name()))
                : Optional.empty();
    }

    private Response page(PageRequest request, EndpointList.Row row) {
        var id = row.endpoint().id();
        var deliveries = ListView.of(
                request,
                new ListView.Place(pathOf(id), "deliveries"),
                new ListView.Standard<>(LogOrder.NEWEST, true),
                wanted -> log.page(id, (wanted.page() - 1) * wanted.size(), wanted.size()));
        var one = new One(row, deliveries, Note.of(request));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtewebhookGenerated.render(output, interceptor, frame, one));
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var found = list.find(request.segment());
        if (found.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var row = found.get();
        var path = pathOf(row.endpoint().id());
        boolean removes = request.field(Question.ACT).equals(WebhookActs.REMOVE);
        if (removes && !Question.isConfirmed(request)) {
            return Question.instead(request, path, WebhookActs.REMOVE);
        }
        return acts.act(request.form(), request.actor(), row.owner(), row.endpoint())
                .map(outcome -> AdminPages.after(request, outcome, removes ? PATH : path))
                .orElseGet(() -> Notices.UNREADABLE.to(request));
    }
}
