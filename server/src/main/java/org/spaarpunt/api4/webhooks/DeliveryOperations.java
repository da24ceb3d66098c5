package org.spaarpunt.api4.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.http.Response;
import org.spaarpunt.webhooks.Delivery;
import org.spaarpunt.webhooks.DeliveryLog;

/** {@code /webhooks/{webhookId}/deliveries} and tests. */
final class DeliveryOperations {
    private static final int ACCEPTED = 202;

    private final DeliveryLog log;
    private final WebhookOwners owners;

    DeliveryOperations(DeliveryLog log, WebhookOwners owners) {
        this.log = log;
        this.owners = owners;
    }

    Response list(JsonRequest request) {
        return owners.with(
                request,
                owned -> request.query(query -> query.slice()).answer(slice -> {
                    var page = log.page(owned.endpoint().id(), slice.start(), slice.limit());
                    return Json.ok(Slice.page(
                            page.total(),
                            page.rows().stream().map(DeliveryOperations::json).toList()));
                }));
    }

    Response test(JsonRequest request) {
        return owners.with(request, owned -> switch (log.sendTest(
                CallerPlaces.actor(request), owned.owner(), owned.endpoint())) {
            case Outcome.Done<Nothing> _ -> Response.empty(ACCEPTED);
            case Outcome<Nothing> _ ->
                Problem.of(ProblemType.FORBIDDEN, "This webhook is switched off.")
                        .with("reason", "WEBHOOK_OFF")
                        .response();
        });
    }

    Response sendAgain(JsonRequest request) {
        var id = request.secondSegment();
        if (!id.matches("[0-9]{1,18}")) {
            return WebhookOwners.unknown();
        }
        return owners.with(request, owned -> switch (log.sendAgain(
                CallerPlaces.actor(request), owned.owner(), owned.endpoint(), Long.parseLong(id))) {
            case Outcome.Done<Nothing> _ -> Response.empty(ACCEPTED);
            case Outcome<Nothing> _ -> WebhookOwners.unknown();
        });
    }

    private static Map<String, Object> json(Delivery delivery) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", String.valueOf(delivery.id()));
        body.put("messageId", delivery.messageId());
        body.put("type", delivery.kind());
        body.put("status", delivery.state().name());
        body.put("attempts", delivery.attempts());
        body.put("createdAt", Json.time(delivery.createdAt()));
        delivery.attemptedAt().ifPresent(moment -> body.put("attemptedAt", Json.time(moment)));
        delivery.nextAttemptAt().ifPresent(moment -> body.put("nextAttemptAt", Json.time(moment)));
        delivery.status().ifPresent(status -> body.put("answerStatus", status));
        if (delivery.status().isPresent()) {
            body.put("answer", delivery.answer());
        } else if (!delivery.answer().isEmpty()) {
            body.put("failure", delivery.answer());
        }
        return body;
    }
}
