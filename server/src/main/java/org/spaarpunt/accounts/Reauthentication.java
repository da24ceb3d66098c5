package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks a user who is signed in to prove once more who it is, before an act that a browser left open or taken over must not do: by a code where
 * the account has a second factor, by the password otherwise.
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

    /** What a session can prove its user with. */
    public enum Means {
        CODE,
        PASSWORD,
        /** Neither: the user signs in anew by the provider. */
        PROVIDER
    }

    /** How a proof ended. */
    public sealed interface Outcome {
        /**
         * The user is who it says.
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
     * @param typed the password or the code, by {@link #means}
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
        return new Outcome.Proved(
                new Session(session.digest(), session.account(), now, session.byProvider(), session.secondFactor()));
    }
}
