package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.RegistrationOutcome.AlreadyRegistered;
import org.spaarpunt.passholders.RegistrationOutcome.Refused;
import org.spaarpunt.passholders.RegistrationOutcome.Registered;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** Registers people: all of it or nothing, each national number and each card once. */
public final class Registration {

    /** Returns no row if another passholder has the national number. */
    private static final String SAVE = """
            insert into passholder (
                uid, %s, national_number, national_number_digest, verified,
                opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post,
                legal_terms_paper, legal_terms_digital, parental_consent, registration_counter_id, school_id, created_at, card_systems)
            values (
                :uid, %s, :sealed, :digest, :verified,
                :serviceMails, :milestoneMails, :infoMails, :sms, :post,
                :termsOnPaper, :termsByMail, :ofParent, :counterId, :schoolId, :now, array[:cardSystemId::bigint])
            on conflict (national_number_digest) do nothing
            returning id
            """.formatted(DetailsSql.COLUMNS, DetailsSql.VALUES);

    private final Jdbi jdbi;
    private final CardReader cards;
    private final PassholderReader people;
    private final NationalNumbers numbers;
    private final Presence presence;
    private final Lookups lookups;
    private final SecureRandom random;
    private final InstantSource clock;

    Registration(
            Jdbi jdbi,
            CardReader cards,
            PassholderReader people,
            NationalNumbers numbers,
            Presence presence,
            Lookups lookups,
            SecureRandom random,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.presence = presence;
        this.lookups = lookups;
        this.cards = cards;
        this.people = people;
        this.numbers = numbers;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Registers a person. If another passholder has the national number, the answer identifies that passholder, so it
     * counts as a look-up; a number that is then registered does not count.
     */
    public RegistrationOutcome register(NewPassholder newcomer, CounterEmployee employee, Inquiry inquiry) {
        var outcome = outcome(newcomer, employee);
        switch (outcome) {
            case Registered _ -> {
                if (newcomer.nationalNumber().isPresent()) {
                    lookups.giveBack(inquiry.reader(), NumberKind.NATIONAL_NUMBER);
                }
            }
            case AlreadyRegistered(var uid) ->
                cards.passholder(uid).ifPresent(passholder -> shown(passholder, employee, inquiry));
            case Refused(var objection) -> {
                if (objection == Objection.CARD_NOT_IN_STOCK
                        && newcomer.nationalNumber().isPresent()) {
                    lookups.note(inquiry.reader(), inquiry.unknown(NumberKind.NATIONAL_NUMBER));
                }
            }
        }
        return outcome;
    }

    private void shown(Passholder passholder, CounterEmployee employee, Inquiry inquiry) {
        if (inquiry.isForeign(inquiry.viewer().visibilityOf(passholder))) {
            lookups.note(inquiry.reader(), inquiry.foreign(NumberKind.NATIONAL_NUMBER, passholder, false));
        }
        presence.registeredAgain(passholder.id(), employee);
    }

    private RegistrationOutcome outcome(NewPassholder newcomer, CounterEmployee employee) {
        var now = clock.instant();
        var withoutEnd = newcomer.tariff().objection();
        if (withoutEnd.isPresent()) {
            return new Refused(withoutEnd.get());
        }
        var card = cards.find(newcomer.card());
        if (card.isEmpty()) {
            return new Refused(Objection.UNKNOWN_CARD);
        }
        var objection = objection(newcomer, card.get(), employee, LocalZone.dayOf(now));
        if (objection.isPresent()) {
            return refused(objection.get(), newcomer);
        }
        var outcome = jdbi.inTransaction(handle -> write(newcomer, card.get(), employee, now, handle));
        if (outcome.isPresent() && outcome.get() instanceof Refused(var late)) {
            return refused(late, newcomer);
        }
        return outcome.orElseGet(() -> people.find(newcomer.nationalNumber().orElseThrow(), Pictures.WITHOUT)
                .<RegistrationOutcome>map(person -> new AlreadyRegistered(person.uid()))
                .orElseThrow(() -> new IllegalStateException("The passholder with the national number is gone")));
    }

    /**
     * A caller that repeats the request because the answer was lost finds the card handed out, and learns to which
     * passholder.
     */
    private RegistrationOutcome refused(Objection objection, NewPassholder newcomer) {
        var known = objection == Objection.CARD_NOT_IN_STOCK
                ? newcomer.nationalNumber().flatMap(number -> people.find(number, Pictures.WITHOUT))
                : Optional.<Person>empty();
        return known.<RegistrationOutcome>map(person -> new AlreadyRegistered(person.uid()))
                .orElseGet(() -> new Refused(objection));
    }

    private static Optional<Objection> objection(
            NewPassholder newcomer, HeldCard card, CounterEmployee employee, LocalDate today) {
        long cardSystemId = card.cardSystem().id();
        var ofTariff = CardHandOut.objection(card, employee, newcomer.tariff().wanted())
                .or(() -> newcomer.tariff()
                        .until()
                        .flatMap(until -> SocialTariff.objection(until, cardSystemId, employee, today)));
        if (ofTariff.isPresent()) {
            return ofTariff;
        }
        if (needsNationalNumber(newcomer, cardSystemId, employee)
                && newcomer.nationalNumber().isEmpty()) {
            return Optional.of(Objection.NATIONAL_NUMBER_NEEDED);
        }
        return newcomer.optIns().objection(newcomer.details().dateOfBirth(), today);
    }

    /** Counters that may grant a social tariff are trusted to check the identity of the people they register. */
    private static boolean needsNationalNumber(NewPassholder newcomer, long cardSystemId, CounterEmployee employee) {
        return !employee.may(CounterAction.KANSENSTATUUT_CREATE, cardSystemId)
                && !PostalCode.isAbroad(newcomer.details().address().city());
    }

    /** Empty when another passholder has the national number; then nothing was written. */
    private Optional<RegistrationOutcome> write(
            NewPassholder newcomer, HeldCard card, CounterEmployee employee, Instant now, Handle handle) {
        var school = Schools.find(newcomer.school(), handle);
        if (school.isEmpty() && !newcomer.school().isEmpty()) {
            return Optional.of(new Refused(Objection.UNKNOWN_SCHOOL));
        }
        if (!CardHandOut.take(card, employee, handle)) {
            return Optional.of(new Refused(Objection.CARD_NOT_IN_STOCK));
        }
        var uid = newUid();
        var id = bound(handle.createQuery(SAVE), newcomer)
                .bind("uid", uid)
                .bind("sealed", newcomer.nationalNumber().map(number -> numbers.sealed(uid, number)))
                .bind("digest", newcomer.nationalNumber().map(numbers::digest))
                .bind("counterId", employee.counter().counterId())
                .bind("schoolId", school)
                .bind("cardSystemId", card.cardSystem().id())
                .bind("now", Timestamps.bound(now))
                .mapTo(Long.class)
                .findOne();
        return id.map(passholderId -> {
            CardHandOut.give(card, passholderId, handle);
            Joining.register(
                    handle,
                    passholderId,
                    card.cardSystem().id(),
                    newcomer.tariff().until());
            var line = new AuditLog.Line(
                    Act.PASSHOLDER_REGISTERED, uid, card.number().digits());
            AuditLog.write(handle, employee.actor(), line, now);
            return new Registered(uid);
        });
    }

    private static Query bound(Query query, NewPassholder newcomer) {
        return query.bindMap(DetailsSql.values(newcomer.details()))
                .bind("verified", newcomer.verified())
                .bindMethods(newcomer.optIns())
                .bindMethods(newcomer.consents());
    }

    /** A random UUID (RFC 9562, version 4). */
    private String newUid() {
        long first = (random.nextLong() & ~0xF000L) | 0x4000L;
        long second = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(first, second).toString();
    }
}
