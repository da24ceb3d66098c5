package org.spaarpunt.api4.webhooks;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.webhooks.WebhookFeature;

/** The operations about webhooks, which UiTPAS API 4.0 does not have. */
public final class WebhookRoutes {
    private static final String ONE = "/webhooks/{webhookId}";

    private WebhookRoutes() {}

    /** All of them. */
    public static List<Operation> all(WebhookFeature webhooks, CallerPlaces places) {
        var owners = new WebhookOwners(webhooks.endpoints(), places);
        var endpoints = new EndpointOperations(webhooks.endpoints(), owners);
        var deliveries = new DeliveryOperations(webhooks.log(), owners);
        return List.of(
                Operation.get("/webhooks", WITH_TOKEN, endpoints::list),
                Operation.post("/webhooks", WITH_TOKEN, endpoints::create),
                Operation.get(ONE, WITH_TOKEN, endpoints::show),
                Operation.put(ONE, WITH_TOKEN, endpoints::change),
                Operation.delete(ONE, WITH_TOKEN, endpoints::remove),
                Operation.post(ONE + "/secret", WITH_TOKEN, endpoints::rotate),
                Operation.post(ONE + "/test", WITH_TOKEN, deliveries::test),
                Operation.get(ONE + "/deliveries", WITH_TOKEN, deliveries::list),
                Operation.post(ONE + "/deliveries/{deliveryId}/attempts", WITH_TOKEN, deliveries::sendAgain));
    }
}
