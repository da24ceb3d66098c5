package org.spaarpunt.web.webhooks;

import java.util.Optional;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.webhooks.DeliveryLog;
import org.spaarpunt.webhooks.Endpoint;
import org.spaarpunt.webhooks.EndpointRegister;
import org.spaarpunt.webhooks.EndpointRegister.Owner;

/**
 * What can be done with a webhook beside choosing its address and secret: on the page of its counter's admins and on that
 * of administrators.
 */
public record WebhookActs(EndpointRegister endpoints, DeliveryLog log) {
    public static final String REMOVE = "removeWebhook";

    static final String ON = "switchOnWebhook";
    static final String OFF = "switchOffWebhook";
    static final String TEST = "testWebhook";
    static final String AGAIN = "sendAgain";

    /** Does the act that a form names; empty if it names none of these. */
    public Optional<Outcome<?>> act(Parameters form, Actor actor, Owner owner, Endpoint endpoint) {
        var id = endpoint.id();
        return switch (field(form, Question.ACT)) {
            case ON -> Optional.of(endpoints.switchOn(actor, owner, id));
            case OFF -> Optional.of(endpoints.switchOff(actor, owner, id));
            case REMOVE -> Optional.of(endpoints.remove(actor, owner, id));
            case TEST -> Optional.of(log.sendTest(actor, owner, endpoint));
            case AGAIN ->
                Optional.of(field(form, "delivery"))
                        .filter(text -> text.matches("[0-9]{1,15}"))
                        .map(text -> log.sendAgain(actor, owner, endpoint, Long.parseLong(text)));
            default -> Optional.empty();
        };
    }

    private static String field(Parameters form, String name) {
        return form.firstFilled(name).map(String::strip).orElse("");
    }
}
