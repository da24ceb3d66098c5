package org.spaarpunt.accounts;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.secrets.SecretBox;

/** Everything that users do with their own accounts. */
public final class Accounts {
    private final AttemptLimits attempts;
    private final FailedAttempts failures;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Reauthentication reauthentication;
    private final PasswordChange passwordChange;
    private final Invitations invitations;
    private final Activation activation;
    private final GrantedApplications applications;
    private final PasswordMails passwordMails;
    private final ForgottenPasswords forgottenPasswords;
    private final Receipts receipts;
    private final AccountUse use;

    /**
     * What the accounts need.
     *
     * @param site the configured address of this site
     * @param forget clears this server's token cache
     */
    public record Tools(
            Jdbi jdbi,
            SecretBox box,
            SecureRandom random,
            PasswordCost passwordCost,
            InstantSource clock,
            Outbox outbox,
            Optional<URI> site,
            Runnable forget) {}

    public Accounts(Tools tools) {
        var jdbi = tools.jdbi();
        var box = tools.box();
        var random = tools.random();
        var clock = tools.clock();
        var forget = tools.forget();
        var hashes = new PasswordHashes(random, PasswordHashes.turns(), tools.passwordCost());
        var rules = new PasswordRules();
        var mint = new TokenGenerator(random);
        this.attempts = new AttemptLimits(jdbi, clock);
        this.failures = new FailedAttempts(jdbi, clock);
        this.sessions = new Sessions(jdbi, mint, clock);
        this.secondFactors = new SecondFactors(jdbi, box, random, clock, attempts, failures);
        var parts = new SignIn.Parts(hashes, attempts, failures, secondFactors, sessions);
        this.signIn = new SignIn(jdbi, parts, box, mint, clock);
        var proof = new PasswordProof(jdbi, hashes, attempts, failures);
        this.reauthentication = new Reauthentication(jdbi, proof, secondFactors, clock);
        this.applications = new GrantedApplications(jdbi, clock, forget);
        this.passwordChange = new PasswordChange(jdbi, hashes, rules, proof, applications, clock);
        this.invitations = new Invitations(jdbi, hashes, rules, mint, clock, forget);
        this.activation = new Activation(jdbi, attempts, failures, invitations, random, clock);
        this.passwordMails = new PasswordMails(tools.outbox(), clock);
        this.forgottenPasswords =
                new ForgottenPasswords(jdbi, attempts, invitations, passwordMails, tools.site(), clock);
        this.receipts = new Receipts(jdbi, box, mint, clock);
        this.use = new AccountUse(jdbi);
    }

    public SignIn signIn() {
        return signIn;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SecondFactors secondFactors() {
        return secondFactors;
    }

    public Reauthentication reauthentication() {
        return reauthentication;
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

    public PasswordMails passwordMails() {
        return passwordMails;
    }

    public ForgottenPasswords forgottenPasswords() {
        return forgottenPasswords;
    }

    public Receipts receipts() {
        return receipts;
    }

    public AccountUse use() {
        return use;
    }

    /** Drops expired sessions, invitations, counts and kept secrets, and writes failed attempts into the audit log. */
    public void forgetOld() {
        failures.report();
        sessions.forgetOld();
        invitations.forgetOld();
        attempts.forgetOld();
        receipts.forgetOld();
    }
}
