package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Requires a user that is signed in to prove its identity again before an act that must not be possible in a browser
 * left open or taken over: by a code if the account has a second factor, by the password otherwise.
 */
public final class Reauthentication {
    private final Jdbi jdbi;
    private final PasswordProof passwords;
    private final SecondFactors secondFactors;
    private final InstantSource clock;

    Reauthentication(Jdbi jdbi, PasswordProof passwords, SecondFactors secondFactors, InstantSource clock) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.clock = clock;
    }

    /** How a session's user can prove its identity. */
    public enum Means {
        CODE,
        PASSWORD,
        /** Neither: the user signs in again through the provider. */
        PROVIDER
    }

    /** The outcome of a proof. */
    public sealed interface Outcome {
        /**
         * The proof is right.
         *
         * @param session with its new proof
         */
        record Proved(Session session) implements Outcome {}

        record Wrong() implements Outcome {}

        record TooOften(Duration freeIn) implements Outcome {}

        record Busy() implements Outcome {}
    }

    public Means means(Session session) {
        if (session.secondFactor()) {
            return Means.CODE;
        }
        return passwords.hasPassword(session.account()) ? Means.PASSWORD : Means.PROVIDER;
    }

    /**
     * Checks a proof.
     *
     * @param typed the password or the code, depending on {@link #means}
     */
    public Outcome prove(Session session, String typed, SignInOrigin visitor) {
        return switch (means(session)) {
            case CODE ->
                switch (secondFactors.check(session.account(), typed, visitor, Optional.empty())) {
                    case SecondFactors.Check.Right _ -> proved(session);
                    case SecondFactors.Check.Wrong _ -> new Outcome.Wrong();
                    case SecondFactors.Check.TooOften(var freeIn) -> new Outcome.TooOften(freeIn);
                };
            case PASSWORD ->
                switch (passwords.check(session.account(), typed, visitor)) {
                    case PasswordProof.Outcome.Right _ -> proved(session);
                    case PasswordProof.Outcome.Wrong _ -> new Outcome.Wrong();
                    case PasswordProof.Outcome.TooOften(var freeIn) -> new Outcome.TooOften(freeIn);
                    case PasswordProof.Outcome.Busy _ -> new Outcome.Busy();
                };
            case PROVIDER -> new Outcome.Wrong();
        };
    }

    private Outcome proved(Session session) {
        var now = clock.instant();
        jdbi.useHandle(handle -> Sessions.prove(handle, session, now));
        return new Outcome.Proved(new Session(
                session.digest(),
                session.account(),
                session.startedAt(),
                now,
                session.byProvider(),
                session.secondFactor()));
    }
}
