package org.spaarpunt.accounts;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Scope;

/** Gives somebody who is signed in another password, for the present one: a browser left open is not enough. */
public final class PasswordChange {
    /** Wrong passwords in one period, from all browsers in which this person is signed in. */
    private static final int MAX_ATTEMPTS = 10;

    private static final String PRESENT = """
            select password from app_user where id = :userId and disabled_at is null
            """;

    /** The present hash stands in the condition: of two who change it at once, one does. */
    private static final String CHANGE = """
            update app_user set password = :new where id = :userId and password = :present and disabled_at is null
            """;

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final PasswordRules rules = new PasswordRules();
    private final AttemptLimits attempts;

    PasswordChange(Jdbi jdbi, PasswordHashes hashes, AttemptLimits attempts) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.attempts = attempts;
    }

    /** Ends this person's other sessions too, and a link by which somebody could choose yet another password. */
    public PasswordOutcome change(Session session, String present, String wanted) {
        var account = session.account();
        var flaw = rules.flaw(wanted, account);
        if (flaw.isPresent()) {
            return new PasswordOutcome.Unfit(flaw.get());
        }
        var counted = attempts.count(Scope.of("change " + account.id(), MAX_ATTEMPTS));
        if (!counted.allowed()) {
            return new PasswordOutcome.TooOften(attempts.untilNextPeriod());
        }
        var stored = stored(account);
        return switch (hashes.compare(present, stored)) {
            case WRONG -> new PasswordOutcome.Unproven();
            case BUSY -> {
                attempts.giveBack(counted);
                yield new PasswordOutcome.Busy();
            }
            case RIGHT, RIGHT_BUT_OUTDATED -> {
                attempts.giveBack(counted);
                yield replace(session, stored.orElseThrow(), wanted);
            }
        };
    }

    private PasswordOutcome replace(Session session, String present, String wanted) {
        var hash = hashes.hash(wanted);
        if (hash.isEmpty()) {
            return new PasswordOutcome.Busy();
        }
        return jdbi.inTransaction(handle -> {
            int changed = handle.createUpdate(CHANGE)
                    .bind("new", hash.get())
                    .bind("userId", session.account().id())
                    .bind("present", present)
                    .execute();
            if (changed == 0) {
                return new PasswordOutcome.Unproven();
            }
            Sessions.endOthers(handle, session);
            Invitations.endUnused(handle, session.account().id());
            return new PasswordOutcome.Changed(session.account());
        });
    }

    private Optional<String> stored(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(PRESENT)
                .bind("userId", account.id())
                .map((row, _) -> Optional.ofNullable(row.getString("password")))
                .findOne()
                .flatMap(password -> password));
    }
}
