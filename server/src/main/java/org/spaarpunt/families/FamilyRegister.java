package org.spaarpunt.families;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AccountUse;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.families.JoinOutcome.Joined;
import org.spaarpunt.families.JoinOutcome.Refused;
import org.spaarpunt.rights.Sharing;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/**
 * Who belongs to which family. A passholder is a member of at most one, which the primary key of the table keeps; a
 * family has at most {@link #MAX_MEMBERS}, which are counted while its owner is locked.
 *
 * <p>No person with an account is added without having agreed in it, except children under {@link #AGE_OF_CONSENT}.
 */
public final class FamilyRegister {
    /** Members of a family besides its owner. */
    public static final int MAX_MEMBERS = 9;

    /** Years from which people themselves agree that an application handles their data (Belgian law of 30 July 2018, article 7). */
    public static final int AGE_OF_CONSENT = 13;

    private static final String LOCK = "select id from passholder where uid = :uid for no key update";

    private static final String COUNT = "select count(*) from family_member where owner_id = :ownerId";

    private static final String BORN = "select date_of_birth from passholder where uid = :uid";

    private static final String ADD = """
            with added as (
                insert into family_member (member_id, owner_id, since, icon, shares_history, shares_rewards)
                select id, :ownerId, :now, :icon, :history, :rewards from passholder where uid = :uid
                on conflict (member_id) do nothing
                returning member_id, since, icon, shares_history, shares_rewards
            )
            select added.*, uid, first_name from added join passholder on passholder.id = member_id
            """;

    private static final String OWNER_OF = """
            select owner_id from family_member join passholder on passholder.id = member_id where uid = :uid
            """;

    private static final String REMOVE = """
            delete from family_member
            where member_id = (select id from passholder where uid = :member)
              and owner_id = (select id from passholder where uid = :owner)
            """;

    private static final String SHARE = """
            update family_member set shares_history = :history, shares_rewards = :rewards
            where member_id = (select id from passholder where uid = :member)
              and (shares_history, shares_rewards) is distinct from (:history, :rewards)
            """;

    private static final String SET_ICON = """
            update family_member set icon = :icon
            where member_id = (select id from passholder where uid = :member)
              and owner_id = (select id from passholder where uid = :owner)
            """;

    private final Jdbi jdbi;
    private final FamilyReader reader;
    private final AccountUse accounts;
    private final InstantSource clock;

