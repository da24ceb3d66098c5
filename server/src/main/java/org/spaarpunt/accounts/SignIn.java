package org.spaarpunt.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Counted;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.audit.Act;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.KnownBrowser;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Text;

/**
 * Signs users in by their name or email address, their password and, if the account has a second factor, a code.
 * Neither the answer nor the work done reveals whether the account exists.
 *
 * <p>Wrong passwords are counted: for the account, whichever of its names is typed, or for the text if no account has
 * it; and for the address. An address that has used up its wrong passwords does not lock out other users behind it:
 * each account may still be tried from there a few times, slowly. Wrong passwords from a browser in which the account's
 * owner signed in before are counted for that browser only.
 */
public final class SignIn {
    /** Wrong passwords from one address in one period. All employees of a city may share an address. */
    static final int MAX_FROM_ADDRESS = 60;

    static final int MAX_FOR_ACCOUNT = 10;

    /** Wrong passwords for one account from an address that has used up its own: an employee mistypes once or twice. */
    static final int MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS = 3;

    static final int MAX_FROM_KNOWN_BROWSER = 20;

    /** How long an attempt from such an address takes, whether or not the account exists. */
    static final Duration SLOW_ANSWER = SteadyAnswers.TIME;

    /** The purpose of the cookies of browsers in which users have signed in. */
    private static final String KNOWN_BROWSER = "known browser";

    /** The longest name that is looked up, in characters; the longest email address is as long. */
    private static final int MAX_NAME = 254;

    private static final String STORED = """
            select %s, app_user.password, app_user.disabled_at is not null as disabled from app_user
            """.formatted(Account.COLUMNS);

    /** If a user's name is also another user's email address, the name counts. */
    private static final String FIND = STORED + """
            where lower(nick) = :name or lower(email) = :name
            order by lower(nick) = :name desc
            limit 1
            """;

    private static final String FIND_BY_ID = STORED + " where id = :userId";

    private static final String BY_ID = """
            select %s from app_user where id = :userId and disabled_at is null
            """.formatted(Account.COLUMNS);

    private static final String REPLACE_OUTDATED = """
            update app_user set password = :new where id = :userId and password = :present
            """;

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final AttemptLimits attempts;
    private final FailedAttempts failures;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final SecretBox box;
    private final TokenGenerator mint;
    private final InstantSource clock;
    private final SteadyAnswers slow = new SteadyAnswers();

    /** What a sign-in needs besides the database. */
    record Parts(
            PasswordHashes hashes,
            AttemptLimits attempts,
            FailedAttempts failures,
            SecondFactors secondFactors,
            Sessions sessions) {}

    SignIn(Jdbi jdbi, Parts parts, SecretBox box, TokenGenerator mint, InstantSource clock) {
        this.jdbi = jdbi;
        this.hashes = parts.hashes();
        this.attempts = parts.attempts();
        this.failures = parts.failures();
        this.secondFactors = parts.secondFactors();
        this.sessions = parts.sessions();
        this.box = box;
        this.mint = mint;
        this.clock = clock;
    }

    private record Stored(Account account, Optional<String> password, boolean disabled) {
        /** The hash to compare with: a disabled user has none. */
        Optional<String> usable() {
            return disabled ? Optional.empty() : password;
        }

        /** The hash of the password that was found right. */
        String proved() {
            return password.orElseThrow();
        }
    }

    /**
     * One attempt.
     *
     * @param name the typed name, in the form in which names are compared
     * @param stored the account with this name
     */
    private record Attempt(
            String name, String password, Optional<Stored> stored, KnownBrowser browser, SignInOrigin visitor) {
        /** What guesses are counted for: all names of an account count as one. */
        String target() {
            return stored.map(found -> "account " + found.account().id()).orElse("name " + name);
        }

        Scope account() {
            return Scope.of(target(), MAX_FOR_ACCOUNT);
        }

        Scope address() {
            return Scope.of("address " + visitor.network(), MAX_FROM_ADDRESS);
        }

        Scope accountFromSpentAddress() {
            return Scope.of(target() + " from " + visitor.network(), MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS);
        }

        /**
         * The uid for the audit log; a text that no account has as its name may be a password, and is never written
         * down.
         */
        String uid() {
            return stored.map(found -> found.account().user().uid()).orElse("");
        }
    }

