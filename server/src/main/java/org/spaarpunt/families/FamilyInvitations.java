package org.spaarpunt.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.families.FamilyRegister.Candidate;
import org.spaarpunt.families.JoinOutcome.Joined;
import org.spaarpunt.families.JoinOutcome.Refused;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * Invitations to a family. The owner hands the secret of one on; a person who opens it decides for themselves. It is used
 * once, and only its digest is stored.
 */
public final class FamilyInvitations {
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** Invitations of one family that wait at the same time. */
    public static final int MAX_WAITING = 5;

    private static final String MAKE = """
            insert into family_invitation (digest, owner_id, made_at, ends_at)
            select :digest, :ownerId, :now, :endsAt
            where (select count(*) from family_invitation where owner_id = :ownerId and ends_at > :now) < :most
            """;

    private static final String FIND = """
            select uid, first_name, second_name, name
            from family_invitation join passholder on passholder.id = owner_id
            where digest = :digest and ends_at > :now
            """;

    private static final String USE = """
            delete from family_invitation using passholder
            where digest = :digest and ends_at > :now and passholder.id = owner_id
            returning passholder.uid
            """;

    private static final String WAITING = """
            select made_at, ends_at from family_invitation join passholder on passholder.id = owner_id
            where uid = :uid and ends_at > :now
            order by made_at
            """;

    private static final String WITHDRAW = """
            delete from family_invitation where owner_id = (select id from passholder where uid = :uid)
            """;

    private static final String FORGET = "delete from family_invitation where ends_at <= :now";

    private final Jdbi jdbi;
    private final FamilyRegister register;
    private final TokenGenerator secrets;
    private final InstantSource clock;

    FamilyInvitations(Jdbi jdbi, FamilyRegister register, TokenGenerator secrets, InstantSource clock) {
        this.jdbi = jdbi;
        this.register = register;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The passholder that invites. */
    public record Host(String uid, Details.Name name) {}

    /** An invitation that was not used yet. */
    public record Waiting(Instant madeAt, Instant endsAt) {}

    /** Makes an invitation and returns its secret; empty if too many wait already, or the owner is no passholder. */
    public Optional<String> make(Actor actor, String ownerUid) {
        var secret = secrets.next();
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            var ownerId = FamilyRegister.lock(handle, ownerUid);
            if (ownerId.isEmpty()) {
                return Optional.empty();
            }
            int made = handle.createUpdate(MAKE)
                    .bind("digest", Digest.of(secret))
                    .bind("ownerId", ownerId.get())
                    .bind("now", Timestamps.bound(now))
                    .bind("endsAt", Timestamps.bound(now.plus(LIFETIME)))
                    .bind("most", MAX_WAITING)
                    .execute();
            if (made == 0) {
                return Optional.empty();
            }
            AuditLog.write(handle, actor, Line.of(Act.FAMILY_INVITATION_MADE, ownerUid), now);
            return Optional.of(secret);
        });
    }

    /** The passholder that invites with this secret, as long as it can be used. */
    public Optional<Host> find(String secret) {
        return Text.canBeStored(secret)
                ? jdbi.withHandle(handle -> handle.createQuery(FIND)
                        .bind("digest", Digest.of(secret))
                        .bind("now", Timestamps.bound(clock.instant()))
                        .map((row, _) -> host(row))
                        .findOne())
                : Optional.empty();
    }

    /** Uses an invitation for a passholder who agrees; one that is refused can still be used. */
    public JoinOutcome accept(Actor actor, String secret, Candidate candidate) {
        if (!register.mayAgree(candidate)) {
            return Refused.AGREES_IN_ACCOUNT;
        }
        return jdbi.inTransaction(handle -> {
            var owner = handle.createQuery(USE)
                    .bind("digest", Digest.of(secret))
                    .bind("now", Timestamps.bound(clock.instant()))
                    .mapTo(String.class)
                    .findOne();
            if (owner.isEmpty()) {
                return Refused.INVITATION_OVER;
            }
            var outcome = register.add(handle, actor, owner.get(), candidate);
            if (!(outcome instanceof Joined)) {
                handle.rollback();
            }
            return outcome;
        });
    }

    /** Those of a family that wait, the oldest first. */
    public List<Waiting> of(String ownerUid) {
        return jdbi.withHandle(handle -> handle.createQuery(WAITING)
                .bind("uid", ownerUid)
                .bind("now", Timestamps.bound(clock.instant()))
                .map((row, _) -> new Waiting(Timestamps.in(row, "made_at"), Timestamps.in(row, "ends_at")))
                .list());
    }

    /** Ends all invitations of a family: their secrets do not tell them apart. */
    public void withdraw(Actor actor, String ownerUid) {
        jdbi.useTransaction(handle -> {
            if (handle.createUpdate(WITHDRAW).bind("uid", ownerUid).execute() > 0) {
                AuditLog.write(handle, actor, Line.of(Act.FAMILY_INVITATIONS_WITHDRAWN, ownerUid), clock.instant());
            }
        });
    }

    /** Deletes those that are over. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("now", Timestamps.bound(clock.instant()))
                .execute());
    }

    private static Host host(ResultSet row) throws SQLException {
        return new Host(
                row.getString("uid"),
                new Details.Name(row.getString("first_name"), row.getString("second_name"), row.getString("name")));
    }
}
