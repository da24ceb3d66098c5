package org.spaarpunt.associations;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;

/**
 * Makes passholders members of associations, renews memberships and ends them. A passholder has at most one membership
 * of each association.
 */
public final class MembershipChanges {
    private static final String PASSHOLDER = """
            select id, date_of_birth,
                   exists (
                       select from membership
                       where passholder_id = passholder.id and card_system_id = any(:systems) and status = 'ACTIVE'
                   ) as takes_part,
                   exists (
                       select from membership where passholder_id = passholder.id and card_system_id = any(:systems)
                   ) as took_part
            from passholder
            where uid = :uid
            for no key update
            """;

    private static final String PRESENT = """
            select id, end_date from association_membership
            where passholder_id = :passholder and association_id = :association
            for update
            """;

    /** Writes nothing if another counter was faster. */
    private static final String REGISTER = """
            insert into association_membership (passholder_id, association_id, end_date)
            values (:passholder, :association, :end)
            on conflict do nothing
            """;

    private static final String RENEW = "update association_membership set end_date = :end where id = :id";

    private static final String END =
            "delete from association_membership where passholder_id = :passholder and association_id = :association";

    private static final String FORGET = "delete from association_membership where passholder_id = :passholder";

    private final Jdbi jdbi;
    private final AssociationReader associations;
    private final InstantSource clock;

    /** @param tookPart whether the passholder is a member, even inactive, where the counter registers */
    private record Applicant(long id, Optional<LocalDate> dateOfBirth, boolean takesPart, boolean tookPart) {}

    MembershipChanges(Jdbi jdbi, AssociationReader associations, InstantSource clock) {
        this.jdbi = jdbi;
        this.associations = associations;
        this.clock = clock;
    }

    /**
     * Makes a passholder a member, or renews a membership that ends soon or is over; empty when it is done.
     *
     * @param end its last day, if the association leaves that to the counter
     */
    public Optional<MembershipObjection> register(
            String uid, long associationId, Optional<LocalDate> end, CounterAccess counter, Actor actor) {
        return atCounter(
                uid,
                associationId,
                counter,
                (association, applicant, handle) ->
                        register(new Wish(uid, association, applicant, end), actor, handle));
    }

    /** Ends every membership of a passholder that is removed, in the caller's transaction. */
    public static void forget(Handle handle, long passholderId) {
        handle.createUpdate(FORGET).bind("passholder", passholderId).execute();
    }

    /** Ends a membership at once, if there is one; empty when it is done. */
    public Optional<MembershipObjection> end(String uid, long associationId, CounterAccess counter, Actor actor) {
        return atCounter(uid, associationId, counter, (association, applicant, handle) -> {
            if (!applicant.tookPart()) {
                return Optional.of(MembershipObjection.NO_MEMBER_OF_CARD_SYSTEM);
            }
            int ended = handle.createUpdate(END)
                    .bind("passholder", applicant.id())
                    .bind("association", association.id())
                    .execute();
            if (ended > 0) {
                AuditLog.write(
                        handle,
                        actor,
                        new AuditLog.Line(Act.MEMBERSHIP_ENDED, uid, association.name()),
                        clock.instant());
            }
            return Optional.empty();
        });
    }

    private record Wish(String uid, Association association, Applicant applicant, Optional<LocalDate> askedEnd) {}

    private interface Work {
        Optional<MembershipObjection> with(Association association, Applicant applicant, Handle handle);
    }

    private Optional<MembershipObjection> atCounter(String uid, long associationId, CounterAccess counter, Work work) {
        var association = associations.find(associationId);
        return jdbi.inTransaction(handle -> {
            var systems = association.map(known -> known.registeringAt(counter)).orElse(Set.of());
            var applicant = applicant(uid, systems, handle);
            if (applicant.isEmpty()) {
                return Optional.of(MembershipObjection.UNKNOWN_PASSHOLDER);
            }
            if (association.isEmpty()) {
                return Optional.of(MembershipObjection.UNKNOWN_ASSOCIATION);
            }
            if (!association.get().allows(CounterAction.PASSHOLDER_CREATE, counter)) {
                return Optional.of(MembershipObjection.MAY_NOT_REGISTER);
            }
            if (!association.get().allows(CounterAction.ASSOCIATION_USE, counter)) {
                return Optional.of(MembershipObjection.MAY_NOT_USE_ASSOCIATION);
            }
            if (systems.isEmpty()) {
                return Optional.of(MembershipObjection.MAY_NOT_USE_ASSOCIATION);
            }
            return work.with(association.get(), applicant.get(), handle);
        });
    }

