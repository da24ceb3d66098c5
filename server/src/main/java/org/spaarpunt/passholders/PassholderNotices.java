package org.spaarpunt.passholders;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.languages.Language;
import org.spaarpunt.mail.Mail;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.storage.Timestamps;

/**
 * Notifies passholders of what counters did: on their own page, and by e-mail if an address is known and a mail server
 * is set.
 */
public final class PassholderNotices {
    private static final int SHOWN_AT_MOST = 20;

    private static final String ADD = """
            insert into passholder_notice (passholder_id, kind, card_system, counter, noticed_at)
            select :passholderId, :kind, :cardSystem, name, :now from counter where id = :counterId
            returning counter
            """;

    private static final String EMAIL = "select email from passholder where id = :passholderId and email <> ''";

    private static final String LIST = """
            select kind, card_system, counter, noticed_at
            from passholder_notice
            where passholder_id = (select id from passholder where uid = :uid) and noticed_at > :since
            order by id desc
            limit :most
            """;

    private static final String DELETE = """
            delete from passholder_notice
            where id in (select id from passholder_notice where noticed_at < :before limit :most)
            """;

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Duration shownFor;
    private final InstantSource clock;

    /** What was done. */
    public enum Kind {
        CARD_SYSTEM_JOINED,
        IDENTITY_CHANGED
    }

    /**
     * One notice.
     *
     * @param cardSystem the name of the card system that it is about; empty for none
     * @param counter the name of the counter that did it
     */
    public record Notice(Kind kind, String cardSystem, String counter, Instant noticedAt) {}

    PassholderNotices(Jdbi jdbi, Outbox outbox, Duration shownFor, InstantSource clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.shownFor = shownFor;
        this.clock = clock;
    }

    /** The notices of the passholder with this uid, the newest first. */
    public List<Notice> of(String uid) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("uid", uid)
                .bind("since", Timestamps.bound(clock.instant().minus(shownFor)))
                .bind("most", SHOWN_AT_MOST)
                .map((row, _) -> new Notice(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("card_system"),
                        row.getString("counter"),
                        Timestamps.in(row, "noticed_at")))
                .list());
    }

    /** Adds a notice in the transaction in which the passholder becomes a member of another card system. */
    void joined(Handle handle, long passholderId, CardSystem cardSystem, CounterEmployee employee) {
        add(handle, passholderId, Kind.CARD_SYSTEM_JOINED, cardSystem.name(), email(handle, passholderId), employee);
    }

    /**
     * Adds a notice in the transaction in which a counter changes the passholder's identity.
     *
     * @param formerEmail the address before the change, which certainly reaches the person
     */
    void identityChanged(Handle handle, long passholderId, String formerEmail, CounterEmployee employee) {
        add(
                handle,
                passholderId,
                Kind.IDENTITY_CHANGED,
                "",
                Optional.of(formerEmail).filter(email -> !email.isEmpty()),
                employee);
    }

    private void add(
            Handle handle,
            long passholderId,
            Kind kind,
            String cardSystem,
            Optional<String> email,
            CounterEmployee employee) {
        var counter = handle.createQuery(ADD)
                .bind("passholderId", passholderId)
                .bind("kind", kind)
                .bind("cardSystem", cardSystem)
                .bind("counterId", employee.counter().counterId())
                .bind("now", Timestamps.bound(clock.instant()))
                .mapTo(String.class)
                .one();
        email.ifPresent(address -> outbox.add(handle, passholderId, mail(address, kind, cardSystem, counter)));
    }

    private static Optional<String> email(Handle handle, long passholderId) {
        return handle.createQuery(EMAIL)
                .bind("passholderId", passholderId)
                .mapTo(String.class)
                .findOne();
    }

    /** A mail in every language, Dutch first: the passholder's language is not known. */
    static Mail mail(String address, Kind kind, String cardSystem, String counter) {
        var texts = Stream.of(Language.values()).map(PassholderNotices::texts).toList();
        return new Mail(
                address,
                texts.getFirst().getString(kind + ".subject").formatted(cardSystem),
                texts.stream()
                        .map(text -> text.getString(kind + ".body").formatted(counter, cardSystem))
                        .collect(Collectors.joining("\n\n—\n\n", "", "\n")));
    }

    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle(
                "org.spaarpunt.passholders.notices",
                Locale.of(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Deletes those from before a moment, in a transaction of the caller's, and returns how many. */
    public static int delete(Handle handle, Instant before, int most) {
        return handle.createUpdate(DELETE)
                .bind("before", Timestamps.bound(before))
                .bind("most", most)
                .execute();
    }
}
