package org.spaarpunt.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/** The accounts of the demo, for one test class; before each test they are as nobody has used them. */
final class OwnAccounts implements TestInstancePreConstructCallback, AfterAllCallback {
    static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretBox BOX = new SecretBox(RunningServer.KEYS, RANDOM);

    private final DemoDatabase database = DemoDatabase.open();
    private final TestClock clock = database.clock();
    private final Features features = database.features();
    private final Accounts accounts = features.accounts();

    /** Those of another server on the same database. */
    Accounts anotherServer() {
        return database.features().accounts();
    }

    Accounts accounts() {
        return accounts;
    }

    /** Sign-in with passwords that are looked at in this way. */
    SignIn signIn(PasswordHashes hashes) {
        return signIn(hashes, accounts.sessions());
    }

    /** Sign-in that has something else happen when a password was found right, and before there is a session. */
    SignIn signIn(Runnable meanwhile) {
        var interrupted = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                meanwhile.run();
                super.nextBytes(bytes);
            }
        };
        return signIn(
                hashes(PasswordHashes.turns()), new Sessions(database.jdbi(), new TokenGenerator(interrupted), clock));
    }

    static PasswordHashes hashes(Bulkhead turns) {
        return new PasswordHashes(RANDOM, turns, TestFeatures.PASSWORD_COST);
    }

    private SignIn signIn(PasswordHashes hashes, Sessions sessions) {
        var attempts = new AttemptLimits(database.jdbi(), clock);
        var failures = new FailedAttempts(database.jdbi(), clock);
        var parts = new SignIn.Parts(hashes, attempts, failures, accounts.secondFactors(), sessions);
        return new SignIn(database.jdbi(), parts, BOX, new TokenGenerator(RANDOM), clock);
    }

    DemoDatabase database() {
        return database;
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    TestClock clock() {
        return clock;
    }

    /** What this server has, of which {@link #accounts()} is a part. */
    Features features() {
        return features;
    }

    SignInOutcome.SignedIn signedIn(String name, String password, SignInOrigin visitor) {
        return (SignInOutcome.SignedIn) accounts.signIn().attempt(name, password, visitor);
    }

    /** A session of Ann's, begun without a password. */
    Sessions.Started ann() {
        return accounts.sessions().start(account(ANN), from("192.0.2.1")).orElseThrow();
    }

    Account account(String uid) {
        return jdbi().withHandle(
                        handle -> handle.createQuery("select " + Account.COLUMNS + " from app_user where uid = :uid")
                                .bind("uid", uid)
                                .map((row, _) -> Account.in(row))
                                .one());
    }

    /** A browser that was never here. */
    static SignInOrigin from(String address) {
        return visitor(address, Optional.empty());
    }

    /** A browser that sends what it was given at its last sign-in. */
    static SignInOrigin knownFrom(String address, SignInOutcome.SignedIn earlier) {
        return visitor(address, Optional.of(earlier.knownBrowser()));
    }

    static SignInOrigin visitor(String address, Optional<String> knownBrowser) {
        try {
            return new SignInOrigin(InetAddress.getByName(address), "Firefox", knownBrowser);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext test, ExtensionContext context) {
        clock.set(RunningServer.START);
        jdbi().useHandle(handle -> {
            handle.execute(
                    "truncate web_session, invitation, attempt, access_token, second_factor, recovery_code, failed_attempt");
            handle.execute("update app_user set password = null, disabled_at = null");
        });
        TestFeatures.loadDemo(jdbi(), RunningServer.START);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }
}