    /** Tries one name and password. */
    public SignInOutcome attempt(String typedName, String password, SignInOrigin visitor) {
        var name = compared(typedName);
        var attempt =
                new Attempt(name, password, isName(name) ? find(name) : Optional.empty(), browserOf(visitor), visitor);
        return attempt.stored()
                .filter(found -> attempt.browser().knows(found.account().id()))
                .map(found -> decide(attempt, attempts.count(ofKnownBrowser(attempt.browser(), found.account()))))
                .orElseGet(() -> attemptFromUnknownBrowser(attempt));
    }

    private static Scope ofKnownBrowser(KnownBrowser browser, Account account) {
        return Scope.of("browser " + browser.id() + " " + account.id(), MAX_FROM_KNOWN_BROWSER);
    }

    private SignInOutcome attemptFromUnknownBrowser(Attempt attempt) {
        var counted = attempts.count(attempt.address(), attempt.account());
        return counted.isFull(attempt.address()) ? attemptFromSpentAddress(attempt) : decide(attempt, counted);
    }

    /** The form in which names are compared. */
    static String compared(String typedName) {
        return Normalizer.normalize(typedName.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Compares no real password for a name that no account has; the time of the answer does not reveal that. */
    private SignInOutcome attemptFromSpentAddress(Attempt attempt) {
        return slow.take(() -> {
                    var counted = attempts.count(attempt.accountFromSpentAddress(), attempt.account());
                    return counted.allowed()
                                    && attempt.stored().flatMap(Stored::usable).isEmpty()
                            ? refused(attempt)
                            : decide(attempt, counted);
                })
                .orElseGet(SignInOutcome.Busy::new);
    }

    private SignInOutcome decide(Attempt attempt, Counted counted) {
        if (!counted.allowed()) {
            failures.note(
                    Act.SIGN_IN_THROTTLED, attempt.uid(), attempt.visitor().address());
            return new SignInOutcome.TooOften(attempts.freeIn(counted));
        }
        var verdict = compare(attempt.password(), attempt.stored().flatMap(Stored::usable));
        if (verdict != PasswordHashes.Verdict.WRONG) {
            attempts.giveBack(counted);
        }
        return switch (verdict) {
            case WRONG -> refused(attempt);
            case BUSY -> new SignInOutcome.Busy();
            case RIGHT -> proceed(attempt, attempt.stored().orElseThrow().proved());
            case RIGHT_BUT_OUTDATED -> {
                var stored = attempt.stored().orElseThrow();
                yield proceed(attempt, replaceOutdated(stored, attempt.password()));
            }
        };
    }

    private SignInOutcome refused(Attempt attempt) {
        failures.note(Act.SIGN_IN_FAILED, attempt.uid(), attempt.visitor().address());
        return new SignInOutcome.Refused();
    }

    private SignInOutcome proceed(Attempt attempt, String proved) {
        var account = attempt.stored().orElseThrow().account();
        return secondFactors.isOn(account.id())
                ? new SignInOutcome.CodeNeeded(
                        SecondStep.after(account.id(), proved, clock.instant()).sealed(box))
                : start(account, proved, attempt.browser(), attempt.visitor(), "password");
    }

    /**
     * Completes a sign-in that needs a code.
     *
     * @param sealedStep of {@link SignInOutcome.CodeNeeded}, as the form sent it back
     */
    public SignInOutcome attemptCode(String sealedStep, String code, SignInOrigin visitor) {
        var stored = SecondStep.open(sealedStep, box, clock.instant())
                .flatMap(step -> findById(step.userId())
                        .filter(found -> found.usable().filter(step::isAfter).isPresent()));
        if (stored.isEmpty()) {
            return new SignInOutcome.StepOver();
        }
        var account = stored.get().account();
        var browser = browserOf(visitor);
        var known = browser.knows(account.id()) ? Optional.of(browser.id()) : Optional.<String>empty();
        return switch (secondFactors.check(account, code, visitor, known)) {
            case SecondFactors.Check.Right(boolean byRecoveryCode) ->
                start(
                        account,
                        stored.get().proved(),
                        browser,
                        visitor,
                        byRecoveryCode ? "password and recovery code" : "password and code");
            case SecondFactors.Check.Wrong _ -> new SignInOutcome.WrongCode(sealedStep);
            case SecondFactors.Check.TooOften(var freeIn) -> new SignInOutcome.TooManyCodes(sealedStep, freeIn);
        };
    }

    /** Signs in a user that a provider has identified; nothing if the account is gone or disabled. */
    public Optional<SignInOutcome.SignedIn> vouched(long userId, SignInOrigin visitor) {
        var browser = browserOf(visitor);
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                        .bind("userId", userId)
                        .map((row, _) -> Account.in(row))
                        .findOne())
                .flatMap(account -> sessions.start(account, visitor))
                .map(started -> signedIn(started, browser));
    }

    /**
     * The cookie that makes a browser known after its user has chosen a password through an invitation, which proves as
     * much as a password. So an administrator's link lets a user in while others keep guessing at the account.
     */
    public String knownBrowser(Account account, SignInOrigin visitor) {
        return browserOf(visitor).after(account.id()).cookie(KNOWN_BROWSER, box);
    }

    /** Compares a password that is too long for any account with the hash of no known password. */
    private PasswordHashes.Verdict compare(String password, Optional<String> stored) {
        boolean possible = password.codePointCount(0, password.length()) <= PasswordFlaw.MAX_CHARACTERS;
        return hashes.compare(possible ? password : "", possible ? stored : Optional.empty());
    }

    private SignInOutcome start(
            Account account, String proved, KnownBrowser browser, SignInOrigin visitor, String proof) {
        return sessions.start(account, proved, visitor, proof)
                .<SignInOutcome>map(started -> signedIn(started, browser))
                .orElseGet(SignInOutcome.Refused::new);
    }

    private KnownBrowser browserOf(SignInOrigin visitor) {
        return KnownBrowser.read(KNOWN_BROWSER, visitor.knownBrowser(), box, mint::next);
    }

    private SignInOutcome.SignedIn signedIn(Sessions.Started started, KnownBrowser browser) {
        var known = browser.after(started.session().account().id());
        return new SignInOutcome.SignedIn(started, known.cookie(KNOWN_BROWSER, box));
    }

    /** Stores a hash with the present parameters. If that is not possible now, the next sign-in does it. */
    private String replaceOutdated(Stored stored, String password) {
        return hashes.hash(password).filter(hash -> replace(stored, hash) == 1).orElseGet(stored::proved);
    }

    private int replace(Stored stored, String hash) {
        return jdbi.withHandle(handle -> handle.createUpdate(REPLACE_OUTDATED)
                .bind("new", hash)
                .bind("userId", stored.account().id())
                .bind("present", stored.proved())
                .execute());
    }

    static boolean isName(String name) {
        return name.length() <= MAX_NAME && Text.canBeStored(name);
    }

    private Optional<Stored> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("name", name)
                .map((row, _) -> stored(row))
                .findOne());
    }

    private Optional<Stored> findById(long userId) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND_BY_ID)
                .bind("userId", userId)
                .map((row, _) -> stored(row))
                .findOne());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Account.in(row), Optional.ofNullable(row.getString("password")), row.getBoolean("disabled"));
    }
}
