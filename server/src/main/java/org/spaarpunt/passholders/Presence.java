package org.spaarpunt.passholders;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.lookups.Allowance;
import org.spaarpunt.lookups.BudgetUse;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.storage.Timestamps;

/**
 * Proof that a passholder is at a counter. An employee has proof for some minutes after identifying the passholder by
 * the chip of a card or by a national number, which only the person has; or proof comes with the call: a birth date,
 * or a code from the passholder's own page. The number of a card is no proof: it is printed on the card, and numbers
 * can be enumerated.
 */
public final class Presence {
    /** How long a proof is valid, unless the setting changes it. */
    public static final Duration VALID_FOR = Duration.ofMinutes(15);

    /** The most wrong birth dates and wrong codes for one passholder in a {@link #PERIOD}, over all counters. */
    static final int MAX_ABOUT_PASSHOLDER = 5;

    /** The same for one employee, over all passholders. */
    static final int MAX_OF_EMPLOYEE = 20;

    static final Duration PERIOD = Duration.ofDays(1);

    private static final String NOTE = """
            insert into presence_proof (passholder_id, counter_id, employee, kind, proved_at)
            values (:passholderId, :counterId, :employee, :kind, :now)
            on conflict (passholder_id, counter_id, employee) do update set kind = excluded.kind, proved_at = excluded.proved_at
            """;

    private static final String NOTE_NUMBER = """
            insert into presence_proof (passholder_id, counter_id, employee, kind, proved_at)
            select id, :counterId, :employee, 'NATIONAL_NUMBER', :now from passholder where national_number_digest = :digest
            on conflict (passholder_id, counter_id, employee) do update set kind = excluded.kind, proved_at = excluded.proved_at
            """;

    private static final String FIND = """
            select kind from presence_proof
            where passholder_id = :passholderId and counter_id = :counterId and employee = :employee and proved_at > :since
            """;

    private static final String BORN = "select date_of_birth from passholder where id = :passholderId";

    private static final String FORGET = "delete from presence_proof where proved_at <= :before";

    private final Jdbi jdbi;
    private final PresenceCodes codes;
    private final Duration validFor;
    private final InstantSource clock;

    /** How a passholder was found to be at the counter. */
    public enum Proof {
        CHIP,
        NATIONAL_NUMBER,
        BIRTH_DATE,
        CODE
    }

    Presence(Jdbi jdbi, PresenceCodes codes, Duration validFor, InstantSource clock) {
        this.jdbi = jdbi;
        this.codes = codes;
        this.validFor = validFor;
        this.clock = clock;
    }

    /** Records that a caller identified the passholder, if the proof can be of use. */
    void identified(Passholder passholder, Proof proof, Inquiry inquiry) {
        inquiry.registrar()
                .filter(employee -> !isCertainlyIdentifiedBy(employee, passholder))
                .ifPresent(employee -> jdbi.useHandle(handle -> note(passholder.id(), proof, employee, handle)));
    }

    /** Records that a caller was shown a national number, for the passholder that has it, if there is one. */
    void identified(UUID nationalNumber, Inquiry inquiry) {
        inquiry.registrar()
                .ifPresent(employee -> jdbi.useHandle(handle -> bound(handle.createUpdate(NOTE_NUMBER), employee)
                        .bind("digest", nationalNumber)
                        .execute()));
    }

    /** Whether no proof is needed: a passholder with a single card system was registered in it. */
    private static boolean isCertainlyIdentifiedBy(CounterEmployee employee, Passholder passholder) {
        return passholder.cardSystems().size() == 1
                && employee.mayInOneOf(CounterAction.PASSHOLDER_UPDATE, passholder.cardSystems())
                && employee.mayInOneOf(CounterAction.PASSHOLDER_CREATE, passholder.cardSystems());
    }

    /** Records that an employee identified the passholder by a national number, when trying to register them again. */
    void registeredAgain(long passholderId, CounterEmployee employee) {
        jdbi.useHandle(handle -> note(passholderId, Proof.NATIONAL_NUMBER, employee, handle));
    }

