package org.spaarpunt.webhooks;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.languages.Language;
import org.spaarpunt.mail.Mail;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.webhooks.Endpoint.State;

/**
 * E-mails the admins of a counter when one of its endpoints was switched off because nothing arrived there. In every
 * language, Dutch first: that of an account is not known.
 */
final class EndpointMails {
    private static final String ADMINS = """
            select app_user.id, email
            from counter_employee
            join app_user on app_user.id = user_id
            where counter_id = :counter and role = 'ADMIN' and email <> '' and disabled_at is null
            order by app_user.id
            """;

    private final Outbox outbox;
    private final Optional<URI> site;

    /** An endpoint that was switched off. */
    record Ended(String id, String host, String description, Place counter, State state) {
        String counterKey() {
            return counter.key();
        }

        /** By which its owners know it; paths may hold secrets, so the address is not mailed. */
        String name() {
            return description.isEmpty() ? host : description;
        }
    }

    /** Its counter. */
    record Place(long id, String key, String name) {}

    private record Admin(long id, String email) {}

    /** @param site the address of this site, if the settings have it */
    EndpointMails(Outbox outbox, Optional<URI> site) {
        this.outbox = outbox;
        this.site = site;
    }

    /** Stores the e-mails in the transaction that switches the endpoint off. */
    void tell(Handle handle, Ended ended) {
        if (outbox.isUsed()) {
            handle.createQuery(ADMINS)
                    .bind("counter", ended.counter().id())
                    .map((row, _) -> new Admin(row.getLong("id"), row.getString("email")))
                    .list()
                    .forEach(admin -> outbox.addToEmployee(handle, admin.id(), mail(admin.email(), ended)));
        }
    }

    private Mail mail(String recipient, Ended ended) {
        var texts = Stream.of(Language.values()).map(EndpointMails::texts).toList();
        var page = site.map(address -> "\n\n" + address.toString().replaceFirst("/$", "") + "/counter/"
                        + PercentEncoding.encode(ended.counterKey()) + "/webhooks/"
                        + PercentEncoding.encode(ended.id()))
                .orElse("");
        return new Mail(
                recipient,
                texts.getFirst().getString(ended.state() + ".subject").formatted(ended.name()),
                texts.stream()
                        .map(text -> text.getString(ended.state() + ".body")
                                        .formatted(ended.name(), ended.counter().name())
                                + page)
                        .collect(Collectors.joining("\n\n—\n\n", "", "\n")));
    }

    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle(
                "org.spaarpunt.webhooks.mails",
                Locale.of(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
