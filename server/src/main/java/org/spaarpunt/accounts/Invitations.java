package org.spaarpunt.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Timestamps;

/**
 * Links by which users choose a password: their first one, or another one when they forgot it. A link works once, until
 * it expires, another link of the same user is used, or an administrator makes a newer one; its row can be used up only
 * once, whichever server does it.
 */
public final class Invitations {
    public static final Duration VALIDITY = Duration.ofDays(7);

    private static final String END_UNUSED = """
            delete from invitation where user_id = :userId and used_at is null
            """;

    private static final String INVITE = """
            insert into invitation (digest, user_id, expires_at) values (:digest, :userId, :expiresAt)
            """;

    private static final String OPEN = """
            select %s
            from invitation join app_user on app_user.id = invitation.user_id
            where invitation.digest = :digest and invitation.used_at is null and invitation.expires_at > :now
              and app_user.disabled_at is null
            """.formatted(Account.COLUMNS);

    private static final String USE = """
            update invitation set used_at = :now where digest = :digest and used_at is null and expires_at > :now
            """;

    private static final String SET_PASSWORD = """
            update app_user set password = :password where id = :userId and disabled_at is null
            """;

    private static final String FORGET_OLD = """
            delete from invitation where expires_at <= :now
            """;

    private static final String FORGET = "delete from invitation where user_id = :userId";

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final PasswordRules rules;
    private final TokenGenerator mint;
    private final InstantSource clock;
    private final Runnable forget;

    /** For features that only make invitations. */
    public Invitations(Jdbi jdbi, SecureRandom random, InstantSource clock) {
        this(
                jdbi,
                new PasswordHashes(random, PasswordHashes.turns(), PasswordCost.STANDARD),
                new PasswordRules(),
                new TokenGenerator(random),
                clock,
                () -> {});
    }

    /** @param forget clears this server's token cache */
    Invitations(
            Jdbi jdbi,
            PasswordHashes hashes,
            PasswordRules rules,
            TokenGenerator mint,
            InstantSource clock,
            Runnable forget) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.rules = rules;
        this.mint = mint;
        this.clock = clock;
        this.forget = forget;
    }

    /**
     * Makes a link within the caller's transaction.
     *
     * @return the last part of the link's address, which only the invited user may see
     */
    public String invite(Handle handle, long userId, Instant now) {
        endUnused(handle, userId);
        return add(handle, userId, now.plus(VALIDITY));
    }

    /** Makes a link beside those that the user has, within the caller's transaction. */
    String add(Handle handle, long userId, Instant expiresAt) {
        var text = mint.next();
        handle.createUpdate(INVITE)
                .bind("digest", Digest.of(text))
                .bind("userId", userId)
                .bind("expiresAt", Timestamps.bound(expiresAt))
                .execute();
        return text;
    }

    /** Ends the user's links, and drops the e-mail that would bring one. */
    static void endUnused(Handle handle, long userId) {
        handle.createUpdate(END_UNUSED).bind("userId", userId).execute();
        Outbox.forget(handle, userId);
    }

    /** The user that a link is for, if it still works. */
    public Optional<Account> open(String text) {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN)
                .bind("digest", Digest.of(text))
                .bind("now", Timestamps.bound(clock.instant()))
                .map((row, _) -> Account.in(row))
                .findOne());
    }

    /**
     * Uses a link up. Every session of the user ends, because another person may have had the lost password.
     *
     * @param keepApplications whether applications go on acting for the user; otherwise their tokens end too
     */
    public InvitationOutcome accept(String text, String password, boolean keepApplications, SignInOrigin visitor) {
        var invited = open(text);
        if (invited.isEmpty()) {
            return new InvitationOutcome.Over();
        }
        var flaw = rules.flaw(password, invited.get());
        if (flaw.isPresent()) {
            return new InvitationOutcome.Unfit(flaw.get());
        }
        var hash = hashes.hash(password);
        if (hash.isEmpty()) {
            return new InvitationOutcome.Busy();
        }
        var outcome = use(Digest.of(text), invited.get(), hash.get(), keepApplications, visitor);
        if (outcome instanceof InvitationOutcome.Accepted) {
            forget.run();
        }
        return outcome;
    }

    /** Locks the user's row first, like every act on what belongs to a user, so that they cannot deadlock. */
    private InvitationOutcome use(
            UUID digest, Account invited, String hash, boolean keepApplications, SignInOrigin visitor) {
        var now = clock.instant();
        var actor = new Actor.Person(invited.user().uid(), visitor.address().getHostAddress());
        return jdbi.inTransaction(handle -> {
            int set = handle.createUpdate(SET_PASSWORD)
                    .bind("password", hash)
                    .bind("userId", invited.id())
                    .execute();
            if (set == 0 || !isUsedUp(handle, digest)) {
                handle.rollback();
                return new InvitationOutcome.Over();
            }
            endUnused(handle, invited.id());
            Sessions.endAll(handle, invited.id());
            AuditLog.write(
                    handle, actor, Line.of(Act.INVITATION_USED, invited.user().uid()), now);
            AuditLog.write(
                    handle, actor, Line.of(Act.PASSWORD_SET, invited.user().uid()), now);
            if (!keepApplications) {
                GrantedApplications.endAll(handle, invited, actor, now);
            }
            ChangeNotices.send(handle);
            return new InvitationOutcome.Accepted(invited);
        });
    }

    private boolean isUsedUp(Handle handle, UUID digest) {
        return handle.createUpdate(USE)
                        .bind("digest", digest)
                        .bind("now", Timestamps.bound(clock.instant()))
                        .execute()
                == 1;
    }

    /** Drops every link of a user that is removed, in the caller's transaction. */
    static void forget(Handle handle, long userId) {
        handle.createUpdate(FORGET).bind("userId", userId).execute();
    }

    /** Drops the links that no longer work. */
    void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_OLD)
                .bind("now", Timestamps.bound(clock.instant()))
                .execute());
    }
}