    /** Whether the employee may make the passholder a member of another of the counter's card systems. */
    Confirmation forJoining(long passholderId, CounterEmployee employee, Evidence evidence) {
        return confirm(passholderId, employee, evidence, relation -> relation.isKnownTo(employee));
    }

    /** Whether the employee may change the passholder's identity. */
    Confirmation forIdentity(long passholderId, CounterEmployee employee, Evidence evidence) {
        return confirm(passholderId, employee, evidence, relation -> relation.isIdentifiedBy(employee));
    }

    private Confirmation confirm(
            long passholderId, CounterEmployee employee, Evidence evidence, Predicate<Relation> suffices) {
        return jdbi.inTransaction(handle -> {
            if (suffices.test(Relation.of(passholderId, handle))) {
                return new Confirmation.NotNeeded();
            }
            var proof = find(passholderId, employee, handle);
            return proof.isPresent()
                    ? new Confirmation.Proved(proof.get())
                    : fromEvidence(passholderId, employee, evidence, handle);
        });
    }

    private Confirmation fromEvidence(long passholderId, CounterEmployee employee, Evidence evidence, Handle handle) {
        if (evidence.code().isPresent()) {
            return tried(
                    passholderId,
                    employee,
                    Proof.CODE,
                    handle,
                    () -> codes.use(passholderId, evidence.code().get(), handle));
        }
        if (evidence.dateOfBirth().isPresent()) {
            return tried(
                    passholderId,
                    employee,
                    Proof.BIRTH_DATE,
                    handle,
                    () -> born(passholderId, handle).equals(evidence.dateOfBirth()));
        }
        return new Confirmation.Lacking(Objection.PERSON_NEEDED);
    }

    private interface Attempt {
        boolean isRight();
    }

    /** Counts a try before it is made, so that concurrent tries cannot exceed the limit. */
    private Confirmation tried(
            long passholderId, CounterEmployee employee, Proof proof, Handle handle, Attempt attempt) {
        var now = clock.instant();
        var allowances = List.of(
                new Allowance("tries " + proof + " of passholder " + passholderId, MAX_ABOUT_PASSHOLDER, PERIOD),
                new Allowance("tries " + proof + " by " + employee.uid(), MAX_OF_EMPLOYEE, PERIOD));
        if (BudgetUse.use(handle, allowances, 1, now).isPresent()) {
            handle.rollback();
            return new Confirmation.Lacking(Objection.TRIED_TOO_OFTEN);
        }
        if (!attempt.isRight()) {
            return new Confirmation.Lacking(proof == Proof.CODE ? Objection.WRONG_CODE : Objection.WRONG_BIRTH_DATE);
        }
        BudgetUse.giveBack(handle, allowances, 1, now);
        note(passholderId, proof, employee, handle);
        return new Confirmation.Proved(proof);
    }

    private void note(long passholderId, Proof proof, CounterEmployee employee, Handle handle) {
        bound(handle.createUpdate(NOTE), employee)
                .bind("passholderId", passholderId)
                .bind("kind", proof)
                .execute();
    }

    private Update bound(Update statement, CounterEmployee employee) {
        return statement
                .bind("counterId", employee.counter().counterId())
                .bind("employee", employee.uid())
                .bind("now", Timestamps.bound(clock.instant()));
    }

    private Optional<Proof> find(long passholderId, CounterEmployee employee, Handle handle) {
        return handle.createQuery(FIND)
                .bind("passholderId", passholderId)
                .bind("counterId", employee.counter().counterId())
                .bind("employee", employee.uid())
                .bind("since", Timestamps.bound(lastInvalid()))
                .mapTo(Proof.class)
                .findOne();
    }

    private static Optional<LocalDate> born(long passholderId, Handle handle) {
        return handle.createQuery(BORN)
                .bind("passholderId", passholderId)
                .mapTo(LocalDate.class)
                .findOne();
    }

    private Instant lastInvalid() {
        return clock.instant().minus(validFor);
    }

    /** Deletes proofs that are no longer valid. */
    public void forgetOld() {
        jdbi.useHandle(handle -> {
            handle.createUpdate(FORGET)
                    .bind("before", Timestamps.bound(lastInvalid()))
                    .execute();
            codes.forgetOld(handle);
        });
    }
}
