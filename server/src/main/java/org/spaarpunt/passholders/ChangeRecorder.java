package org.spaarpunt.passholders;

import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.DetailSeal;

/**
 * Runs a change to a passholder, compares the values before and after, and writes both to the audit log, sealed and in
 * the same commit. A counter that changes a passholder's identity must be allowed to, and the passholder is notified
 * unless the counter is their own.
 */
final class ChangeRecorder {
    private final Jdbi jdbi;
    private final NationalNumbers numbers;
    private final Presence presence;
    private final PassholderNotices notices;
    private final DetailSeal seal;
    private final InstantSource clock;

    ChangeRecorder(
            Jdbi jdbi,
            NationalNumbers numbers,
            Presence presence,
            PassholderNotices notices,
            DetailSeal seal,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.numbers = numbers;
        this.presence = presence;
        this.notices = notices;
        this.seal = seal;
        this.clock = clock;
    }

    /** A change by an employee of a counter. */
    Optional<Objection> record(Person person, CounterEmployee employee, Evidence evidence, Changes.Work work) {
        var confirmation = presence.forIdentity(person.id(), employee, evidence);
        return jdbi.inTransaction(handle -> {
            var before = PassholderValues.lock(person.id(), numbers, handle);
            var objection = work.write(handle);
            if (objection.isPresent()) {
                return undone(objection.get(), handle);
            }
            var after = PassholderValues.lock(person.id(), numbers, handle);
            if (PassholderValues.concernIdentity(before.changesTo(after))) {
                switch (confirmation) {
                    case Confirmation.Lacking(var lacking) -> {
                        return undone(forIdentity(lacking), handle);
                    }
                    case Confirmation.Proved _ ->
                        notices.identityChanged(handle, person.id(), before.email(), employee);
                    case Confirmation.NotNeeded _ -> {}
                }
            }
            entry(handle, employee.actor(), person.uid(), before, after);
            return Optional.empty();
        });
    }

    /** A change by the passholder, or of something that is not part of their identity. */
    Optional<Objection> record(Person person, Actor actor, Changes.Work work) {
        return jdbi.inTransaction(handle -> {
            var before = PassholderValues.lock(person.id(), numbers, handle);
            var objection = work.write(handle);
            if (objection.isPresent()) {
                return undone(objection.get(), handle);
            }
            entry(handle, actor, person.uid(), before, PassholderValues.lock(person.id(), numbers, handle));
            return Optional.empty();
        });
    }

    private void entry(Handle handle, Actor actor, String uid, PassholderValues before, PassholderValues after) {
        var changes = before.changesTo(after);
        var line = AuditLog.Line.of(Act.PASSHOLDER_UPDATED, uid);
        AuditLog.write(handle, actor, changes.isEmpty() ? line : line.with(seal.seal(uid, changes)), clock.instant());
    }

    private static Optional<Objection> undone(Objection objection, Handle handle) {
        handle.rollback();
        return Optional.of(objection);
    }

    private static Objection forIdentity(Objection lacking) {
        return lacking == Objection.PERSON_NEEDED ? Objection.PERSON_NEEDED_FOR_IDENTITY : lacking;
    }
}
