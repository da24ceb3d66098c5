package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.storage.UniqueViolation;
import org.spaarpunt.time.LocalZone;

/**
 * Changes to passholders, by counters and by passholders themselves. A counter may change passholders that are members
 * of one of its card systems; their identity ({@link PassholderValues#IDENTITY}) only in the card system where they
 * were registered, or with {@linkplain Presence proof} that they are at the counter. Each change is in the audit log
 * with the values before and after it.
 */
public final class Changes {
    private static final String SAVE = """
            update passholder
            set %s,
                verified = coalesce(:verified, verified),
                school_id = coalesce(:schoolId, school_id),
                national_number = coalesce(national_number, :sealed),
                national_number_digest = coalesce(national_number_digest, :digest)
            where id = :id and coalesce(national_number_digest = :digest, true)
            """.formatted(DetailsSql.CHANGES);

    private static final String REPLACE = """
            update passholder set %s where id = :id and %s
            """.formatted(DetailsSql.REPLACEMENTS, DetailsSql.AS_SEEN);

    private static final String SAVE_MEMBERSHIP = """
            update membership
            set social_tariff_until = coalesce(:until, social_tariff_until),
                mail_preference = coalesce(:mails, mail_preference),
                sms_preference = coalesce(:texts, sms_preference)
            where passholder_id = :id and card_system_id = :cardSystemId
            """;

    private static final String SAVE_OPT_INS = """
            update passholder
            set opt_in_service_mails = :serviceMails, opt_in_milestone_mails = :milestoneMails, opt_in_info_mails = :infoMails,
                opt_in_sms = :sms, opt_in_post = :post
            where id = :id
            """;

    private static final String SAVE_CONTACT = """
            update passholder
            set email = :email, telephone = :telephone, gsm = :gsm,
                opt_in_service_mails = :serviceMails, opt_in_milestone_mails = :milestoneMails, opt_in_info_mails = :infoMails,
                opt_in_sms = :sms, opt_in_post = :post
            where id = :id
            """;

    private static final String SAVE_PICTURE = """
            insert into passholder_picture (passholder_id, picture) values (:id, :picture)
            on conflict (passholder_id) do update set picture = excluded.picture
            """;

    private static final String SAVE_NATIONAL_NUMBER = """
            update passholder
            set national_number = coalesce(national_number, :sealed),
                national_number_digest = coalesce(national_number_digest, :digest)
            where id = :id and coalesce(national_number_digest = :digest, true)
            """;

    private static final String REMOVE_PICTURE = "delete from passholder_picture where passholder_id = :id";

    private static final String SET_SCHOOL = "update passholder set school_id = :schoolId where id = :id";

    private final PassholderReader people;
    private final CardSystemList cardSystems;
    private final NationalNumbers numbers;
    private final ChangeRecorder recorder;
    private final InstantSource clock;

    Changes(
            PassholderReader people,
            CardSystemList cardSystems,
            NationalNumbers numbers,
            ChangeRecorder recorder,
            InstantSource clock) {
        this.people = people;
        this.cardSystems = cardSystems;
        this.numbers = numbers;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Writes something about a passholder; an objection rolls the transaction back. */
    interface Work {
        Optional<Objection> write(Handle handle);
    }

    /** Changes the passholder of a card at a counter; empty when it is done. */
    public Optional<Objection> change(HeldCard card, Change change, CounterEmployee employee, Evidence evidence) {
        var person = holder(card);
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, person)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        var ofTariff = change.membership().socialTariffUntil().flatMap(until -> tariffObjection(until, card, employee));
        return ofTariff.or(() -> onceEach(
                () -> recorder.record(person, employee, evidence, handle -> save(person, card, change, handle))));
    }

