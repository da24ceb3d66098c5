package org.spaarpunt.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Counted;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealedColumn.Rows;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/**
 * The codes by which users prove their identity besides a password: codes of an authenticator application, or recovery
 * codes that work once. A code is accepted once, on whichever server, and never one of an earlier step than the last;
 * wrong codes are counted for the account.
 */
public final class SecondFactors {
    /** Where the secrets that authenticator applications share with the server are stored. */
    public static final List<SealedColumn> COLUMNS = List.of(new SealedColumn(
            SecondFactors.PURPOSE, "second_factor", "user_id::text", "secret", Set.of(Rows.MAY_BE_NAMED), """
            update second_factor set secret = :sealed where user_id = :id::bigint and secret = :found
            """));

    private static final String PURPOSE = "second-factor:";

    /** Wrong codes from browsers that the user has not used before: of a million codes, three work at any moment. */
    static final int MAX_IN_A_PERIOD = 5;

    static final int MAX_IN_A_DAY = 20;

    /** The same, from one browser in which the user has signed in before. */
    static final int MAX_FROM_KNOWN_BROWSER = 10;

    private static final Pattern TIME_CODE = Pattern.compile("[0-9]{" + TimeCodes.DIGITS + "}");

    private static final String IS_ON =
            "select exists (select from second_factor where user_id = :userId and confirmed_at is not null)";

    private static final String FIND = """
            select secret, confirmed_at is not null as confirmed from second_factor where user_id = :userId
            """;

    /** A secret that is being set up stays the same when its page is requested again. */
    private static final String BEGIN = """
            insert into second_factor (user_id, secret) values (:userId, :secret) on conflict (user_id) do nothing
            """;

    private static final String LOCK = "select id from app_user where id = :userId and disabled_at is null for update";

    private static final String CONFIRM = """
            update second_factor set confirmed_at = :now, last_step = :step
            where user_id = :userId and confirmed_at is null
            """;

    /** The condition makes a code work once: when two servers receive it, one changes the row. */
    private static final String USE_STEP = """
            update second_factor set last_step = :step
            where user_id = :userId and confirmed_at is not null and last_step < :step
            """;

    private static final String DROP = "delete from second_factor where user_id = :userId";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final SecureRandom random;
    private final InstantSource clock;
    private final AttemptLimits attempts;
    private final FailedAttempts failures;
    private final TimeCodes codes = new TimeCodes();
    private final RecoveryCodes recoveryCodes;

    SecondFactors(
            Jdbi jdbi,
            SecretBox box,
            SecureRandom random,
            InstantSource clock,
            AttemptLimits attempts,
            FailedAttempts failures) {
        this.jdbi = jdbi;
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.attempts = attempts;
        this.failures = failures;
        this.recoveryCodes = new RecoveryCodes(random);
    }

    /**
     * A second factor that is being set up.
     *
     * @param secret as it is typed into an application that cannot read a QR code
     */
    public record Setup(String secret) {
        /**
         * The text of the QR code that authenticator applications read.
         *
         * @param issuer by which users recognise this account in their application
         */
        public String address(String issuer, String name) {
            return "otpauth://totp/" + encoded(issuer) + ":" + encoded(name) + "?secret=" + secret + "&issuer="
                    + encoded(issuer) + "&algorithm=SHA1&digits=" + TimeCodes.DIGITS + "&period="
                    + TimeCodes.STEP.toSeconds();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8).replace("+", "%20");
        }