    FamilyRegister(Jdbi jdbi, FamilyReader reader, AccountUse accounts, InstantSource clock) {
        this.jdbi = jdbi;
        this.reader = reader;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How a person agreed to become a member, or decided to be one no longer. */
    public enum Agreement {
        /** Signed in to an account of their own. */
        IN_ACCOUNT,
        /** By the number of their card and their date of birth, which children do not type themselves. */
        BY_CARD
    }

    /**
     * A person that is to become a member.
     *
     * @param icon the address of a picture, of at most {@link FamilyMember#MAX_ICON} characters; empty for none
     */
    public record Candidate(String uid, Agreement agreement, Sharing sharing, String icon) {
        public Candidate {
            if (icon.length() > FamilyMember.MAX_ICON) {
                throw new IllegalArgumentException("The icon is too long");
            }
        }
    }

    /**
     * Adds a passholder to the owner's family.
     *
     * @param owner the uid of the family's owner, who is a passholder
     */
    public JoinOutcome add(Actor actor, String owner, Candidate candidate) {
        return owner.equals(candidate.uid()) || mayAgree(candidate)
                ? jdbi.inTransaction(handle -> add(handle, actor, owner, candidate))
                : Refused.AGREES_IN_ACCOUNT;
    }

    /** Whether the way in which a person agreed is theirs. */
    boolean mayAgree(Candidate candidate) {
        return mayDecide(candidate.uid(), candidate.agreement());
    }

    private boolean mayDecide(String uid, Agreement agreement) {
        return switch (agreement) {
            case IN_ACCOUNT -> true;
            case BY_CARD -> isChild(uid) || !accounts.of(List.of(uid)).contains(uid);
        };
    }

    private boolean isChild(String uid) {
        var today = LocalZone.dayOf(clock.instant());
        return jdbi.withHandle(handle -> handle.createQuery(BORN)
                        .bind("uid", uid)
                        .mapTo(LocalDate.class)
                        .findOne())
                .filter(born -> Period.between(born, today).getYears() < AGE_OF_CONSENT)
                .isPresent();
    }

    /** The same in the caller's transaction, for a person who {@linkplain #mayAgree may agree} that way. */
    JoinOutcome add(Handle handle, Actor actor, String owner, Candidate candidate) {
        if (owner.equals(candidate.uid())) {
            return Refused.IS_OWNER;
        }
        var ownerId = lock(handle, owner);
        if (ownerId.isEmpty()) {
            return Refused.UNKNOWN;
        }
        var family = ownerOf(handle, candidate.uid());
        if (family.isPresent()) {
            return family.equals(ownerId) ? Refused.ALREADY_MEMBER : Refused.IN_ANOTHER_FAMILY;
        }
        if (count(handle, ownerId.get()) >= MAX_MEMBERS) {
            return Refused.FULL;
        }
        return insert(handle, ownerId.get(), candidate)
                .<JoinOutcome>map(member -> {
                    note(handle, actor, new Line(Act.FAMILY_MEMBER_ADDED, member.uid(), owner));
                    return new Joined(member);
                })
                // Another family was quicker, or the passholder is gone.
                .orElseGet(() ->
                        ownerOf(handle, candidate.uid()).isPresent() ? Refused.IN_ANOTHER_FAMILY : Refused.UNKNOWN);
    }

    /** Locks a family, by its owner, against other changes of its size. */
    static Optional<Long> lock(Handle handle, String ownerUid) {
        return handle.createQuery(LOCK).bind("uid", ownerUid).mapTo(Long.class).findOne();
    }

    private static long count(Handle handle, long ownerId) {
        return handle.createQuery(COUNT)
                .bind("ownerId", ownerId)
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Long> ownerOf(Handle handle, String uid) {
        return handle.createQuery(OWNER_OF).bind("uid", uid).mapTo(Long.class).findOne();
    }

    private Optional<FamilyMember> insert(Handle handle, long ownerId, Candidate candidate) {
        return handle.createQuery(ADD)
                .bind("ownerId", ownerId)
                .bind("uid", candidate.uid())
                .bind("now", Timestamps.bound(clock.instant()))
                .bind("icon", candidate.icon())
                .bind("history", candidate.sharing().history())
                .bind("rewards", candidate.sharing().rewards())
                .map((row, _) -> FamilyReader.member(row))
                .findOne();
    }

    /** The family that a passholder may leave in this way; empty: there is none, or the way is not theirs. */
    public Optional<JoinedFamily> leavable(String member, Agreement agreement) {
        return reader.joinedBy(member).filter(_ -> mayDecide(member, agreement));
    }

    /** Ends the membership of a passholder who wants that, in a way in which the passholder could also have agreed to it. */
    public LeaveOutcome leave(Actor actor, String member, Agreement agreement) {
        var family = reader.joinedBy(member);
        if (family.isPresent() && !mayDecide(member, agreement)) {
            return LeaveOutcome.Refused.DECIDES_IN_ACCOUNT;
        }
        return family.filter(joined -> remove(actor, joined.ownerUid(), member))
                .<LeaveOutcome>map(LeaveOutcome.Left::new)
                .orElse(LeaveOutcome.Refused.NO_MEMBER);
    }

    /** Ends a membership, which its member and the owner may do at any time; false if there was none. */
    public boolean remove(Actor actor, String owner, String member) {
        return jdbi.inTransaction(handle -> {
            int removed = handle.createUpdate(REMOVE)
                    .bind("owner", owner)
                    .bind("member", member)
                    .execute();
            if (removed == 1) {
                note(handle, actor, new Line(Act.FAMILY_MEMBER_REMOVED, member, owner));
            }
            return removed == 1;
        });
    }

    /** Sets what a member shares with the owner of the family from now on. */
    public void share(Actor actor, String member, Sharing sharing) {
        jdbi.useTransaction(handle -> {
            int changed = handle.createUpdate(SHARE)
                    .bind("member", member)
                    .bind("history", sharing.history())
                    .bind("rewards", sharing.rewards())
                    .execute();
            if (changed == 1) {
                var detail = "history: %s, rewards: %s".formatted(sharing.history(), sharing.rewards());
                note(handle, actor, new Line(Act.FAMILY_SHARING_SET, member, detail));
            }
        });
    }

    /** Sets the picture that the owner's application shows for a member; false if there is no such member. */
    public boolean setIcon(String owner, String member, String icon) {
        return jdbi.withHandle(handle -> handle.createUpdate(SET_ICON)
                        .bind("owner", owner)
                        .bind("member", member)
                        .bind("icon", icon)
                        .execute()
                == 1);
    }

    private void note(Handle handle, Actor actor, Line line) {
        AuditLog.write(handle, actor, line, clock.instant());
    }
}
