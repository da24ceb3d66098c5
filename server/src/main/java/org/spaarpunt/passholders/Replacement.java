package org.spaarpunt.passholders;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.DetailSeal;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.time.LocalZone;

/** Blocks cards and replaces them. */
public final class Replacement {
    /** Locks the passholder first, as every change does: a card that is given may write the passholder's row. */
    private static final String MEMBERSHIP = """
            select coalesce(social_tariff_until::text, '')
            from passholder join membership on membership.passholder_id = passholder.id
            where passholder.id = :passholderId and card_system_id = :cardSystemId and membership.status = 'ACTIVE'
            for no key update of passholder
            for update of membership
            """;

    private static final String SET_TARIFF = """
            update membership set social_tariff_until = :until
            where passholder_id = :passholderId and card_system_id = :cardSystemId
            """;

    private static final String RETIRE = """
            update card set status = :status
            where passholder_id = :passholderId and card_system_id = :cardSystemId and status = 'ACTIVE'
            """;

    private static final String BLOCK =
            "update card set status = 'BLOCKED' where number = :number and status = 'ACTIVE'";

    private final Jdbi jdbi;
    private final CardReader cards;
    private final DetailSeal seal;
    private final InstantSource clock;

    Replacement(Jdbi jdbi, CardReader cards, DetailSeal seal, InstantSource clock) {
        this.jdbi = jdbi;
        this.cards = cards;
        this.seal = seal;
        this.clock = clock;
    }

    /** Blocks a card for good; empty when it is done. */
    public Optional<Objection> block(HeldCard card, CounterEmployee employee) {
        return employee.may(CounterAction.PASSHOLDER_BLOCK, card.cardSystem().id())
                ? block(card.number(), employee.actor())
                : Optional.of(Objection.MAY_NOT_BLOCK);
    }

    /** The same by the passholder whose card it is. */
    public Optional<Objection> blockOwn(HeldCard card, Actor passholder) {
        return block(card.number(), passholder);
    }

    /** Gives a card to a member of its card system; empty when it is done. */
    public Optional<Objection> give(NewCard wanted, CounterEmployee employee) {
        var now = clock.instant();
        var withoutEnd = wanted.tariff().objection();
        if (withoutEnd.isPresent()) {
            return withoutEnd;
        }
        var passholder = cards.passholder(wanted.uid());
        if (passholder.isEmpty()) {
            return Optional.of(Objection.UNKNOWN_PASSHOLDER);
        }
        var card = cards.find(wanted.card());
        if (card.isEmpty()) {
            return Optional.of(Objection.UNKNOWN_CARD);
        }
        var ofTariff = wanted.tariff()
                .until()
                .flatMap(until ->
                        SocialTariff.objection(until, card.get().cardSystem().id(), employee, LocalZone.dayOf(now)));
        return ofTariff.or(
                () -> jdbi.inTransaction(handle -> give(wanted, passholder.get(), card.get(), employee, now, handle)));
    }

    private Optional<Objection> give(
            NewCard wanted,
            Passholder passholder,
            HeldCard card,
            CounterEmployee employee,
            Instant now,
            Handle handle) {
        long cardSystemId = card.cardSystem().id();
        var tariff = handle.createQuery(MEMBERSHIP)
                .bind("passholderId", passholder.id())
                .bind("cardSystemId", cardSystemId)
                .mapTo(String.class)
                .findOne();
        if (tariff.isEmpty()) {
            return Optional.of(Objection.NO_MEMBER);
        }
        boolean hasTariff = !tariff.get().isEmpty();
        var objection = CardHandOut.objection(card, employee, willHaveTariff(wanted.reason(), hasTariff));
        if (objection.isPresent()) {
            return objection;
        }
        if (!CardHandOut.take(card, employee, handle)) {
            return Optional.of(Objection.CARD_NOT_IN_STOCK);
        }
        wanted.reason()
                .formerCards()
                .ifPresent(status -> handle.createUpdate(RETIRE)
                        .bind("passholderId", passholder.id())
                        .bind("cardSystemId", cardSystemId)
                        .bind("status", status)
                        .execute());
        CardHandOut.give(card, passholder.id(), handle);
        var line = new AuditLog.Line(
                Act.CARD_GIVEN, passholder.uid(), card.number().digits() + " " + wanted.reason());
        var until = wanted.tariff().until();
        if (willHaveTariff(wanted.reason(), hasTariff) != hasTariff || until.isPresent()) {
            setTariff(passholder.id(), cardSystemId, until, handle);
            var change = PassholderValues.ofTariff(cardSystemId, tariff.get(), until);
            line = line.with(seal.seal(passholder.uid(), List.of(change)));
        }
        AuditLog.write(handle, employee.actor(), line, now);
        return Optional.empty();
    }

    private static boolean willHaveTariff(NewCard.Reason reason, boolean hasTariff) {
        return switch (reason) {
            case OBTAIN_KANSENSTATUUT -> true;
            case LOSS_KANSENSTATUUT -> false;
            case LOSS_THEFT, DEFECT, CARD_UPGRADE, EXTRA_CARD -> hasTariff;
        };
    }

    private static void setTariff(long passholderId, long cardSystemId, Optional<LocalDate> until, Handle handle) {
        handle.createUpdate(SET_TARIFF)
                .bind("passholderId", passholderId)
                .bind("cardSystemId", cardSystemId)
                .bind("until", until)
                .execute();
    }

    private Optional<Objection> block(UitpasNumber number, Actor actor) {
        return jdbi.inTransaction(handle -> {
            int blocked =
                    handle.createUpdate(BLOCK).bind("number", number.digits()).execute();
            if (blocked == 0) {
                return Optional.of(Objection.CARD_NOT_ACTIVE);
            }
            AuditLog.write(handle, actor, AuditLog.Line.of(Act.CARD_BLOCKED, number.digits()), clock.instant());
            return Optional.empty();
        });
    }
}