        /** Omits the secret. */
        @Override
        public String toString() {
            return "Setup";
        }
    }

    /** The outcome of an act on a second factor. */
    public sealed interface Outcome {
        /**
         * It is on, or its recovery codes were replaced.
         *
         * @param recoveryCodes shown only now
         */
        record On(List<String> recoveryCodes) implements Outcome {
            /** Omits the codes. */
            @Override
            public String toString() {
                return "On";
            }
        }

        record Off() implements Outcome {}

        record WrongCode() implements Outcome {}

        record TooOften(Duration freeIn) implements Outcome {}

        /** It already was in that state, or a concurrent request has changed it. */
        record Unchanged() implements Outcome {}
    }

    /** The result of checking a code. */
    sealed interface Check {
        record Right(boolean byRecoveryCode) implements Check {}

        record Wrong() implements Check {}

        record TooOften(Duration freeIn) implements Check {}
    }

    public boolean isOn(long userId) {
        return jdbi.withHandle(handle -> isOn(handle, userId));
    }

    static boolean isOn(Handle handle, long userId) {
        return handle.createQuery(IS_ON)
                .bind("userId", userId)
                .mapTo(Boolean.class)
                .one();
    }

    /** The secret to be set up; nothing if the second factor is already on. */
    public Optional<Setup> begin(Account account) {
        var sealed = box.seal(PURPOSE + account.id(), Base64.getEncoder().encodeToString(TimeCodes.secret(random)));
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(BEGIN)
                    .bind("userId", account.id())
                    .bind("secret", sealed)
                    .execute();
            return stored(handle, account.id())
                    .filter(stored -> !stored.confirmed())
                    .map(stored -> new Setup(TimeCodes.base32(stored.secret())));
        });
    }

    /**
     * Turns it on when the code shows that the application has the secret. All other sessions end: they began without
     * it.
     */
    public Outcome confirm(Session session, String typed, SignInOrigin visitor) {
        var account = session.account();
        var counted = count(account.id(), Optional.empty());
        if (!counted.allowed()) {
            return tooOften(counted, account, visitor);
        }
        var now = clock.instant();
        Outcome outcome = jdbi.inTransaction(handle -> {
            lock(handle, account.id());
            var stored = stored(handle, account.id());
            if (stored.isEmpty() || stored.get().confirmed()) {
                return new Outcome.Unchanged();
            }
            var step = codes.stepOf(stored.get().secret(), RecoveryCodes.normal(typed), now);
            return step.isEmpty() ? new Outcome.WrongCode() : turnOn(handle, session, step.getAsLong(), visitor, now);
        });
        if (outcome instanceof Outcome.WrongCode) {
            failures.note(Act.SECOND_FACTOR_FAILED, account.user().uid(), visitor.address());
        } else {
            attempts.giveBack(counted);
        }
        return outcome;
    }

    private Outcome turnOn(Handle handle, Session session, long step, SignInOrigin visitor, Instant now) {
        long userId = session.account().id();
        handle.createUpdate(CONFIRM)
                .bind("userId", userId)
                .bind("step", step)
                .bind("now", Timestamps.bound(now))
                .execute();
        Sessions.endOthers(handle, session);
        Sessions.prove(handle, session, now);
        write(handle, Act.SECOND_FACTOR_TURNED_ON, session, visitor, now);
        return new Outcome.On(recoveryCodes.renew(handle, userId));
    }

    /** Turns it off, for a user that has just proved its identity. */
    public Outcome turnOff(Session session, SignInOrigin visitor) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            lock(handle, session.account().id());
            if (!forget(handle, session.account().id())) {
                return new Outcome.Unchanged();
            }
            write(handle, Act.SECOND_FACTOR_TURNED_OFF, session, visitor, now);
            return new Outcome.Off();
        });
    }

    /** Makes new recovery codes; the earlier ones stop working. */
    public Outcome renewCodes(Session session, SignInOrigin visitor) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            lock(handle, session.account().id());
            if (!isOn(handle, session.account().id())) {
                return new Outcome.Unchanged();
            }
            write(handle, Act.RECOVERY_CODES_MADE, session, visitor, now);
            return new Outcome.On(recoveryCodes.renew(handle, session.account().id()));
        });
    }

    public int codesLeft(Account account) {
        return jdbi.withHandle(handle -> RecoveryCodes.left(handle, account.id()));
    }

    /** Removes a user's second factor, in the caller's transaction; false where none was on. */
    public static boolean forget(Handle handle, long userId) {
        boolean wasOn = isOn(handle, userId);
        handle.createUpdate(DROP).bind("userId", userId).execute();
        RecoveryCodes.forget(handle, userId);
        return wasOn;
    }

    /**
     * Checks a code that a user typed, and uses it up.
     *
     * @param knownBrowser whether it comes from a browser in which the user has signed in before
     */
    Check check(Account account, String typed, SignInOrigin visitor, Optional<String> knownBrowser) {
        var counted = count(account.id(), knownBrowser);
        if (!counted.allowed()) {
            failures.note(Act.SECOND_FACTOR_FAILED, account.user().uid(), visitor.address());
            return new Check.TooOften(attempts.freeIn(counted));
        }
        var now = clock.instant();
        Check check = jdbi.inTransaction(handle -> check(handle, account, RecoveryCodes.normal(typed), visitor, now));
        if (check instanceof Check.Right) {
            attempts.giveBack(counted);
        } else {
            failures.note(Act.SECOND_FACTOR_FAILED, account.user().uid(), visitor.address());
        }
        return check;
    }

    private Check check(Handle handle, Account account, String code, SignInOrigin visitor, Instant now) {
        return TIME_CODE.matcher(code).matches()
                ? checkTimeCode(handle, account, code, now)
                : checkRecoveryCode(handle, account, code, visitor, now);
    }

    private Check checkTimeCode(Handle handle, Account account, String code, Instant now) {
        var stored = stored(handle, account.id()).filter(Stored::confirmed);
        var step = stored.map(found -> codes.stepOf(found.secret(), code, now));
        boolean used = step.isPresent()
                && step.get().isPresent()
                && handle.createUpdate(USE_STEP)
                                .bind("userId", account.id())
                                .bind("step", step.get().getAsLong())
                                .execute()
                        == 1;
        return used ? new Check.Right(false) : new Check.Wrong();
    }

    private static Check checkRecoveryCode(
            Handle handle, Account account, String code, SignInOrigin visitor, Instant now) {
        if (!RecoveryCodes.use(handle, account.id(), code, now)) {
            return new Check.Wrong();
        }
        AuditLog.write(
                handle,
                actor(account, visitor),
                new AuditLog.Line(
                        Act.RECOVERY_CODE_USED,
                        account.user().uid(),
                        RecoveryCodes.left(handle, account.id()) + " left"),
                now);
        return new Check.Right(true);
    }

    private Counted count(long userId, Optional<String> knownBrowser) {
        return knownBrowser
                .map(browser -> attempts.count(
                        Scope.of("code " + userId + " browser " + browser, MAX_FROM_KNOWN_BROWSER),
                        Scope.daily("code " + userId + " browser " + browser, MAX_IN_A_DAY)))
                .orElseGet(() -> attempts.count(
                        Scope.of("code " + userId, MAX_IN_A_PERIOD), Scope.daily("code " + userId, MAX_IN_A_DAY)));
    }

    private Outcome tooOften(Counted counted, Account account, SignInOrigin visitor) {
        failures.note(Act.SECOND_FACTOR_FAILED, account.user().uid(), visitor.address());
        return new Outcome.TooOften(attempts.freeIn(counted));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Stored(byte[] secret, boolean confirmed) {}

    private Optional<Stored> stored(Handle handle, long userId) {
        return handle.createQuery(FIND)
                .bind("userId", userId)
                .map((row, _) -> new Stored(
                        Base64.getDecoder().decode(opened(box, userId, row.getString("secret"))),
                        row.getBoolean("confirmed")))
                .findOne();
    }

    /**
     * The opened secret, still in Base64.
     *
     * @throws IllegalStateException when none of the keys opens it
     */
    static String opened(SecretBox box, long userId, String sealed) {
        return box.open(PURPOSE + userId, sealed)
                .orElseThrow(() -> new IllegalStateException(
                        "A second factor opens with none of the keys of the setting secret-keys"));
    }

    /** Locks the user's row first, like every act on what belongs to a user, so that they cannot deadlock. */
    private static void lock(Handle handle, long userId) {
        handle.createQuery(LOCK).bind("userId", userId).mapTo(Long.class).findOne();
    }

    private static void write(Handle handle, Act act, Session session, SignInOrigin visitor, Instant now) {
        AuditLog.write(
                handle,
                actor(session.account(), visitor),
                AuditLog.Line.of(act, session.account().user().uid()),
                now);
    }

    private static Actor actor(Account account, SignInOrigin visitor) {
        return new Actor.Person(account.user().uid(), visitor.address().getHostAddress());
    }
}
