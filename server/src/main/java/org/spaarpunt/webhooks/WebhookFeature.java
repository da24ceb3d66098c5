package org.spaarpunt.webhooks;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.counters.OrganiserPlaces;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.secrets.SecretBox;

/** Webhooks: the endpoints, and the log of what was sent to them. A running server also has a worker that sends. */
public final class WebhookFeature {
    private final Base base;
    private final AddressGuard guard;
    private final EndpointRegister endpoints;
    private final DeliveryLog log;

    /**
     * What the feature stands on.
     *
     * @param places what applications may read for whom
     * @param site the address of this site, if the settings have it
     */
    public record Base(
            Jdbi jdbi,
            SecretBox box,
            SecureRandom random,
            InstantSource clock,
            OrganiserPlaces places,
            Outbox outbox,
            Optional<URI> site,
            WebhookSettings settings) {}

    private WebhookFeature(Base base, AuditedTransaction transaction) {
        this.base = base;
        this.guard = new AddressGuard(base.settings().loopback());
        this.endpoints = new EndpointRegister(transaction, base.box(), base.random(), guard);
        this.log = new DeliveryLog(
                transaction, new KeyGenerator(base.random()), base.settings().keptFor());
    }

    public static WebhookFeature of(Base base, AuditedTransaction transaction) {
        return new WebhookFeature(base, transaction);
    }

    public EndpointRegister endpoints() {
        return endpoints;
    }

    /** The endpoints of all counters. */
    public EndpointList list() {
        return new EndpointList(base.jdbi());
    }

    public DeliveryLog log() {
        return log;
    }

    /** What sends reports, for one server. */
    public DeliveryWorker worker() {
        return worker(WebhookSender.Network.ofThisMachine());
    }

    DeliveryWorker worker(WebhookSender.Network network) {
        var timeout = base.settings().timeout();
        return new DeliveryWorker(
                new EventReader(base.jdbi(), base.places(), base.clock()),
                new DeliveryQueue(
                        base.jdbi(),
                        base.box(),
                        base.random(),
                        base.clock(),
                        timeout,
                        new EndpointMails(base.outbox(), base.site())),
                new WebhookSender(guard, timeout, network),
                guard,
                base.clock());
    }
}
