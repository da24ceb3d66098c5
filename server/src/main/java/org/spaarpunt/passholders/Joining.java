package org.spaarpunt.passholders;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.NewMembership.Way;
import org.spaarpunt.time.LocalZone;

/** Makes people members of card systems: all of it or nothing, and each once in each. */
public final class Joining {
    /** The passholder first, as everybody who changes somebody does: who is being removed is waited for, and then not there. */
    private static final String LOCK = "select id from passholder where id = :id for no key update";

    private static final String JOIN = """
            insert into membership (passholder_id, card_system_id, status, social_tariff_until)
            values (:passholderId, :cardSystemId, 'ACTIVE', :until)
            on conflict do nothing
            """;

    /** What was agreed to once stays so. */
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
    private final InstantSource clock;

    Joining(Jdbi jdbi, CardReader cards, InstantSource clock) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.cardSystems = new CardSystemList(jdbi);
        this.clock = clock;
    }

    /** Makes somebody who is registered a member of another card system; empty when it is done. */
    public Optional<Objection> join(NewMembership wanted, CounterEmployee clerk) {
        var passholder = cards.passholder(wanted.uid());
        if (passholder.isEmpty()) {
            return Optional.of(Objection.UNKNOWN_PASSHOLDER);
        }
        return switch (wanted.way()) {
            case Way.WithCard(var number) -> {
                var card = cards.find(number);
                yield card.isEmpty()
                        ? Optional.of(Objection.UNKNOWN_CARD)
                        : withCard(wanted, passholder.get(), card.get(), clerk);
            }
            case Way.AsTheyAre(long cardSystemId) -> asTheyAre(wanted, passholder.get(), cardSystemId, clerk);
        };
    }

    private Optional<Objection> withCard(
            NewMembership wanted, Passholder passholder, HeldCard card, CounterEmployee clerk) {
        long cardSystemId = card.cardSystem().id();
        var now = clock.instant();
        return CardHandOut.objection(card, clerk, wanted.socialTariffUntil().isPresent())
                .or(() -> wanted.socialTariffUntil()
                        .flatMap(until -> SocialTariff.objection(until, cardSystemId, clerk, LocalZone.dayOf(now))))
                .or(() -> jdbi.inTransaction(handle -> {
                    if (!isThere(handle, passholder)) {
                        return Optional.of(Objection.UNKNOWN_PASSHOLDER);
                    }
                    if (!CardHandOut.take(card, clerk, handle)) {
                        return Optional.of(Objection.CARD_NOT_IN_STOCK);
                    }
                    if (!makeMember(handle, passholder.id(), cardSystemId, wanted.socialTariffUntil())) {
                        return Optional.of(Objection.ALREADY_MEMBER);
                    }
                    CardHandOut.give(card, passholder.id(), handle);
                    finish(
                            wanted,
                            passholder,
                            cardSystemId + " " + card.number().digits(),
                            clerk,
                            now,
                            handle);
                    return Optional.empty();
                }));
    }

    /** Who goes on with a card of another card system can have no social tariff here: there would be no card for it. */
    private Optional<Objection> asTheyAre(
            NewMembership wanted, Passholder passholder, long cardSystemId, CounterEmployee clerk) {
        if (cardSystems.find(cardSystemId).isEmpty()) {
            return Optional.of(Objection.UNKNOWN_CARD_SYSTEM);
        }
        if (!clerk.may(CounterAction.PASSHOLDER_CREATE, cardSystemId)) {
            return Optional.of(Objection.MAY_NOT_REGISTER);
        }
        if (wanted.socialTariffUntil().isPresent() || !hasUsualCard(passholder)) {
            return Optional.of(Objection.CARD_NEEDED);
        }
        return jdbi.inTransaction(handle -> {
            if (!isThere(handle, passholder)) {
                return Optional.of(Objection.UNKNOWN_PASSHOLDER);
            }
            if (!makeMember(handle, passholder.id(), cardSystemId, Optional.empty())) {
                return Optional.of(Objection.ALREADY_MEMBER);
            }
            finish(wanted, passholder, String.valueOf(cardSystemId), clerk, clock.instant(), handle);
            return Optional.empty();
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
                .anyMatch(card ->
                        card.status() == CardStatus.ACTIVE && !card.number().isForSocialTariff());
    }

    /** Makes somebody a member; false when they are one already. */
    static boolean makeMember(Handle handle, long passholderId, long cardSystemId, Optional<LocalDate> tariffUntil) {
        return handle.createUpdate(JOIN)
                        .bind("passholderId", passholderId)
                        .bind("cardSystemId", cardSystemId)
                        .bind("until", tariffUntil)
                        .execute()
                == 1;
    }

    private static void finish(
            NewMembership wanted,
            Passholder passholder,
            String details,
            CounterEmployee clerk,
            Instant now,
            Handle handle) {
        handle.createUpdate(CONSENT)
                .bind("passholderId", passholder.id())
                .bindMethods(wanted.consents())
                .execute();
        AuditLog.write(
                handle, clerk.actor(), new AuditLog.Line(Act.CARD_SYSTEM_JOINED, passholder.uid(), details), now);
    }
}
