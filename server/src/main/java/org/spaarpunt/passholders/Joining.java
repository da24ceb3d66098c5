package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.NewMembership.Way;
import org.spaarpunt.time.LocalZone;

/**
 * Makes people members of card systems: all of it or nothing, and each person once in each card system. A counter that
 * does not know the passholder yet needs {@linkplain Presence proof} that they are there: as a member, the counter
 * sees their data.
 */
public final class Joining {
    /**
     * Locks the passholder first, as every change does. This waits for a removal under way, after which there is no
     * row.
     */
    private static final String LOCK = "select id from passholder where id = :id for no key update";

    private static final String JOIN = """
            insert into membership (passholder_id, card_system_id, status, social_tariff_until, joined)
            values (:passholderId, :cardSystemId, 'ACTIVE', :until, :joined)
            on conflict do nothing
            """;

    /** Consent that was given before is kept. */
    private static final String CONSENT = """
            update passholder
            set legal_terms_paper = legal_terms_paper or :termsOnPaper,
                legal_terms_digital = legal_terms_digital or :termsByMail,
                parental_consent = parental_consent or :ofParent
            where id = :passholderId
            """;

    private final Jdbi jdbi;
    private final CardReader cards;
    private final CardSystemList cardSystems;
    private final Presence presence;
    private final PassholderNotices notices;
    private final InstantSource clock;

    Joining(Jdbi jdbi, CardReader cards, Presence presence, PassholderNotices notices, InstantSource clock) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.cardSystems = new CardSystemList(jdbi);
        this.presence = presence;
        this.notices = notices;
        this.clock = clock;
    }

    /** Makes a registered passholder a member of another card system; empty when it is done. */
    public Optional<Objection> join(NewMembership wanted, CounterEmployee employee) {
        var passholder = cards.passholder(wanted.uid());
        if (passholder.isEmpty()) {
            return Optional.of(Objection.UNKNOWN_PASSHOLDER);
        }
        return switch (wanted.way()) {
            case Way.WithCard(var number) -> {
                var card = cards.find(number);
                yield card.isEmpty()
                        ? Optional.of(Objection.UNKNOWN_CARD)
                        : withCard(wanted, passholder.get(), card.get(), employee);
            }
            case Way.AsTheyAre(long cardSystemId) -> asTheyAre(wanted, passholder.get(), cardSystemId, employee);
        };
    }

    private Optional<Objection> withCard(
            NewMembership wanted, Passholder passholder, HeldCard card, CounterEmployee employee) {
        var ofCard = CardHandOut.objection(
                        card, employee, wanted.socialTariffUntil().isPresent())
                .or(() -> wanted.socialTariffUntil()
                        .flatMap(until ->
                                SocialTariff.objection(until, card.cardSystem().id(), employee, today())));
        if (ofCard.isPresent()) {
            return ofCard;
        }
        var confirmation = presence.forJoining(passholder.id(), employee, wanted.evidence());
        return confirmation
                .objection()
                .or(() -> inTransaction(handle -> {
                    var joining =
                            new Entry(wanted, passholder, card.cardSystem(), Optional.of(card), confirmation, employee);
                    if (!isThere(handle, passholder)) {
                        return Optional.of(Objection.UNKNOWN_PASSHOLDER);
                    }
                    if (!CardHandOut.take(card, employee, handle)) {
                        return Optional.of(Objection.CARD_NOT_IN_STOCK);
                    }
                    if (!join(joining, handle)) {
                        return Optional.of(Objection.ALREADY_MEMBER);
                    }
                    CardHandOut.give(card, passholder.id(), handle);
                    finish(joining, handle);
                    return Optional.empty();
                }));
    }

    /** Without a card of the card system a passholder cannot have a social tariff in it. */
    private Optional<Objection> asTheyAre(
            NewMembership wanted, Passholder passholder, long cardSystemId, CounterEmployee employee) {
        var cardSystem = cardSystems.find(cardSystemId);
        if (cardSystem.isEmpty()) {
            return Optional.of(Objection.UNKNOWN_CARD_SYSTEM);
        }
        if (!employee.may(CounterAction.PASSHOLDER_CREATE, cardSystemId)) {
            return Optional.of(Objection.MAY_NOT_REGISTER);
        }
        // Checked before any answer that reveals something about the passholder's cards.
        var confirmation = presence.forJoining(passholder.id(), employee, wanted.evidence());
        if (confirmation.objection().isPresent()) {
            return confirmation.objection();
        }
        if (wanted.socialTariffUntil().isPresent() || !hasUsualCard(passholder)) {
            return Optional.of(Objection.CARD_NEEDED);
        }
        return inTransaction(handle -> {
            var joining = new Entry(wanted, passholder, cardSystem.get(), Optional.empty(), confirmation, employee);
            if (!isThere(handle, passholder)) {
                return Optional.of(Objection.UNKNOWN_PASSHOLDER);
            }
            if (!join(joining, handle)) {
                return Optional.of(Objection.ALREADY_MEMBER);
            }
            finish(joining, handle);
            return Optional.empty();
        });
    }

    /** A passholder that becomes a member of a card system, and how. */
    private record Entry(
            NewMembership wanted,
            Passholder passholder,
            CardSystem cardSystem,
            Optional<HeldCard> card,
            Confirmation confirmation,
            CounterEmployee employee) {

        String details() {
            return cardSystem.id()
                    + card.map(held -> " " + held.number().digits()).orElse("")
                    + confirmation.note();
        }
    }

    /** Rolls the transaction back if there is an objection. */
    private Optional<Objection> inTransaction(Function<Handle, Optional<Objection>> work) {
        return jdbi.inTransaction(handle -> {
            var objection = work.apply(handle);
            if (objection.isPresent()) {
                handle.rollback();
            }
            return objection;
        });
    }

    private static boolean isThere(Handle handle, Passholder passholder) {
        return handle.createQuery(LOCK)
                .bind("id", passholder.id())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private boolean hasUsualCard(Passholder passholder) {
        return cards.of(List.of(passholder.id())).stream()
                .anyMatch(card -> card.status() == CardStatus.ACTIVE && SocialTariff.fits(card.number(), false));
    }

    private static boolean join(Entry entry, Handle handle) {
        return makeMember(
                handle,
                entry.passholder().id(),
                entry.cardSystem().id(),
                entry.wanted().socialTariffUntil(),
                true);
    }

    /** Makes a passholder that is being registered a member of the card system of their card. */
    static void register(Handle handle, long passholderId, long cardSystemId, Optional<LocalDate> tariffUntil) {
        makeMember(handle, passholderId, cardSystemId, tariffUntil, false);
    }

    /** Returns false if the passholder is a member already. */
    private static boolean makeMember(
            Handle handle, long passholderId, long cardSystemId, Optional<LocalDate> tariffUntil, boolean joined) {
        return handle.createUpdate(JOIN)
                        .bind("passholderId", passholderId)
                        .bind("cardSystemId", cardSystemId)
                        .bind("until", tariffUntil)
                        .bind("joined", joined)
                        .execute()
                == 1;
    }

    private void finish(Entry entry, Handle handle) {
        var passholder = entry.passholder();
        handle.createUpdate(CONSENT)
                .bind("passholderId", passholder.id())
                .bindMethods(entry.wanted().consents())
                .execute();
        var line = new AuditLog.Line(Act.CARD_SYSTEM_JOINED, passholder.uid(), entry.details());
        AuditLog.write(handle, entry.employee().actor(), line, clock.instant());
        notices.joined(handle, passholder.id(), entry.cardSystem(), entry.employee());
    }

    private LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