    /**
     * Replaces what a counter knows about a passholder; unlike in other changes, an empty value removes what was there.
     * Empty when it is done.
     *
     * @param seen the person as the employee saw them: if they were changed since, nothing is written
     */
    public Optional<Objection> replace(Person seen, Details wanted, CounterEmployee employee, Evidence evidence) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, seen)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return wanted.equals(seen.details())
                ? Optional.empty()
                : recorder.record(seen, employee, evidence, handle -> {
                    int saved = handle.createUpdate(REPLACE)
                            .bindMap(DetailsSql.values(wanted))
                            .bindMap(DetailsSql.seen(seen.details()))
                            .bind("id", seen.id())
                            .execute();
                    return saved == 0 ? Optional.of(Objection.CHANGED_MEANWHILE) : Optional.empty();
                });
    }

    /**
     * The same with what a passholder agreed to be sent, a national number and the end of a social tariff: all of it or
     * nothing. Empty when it is done.
     */
    public Optional<Objection> replace(Person seen, WholeChange wanted, CounterEmployee employee, Evidence evidence) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, seen)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return wanted.optIns()
                .objection(wanted.details().dateOfBirth(), today())
                .or(() -> wanted.tariff().flatMap(tariff -> tariffObjection(tariff.until(), tariff.card(), employee)))
                .or(() -> onceEach(
                        () -> recorder.record(seen, employee, evidence, handle -> save(seen, wanted, handle))));
    }

    private Optional<Objection> save(Person seen, WholeChange wanted, Handle handle) {
        int saved = handle.createUpdate(REPLACE)
                .bindMap(DetailsSql.values(wanted.details()))
                .bindMap(DetailsSql.seen(seen.details()))
                .bind("id", seen.id())
                .execute();
        if (saved == 0) {
            return Optional.of(Objection.CHANGED_MEANWHILE);
        }
        handle.createUpdate(SAVE_OPT_INS)
                .bind("id", seen.id())
                .bindMethods(wanted.optIns())
                .execute();
        wanted.tariff()
                .ifPresent(tariff -> save(
                        seen,
                        tariff.card().cardSystem().id(),
                        new MembershipChange(Optional.of(tariff.until()), Optional.empty(), Optional.empty()),
                        handle));
        return wanted.nationalNumber().flatMap(number -> save(seen, number, handle));
    }

    private Optional<Objection> save(Person person, NationalNumber number, Handle handle) {
        int saved = handle.createUpdate(SAVE_NATIONAL_NUMBER)
                .bind("id", person.id())
                .bind("sealed", numbers.sealed(person.uid(), number))
                .bind("digest", numbers.digest(number))
                .execute();
        return saved == 0 ? Optional.of(Objection.NATIONAL_NUMBER_KNOWN) : Optional.empty();
    }

    /** The same by the passholder whose card it is. */
    public Optional<Objection> changeOwn(HeldCard card, Change change, Actor passholder) {
        var person = holder(card);
        return change.isForThePassholder()
                ? onceEach(() -> recorder.record(person, passholder, handle -> save(person, card, change, handle)))
                : Optional.of(Objection.NOT_FOR_THE_PASSHOLDER);
    }

    /** Changes a passholder's membership of one card system; empty when it is done. */
    public Optional<Objection> change(
            Person person, long cardSystemId, MembershipChange change, CounterEmployee employee) {
        return inMembership(
                person,
                cardSystemId,
                membership -> employee.may(CounterAction.PASSHOLDER_UPDATE, cardSystemId)
                        ? change.socialTariffUntil()
                                .flatMap(until -> membership
                                        .currentCard()
                                        .map(card -> tariffObjection(until, card, employee))
                                        .orElseGet(() -> Optional.of(Objection.CARD_FOR_OTHERS)))
                                .or(() -> save(person, cardSystemId, change, employee.actor()))
                        : Optional.of(Objection.MAY_NOT_UPDATE));
    }

    /** The same by the passholder. */
    public Optional<Objection> changeOwn(Person person, long cardSystemId, MembershipChange change, Actor passholder) {
        return change.socialTariffUntil().isPresent()
                ? Optional.of(Objection.NOT_FOR_THE_PASSHOLDER)
                : inMembership(person, cardSystemId, _ -> save(person, cardSystemId, change, passholder));
    }

    private Optional<Objection> inMembership(
            Person person, long cardSystemId, Function<CardSystemMembership, Optional<Objection>> work) {
        if (cardSystems.find(cardSystemId).isEmpty()) {
            return Optional.of(Objection.UNKNOWN_CARD_SYSTEM);
        }
        return person.cardSystems().stream()
                .filter(membership -> membership.cardSystem().id() == cardSystemId)
                .findFirst()
                .map(work)
                .orElseGet(() -> Optional.of(Objection.NO_MEMBER));
    }

    private Optional<Objection> save(Person person, long cardSystemId, MembershipChange change, Actor actor) {
        return recorder.record(person, actor, handle -> {
            save(person, cardSystemId, change, handle);
            return Optional.empty();
        });
    }

    /**
     * Replaces a passholder's contact details and what they agreed to be sent, by the passholder; unlike in other
     * changes, an empty value removes what was there. Empty when it is done.
     */
    public Optional<Objection> changeOwn(Person person, Details.Contact contact, OptIns wanted, Actor passholder) {
        return wanted.objection(person.details().dateOfBirth(), today())
                .or(() -> recorder.record(person, passholder, handle -> {
                    handle.createUpdate(SAVE_CONTACT)
                            .bind("id", person.id())
                            .bindMethods(contact)
                            .bindMethods(wanted)
                            .execute();
                    return Optional.empty();
                }));
    }

    /** Changes what a passholder agreed to be sent; empty when it is done. */
    public Optional<Objection> change(Person person, OptIns wanted, CounterEmployee employee, Evidence evidence) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, person)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return wanted.objection(person.details().dateOfBirth(), today())
                .or(() -> recorder.record(person, employee, evidence, handle -> {
                    handle.createUpdate(SAVE_OPT_INS)
                            .bind("id", person.id())
                            .bindMethods(wanted)
                            .execute();
                    return Optional.empty();
                }));
    }

    /** Replaces the photograph; empty when it is done. */
    public Optional<Objection> change(Person person, Picture picture, CounterEmployee employee, Evidence evidence) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, person)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return recorder.record(person, employee, evidence, handle -> {
            handle.createUpdate(SAVE_PICTURE)
                    .bind("id", person.id())
                    .bind("picture", picture.bytes())
                    .execute();
            return Optional.empty();
        });
    }

    /** Removes the photograph; empty when there is none any more. */
    public Optional<Objection> removePicture(Person person, CounterEmployee employee, Evidence evidence) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, person)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return recorder.record(person, employee, evidence, handle -> {
            handle.createUpdate(REMOVE_PICTURE).bind("id", person.id()).execute();
            return Optional.empty();
        });
    }

    /**
     * Changes the school of a passholder; empty when it is done.
     *
     * @param school the key of its counter or the id of its organisation; empty: none
     */
    public Optional<Objection> changeSchool(Person person, Optional<String> school, CounterEmployee employee) {
        if (!employee.may(CounterAction.PASSHOLDER_UPDATE, person)) {
            return Optional.of(Objection.MAY_NOT_UPDATE);
        }
        return recorder.record(person, employee.actor(), handle -> {
            var found = school.flatMap(key -> Schools.find(key, handle));
            if (school.isPresent() && found.isEmpty()) {
                return Optional.of(Objection.UNKNOWN_SCHOOL);
            }
            handle.createUpdate(SET_SCHOOL)
                    .bind("id", person.id())
                    .bind("schoolId", found)
                    .execute();
            return Optional.empty();
        });
    }

    private Optional<Objection> tariffObjection(LocalDate until, HeldCard card, CounterEmployee employee) {
        return SocialTariff.fits(card.number(), true)
                ? SocialTariff.objection(until, card.cardSystem().id(), employee, today())
                : Optional.of(Objection.CARD_FOR_OTHERS);
    }

    /** A national number belongs to one passholder: the second of two concurrent changes fails with an objection. */
    private static Optional<Objection> onceEach(Supplier<Optional<Objection>> work) {
        try {
            return work.get();
        } catch (StatementException failure) {
            if (UniqueViolation.in(failure).isPresent()) {
                return Optional.of(Objection.NATIONAL_NUMBER_IN_USE);
            }
            throw failure;
        }
    }

    private Optional<Objection> save(Person person, HeldCard card, Change change, Handle handle) {
        var school = Schools.find(change.school(), handle);
        if (school.isEmpty() && !change.school().isEmpty()) {
            return Optional.of(Objection.UNKNOWN_SCHOOL);
        }
        int saved = handle.createUpdate(SAVE)
                .bindMap(DetailsSql.values(change.details()))
                .bind("id", person.id())
                .bind("verified", change.verified())
                .bind("schoolId", school)
                .bind("sealed", change.nationalNumber().map(number -> numbers.sealed(person.uid(), number)))
                .bind("digest", change.nationalNumber().map(numbers::digest))
                .execute();
        if (saved == 0) {
            return Optional.of(Objection.NATIONAL_NUMBER_KNOWN);
        }
        save(person, card.cardSystem().id(), change.membership(), handle);
        return Optional.empty();
    }

    private static void save(Person person, long cardSystemId, MembershipChange change, Handle handle) {
        handle.createUpdate(SAVE_MEMBERSHIP)
                .bind("id", person.id())
                .bind("cardSystemId", cardSystemId)
                .bind("until", change.socialTariffUntil())
                .bind("mails", change.mailPreference().map(Enum::name))
                .bind("texts", change.smsPreference().map(Enum::name))
                .execute();
    }

    private Person holder(HeldCard card) {
        return people.find(card.passholder().orElseThrow().id(), Pictures.WITHOUT)
                .orElseThrow();
    }

    private LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