    private Optional<MembershipObjection> register(Wish wanted, Actor actor, Handle handle) {
        if (!wanted.applicant().takesPart()) {
            return Optional.of(MembershipObjection.NO_MEMBER_OF_CARD_SYSTEM);
        }
        var now = clock.instant();
        var today = LocalZone.dayOf(now);
        var present = present(wanted, handle);
        var end = end(wanted, present, today);
        if (end.isEmpty() || end.get().isBefore(today)) {
            return Optional.of(
                    wanted.association().endRule() instanceof EndRule.AfterBirth
                            ? MembershipObjection.TOO_OLD
                            : MembershipObjection.END_NEEDED);
        }
        boolean written = present.map(membership -> renew(membership, end.get(), today, handle))
                .orElseGet(() -> insert(wanted, end.get(), handle));
        if (!written) {
            return Optional.of(MembershipObjection.NOT_RENEWABLE);
        }
        tell(wanted, end.get(), actor, now, handle);
        return Optional.empty();
    }

    private static Optional<LocalDate> end(Wish wanted, Optional<AssociationMembership> present, LocalDate today) {
        return switch (wanted.association().endRule()) {
            case EndRule.Free(var day) -> wanted.askedEnd().or(() -> Optional.of(day));
            case EndRule.AfterBirth(int years) ->
                wanted.applicant().dateOfBirth().map(born -> born.plusYears(years));
            case EndRule.AfterRegistration(int years) ->
                present.flatMap(membership -> membership.newEnd(today)).or(() -> Optional.of(today.plusYears(years)));
        };
    }

    private static boolean renew(AssociationMembership present, LocalDate end, LocalDate today, Handle handle) {
        if (!present.isRenewableOn(today) || !present.endDate().isBefore(end)) {
            return false;
        }
        handle.createUpdate(RENEW).bind("id", present.id()).bind("end", end).execute();
        return true;
    }

    private static boolean insert(Wish wanted, LocalDate end, Handle handle) {
        return handle.createUpdate(REGISTER)
                        .bind("passholder", wanted.applicant().id())
                        .bind("association", wanted.association().id())
                        .bind("end", end)
                        .execute()
                == 1;
    }

    private static void tell(Wish wanted, LocalDate end, Actor actor, Instant now, Handle handle) {
        var details = wanted.association().name() + " " + end;
        AuditLog.write(handle, actor, new AuditLog.Line(Act.MEMBERSHIP_REGISTERED, wanted.uid(), details), now);
    }

    private static Optional<AssociationMembership> present(Wish wanted, Handle handle) {
        return handle.createQuery(PRESENT)
                .bind("passholder", wanted.applicant().id())
                .bind("association", wanted.association().id())
                .map((row, _) -> new AssociationMembership(
                        row.getLong("id"), wanted.association(), row.getObject("end_date", LocalDate.class)))
                .findOne();
    }

    private static Optional<Applicant> applicant(String uid, Set<Long> systems, Handle handle) {
        return Text.canBeStored(uid)
                ? handle.createQuery(PASSHOLDER)
                        .bind("uid", uid)
                        .bindArray("systems", Long.class, systems)
                        .map((row, _) -> new Applicant(
                                row.getLong("id"),
                                Optional.ofNullable(row.getObject("date_of_birth", LocalDate.class)),
                                row.getBoolean("takes_part"),
                                row.getBoolean("took_part")))
                        .findOne()
                : Optional.empty();
    }
}
