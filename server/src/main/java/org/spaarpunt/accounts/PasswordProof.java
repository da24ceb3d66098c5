package org.spaarpunt.accounts;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.audit.Act;

/** Checks the password of a user that is signed in; wrong ones are counted for the account, over all its browsers. */
final class PasswordProof {
    /** Wrong passwords in one period. */
    private static final int MAX_ATTEMPTS = 10;

    private static final String PRESENT = """
            select password from app_user where id = :userId and disabled_at is null
            """;

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final AttemptLimits attempts;
    private final FailedAttempts failures;

    PasswordProof(Jdbi jdbi, PasswordHashes hashes, AttemptLimits attempts, FailedAttempts failures) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.attempts = attempts;
        this.failures = failures;
    }

    sealed interface Outcome {
        /**
         * The password is right.
         *
         * @param hash the stored hash with which the password was compared
         */
        record Right(String hash) implements Outcome {
            /** Omits the hash. */
            @Override
            public String toString() {
                return "Right";
            }
        }

        record Wrong() implements Outcome {}

        record TooOften(Duration freeIn) implements Outcome {}

        record Busy() implements Outcome {}
    }

    boolean hasPassword(Account account) {
        return stored(account).isPresent();
    }

    Outcome check(Account account, String password, SignInOrigin visitor) {
        var counted = attempts.count(Scope.of("change " + account.id(), MAX_ATTEMPTS));
        if (!counted.allowed()) {
            failures.note(Act.PASSWORD_CHECK_FAILED, account.user().uid(), visitor.address());
            return new Outcome.TooOften(attempts.freeIn(counted));
        }
        var stored = stored(account);
        return switch (hashes.compare(password, stored)) {
            case WRONG -> {
                failures.note(Act.PASSWORD_CHECK_FAILED, account.user().uid(), visitor.address());
                yield new Outcome.Wrong();
            }
            case BUSY -> {
                attempts.giveBack(counted);
                yield new Outcome.Busy();
            }
            case RIGHT, RIGHT_BUT_OUTDATED -> {
                attempts.giveBack(counted);
                yield new Outcome.Right(stored.orElseThrow());
            }
        };
    }

    private Optional<String> stored(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(PRESENT)
                .bind("userId", account.id())
                .map((row, _) -> Optional.ofNullable(row.getString("password")))
                .findOne()
                .flatMap(password -> password));
    }
}
