package org.spaarpunt.accounts;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;

/** All that a person can do about the own account. */
public final class Accounts {
    private final AttemptLimits attempts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final PasswordChange passwordChange;
    private final Invitations invitations;
    private final Activation activation;
    private final GrantedApplications applications;
    private final Receipts receipts;

    /** @param forget makes this server forget the tokens that it remembers */
    public Accounts(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock, Runnable forget) {
        var hashes = new PasswordHashes(random, PasswordHashes.turns());
        var mint = new TokenGenerator(random);
        this.attempts = new AttemptLimits(jdbi, clock);
        this.sessions = new Sessions(jdbi, mint, clock);
        this.signIn = new SignIn(jdbi, hashes, attempts, sessions, box, mint);
        this.passwordChange = new PasswordChange(jdbi, hashes, attempts);
        this.invitations = new Invitations(jdbi, hashes, mint, clock);
        this.activation = new Activation(jdbi, attempts, invitations, random, clock);
        this.applications = new GrantedApplications(jdbi, clock, forget);
        this.receipts = new Receipts(jdbi, box, mint, clock);
    }

    public SignIn signIn() {
        return signIn;
    }

    public Sessions sessions() {
        return sessions;
    }

    public PasswordChange passwordChange() {
        return passwordChange;
    }

    public Invitations invitations() {
        return invitations;
    }

    public Activation activation() {
        return activation;
    }

    public GrantedApplications applications() {
        return applications;
    }

    public Receipts receipts() {
        return receipts;
    }

    /** Drops sessions, invitations, counts and kept secrets that are over. */
    public void forgetOld() {
        sessions.forgetOld();
        invitations.forgetOld();
        attempts.forgetOld();
        receipts.forgetOld();
    }
}
