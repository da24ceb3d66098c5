package org.spaarpunt.accounts;

import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.ChangeNotices;

/** Changes the password of a user that is signed in and gives the present one: a browser left open is not enough. */
public final class PasswordChange {
    /** The present hash is part of the condition: of two concurrent changes, one succeeds. */
    private static final String CHANGE = """
            update app_user set password = :new where id = :userId and password = :present and disabled_at is null
            """;

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final PasswordRules rules;
    private final PasswordProof proof;
    private final GrantedApplications applications;
    private final InstantSource clock;

    PasswordChange(
            Jdbi jdbi,
            PasswordHashes hashes,
            PasswordRules rules,
            PasswordProof proof,
            GrantedApplications applications,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.rules = rules;
        this.proof = proof;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * The change that a user requests.
     *
     * @param keepApplications whether applications go on acting for the user; otherwise their tokens end with the old
     *     password
     */
    public record Wish(String present, String wanted, boolean keepApplications) {
        /** Omits the passwords. */
        @Override
        public String toString() {
            return "Wish";
        }
    }

    /** Also ends the user's other sessions, and a link by which yet another password could be chosen. */
    public PasswordOutcome change(Session session, Wish wish, SignInOrigin visitor) {
        var flaw = rules.flaw(wish.wanted(), session.account());
        if (flaw.isPresent()) {
            return new PasswordOutcome.Unfit(flaw.get());
        }
        return switch (proof.check(session.account(), wish.present(), visitor)) {
            case PasswordProof.Outcome.Right(var hash) -> replace(session, hash, wish, visitor);
            case PasswordProof.Outcome.Wrong _ -> new PasswordOutcome.Unproven();
            case PasswordProof.Outcome.TooOften(var freeIn) -> new PasswordOutcome.TooOften(freeIn);
            case PasswordProof.Outcome.Busy _ -> new PasswordOutcome.Busy();
        };
    }

    private PasswordOutcome replace(Session session, String present, Wish wish, SignInOrigin visitor) {
        var hash = hashes.hash(wish.wanted());
        if (hash.isEmpty()) {
            return new PasswordOutcome.Busy();
        }
        var now = clock.instant();
        PasswordOutcome outcome =
                jdbi.inTransaction(handle -> replace(handle, session, present, hash.get(), wish, visitor, now));
        if (outcome instanceof PasswordOutcome.Changed) {
            applications.forgetCached();
        }
        return outcome;
    }

    private PasswordOutcome replace(
            Handle handle, Session session, String present, String hash, Wish wish, SignInOrigin visitor, Instant now) {
        var account = session.account();
        int changed = handle.createUpdate(CHANGE)
                .bind("new", hash)
                .bind("userId", account.id())
                .bind("present", present)
                .execute();
        if (changed == 0) {
            return new PasswordOutcome.Unproven();
        }
        Sessions.endOthers(handle, session);
        Sessions.prove(handle, session, now);
        Invitations.endUnused(handle, account.id());
        var actor = new Actor.Person(account.user().uid(), visitor.address().getHostAddress());
        AuditLog.write(
                handle,
                actor,
                AuditLog.Line.of(Act.PASSWORD_CHANGED, account.user().uid()),
                now);
        if (!wish.keepApplications()) {
            GrantedApplications.endAll(handle, account, actor, now);
        }
        ChangeNotices.send(handle);
        return new PasswordOutcome.Changed(account);
    }
}
