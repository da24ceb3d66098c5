package org.spaarpunt.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Text;

/**
 * Signs people in by their name or email address and their password. Whether there is such an account shows neither in the answer
 * nor in the work done.
 *
 * <p>Wrong passwords are counted. Those from a browser in which the account's owner signed in before are counted for that browser
 * alone; all others for their address and for the name that was typed. So whoever guesses at a name makes its owner wait at an
 * unknown browser at most, and never at the browsers that the owner uses.
 */
public final class SignIn {
    /** Wrong passwords in one period. Behind one address may be all employees of a city. */
    static final int MAX_FROM_ADDRESS = 60;

    static final int MAX_FOR_NAME = 10;
    static final int MAX_FROM_KNOWN_BROWSER = 20;

    /** Characters of a name that is looked for; the longest email address is as long. */
    private static final int MAX_NAME = 254;

    /** The name of one person comes before the same text as another's email address. */
    private static final String FIND = """
            select %s, app_user.password, app_user.disabled_at is not null as disabled
            from app_user
            where lower(nick) = :name or lower(email) = :name
            order by lower(nick) = :name desc
            limit 1
            """.formatted(Account.COLUMNS);

    private static final String BY_ID = """
            select %s from app_user where id = :userId and disabled_at is null
            """.formatted(Account.COLUMNS);

    private static final String REPLACE_OUTDATED = """
            update app_user set password = :new where id = :userId and password = :present
            """;

    private final Jdbi jdbi;
    private final PasswordHashes hashes;
    private final AttemptLimits attempts;
    private final Sessions sessions;
    private final SecretBox box;
    private final TokenGenerator mint;

    SignIn(
            Jdbi jdbi,
            PasswordHashes hashes,
            AttemptLimits attempts,
            Sessions sessions,
            SecretBox box,
            TokenGenerator mint) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.attempts = attempts;
        this.sessions = sessions;
        this.box = box;
        this.mint = mint;
    }

    private record Stored(Account account, Optional<String> password, boolean disabled) {
        /** The hash to compare with: somebody who is disabled has none. */
        Optional<String> usable() {
            return disabled ? Optional.empty() : password;
        }

        /** The hash with which a password was compared and found right. */
        String proved() {
            return password.orElseThrow();
        }
    }

    /** Tries one name and password. */
    public SignInOutcome attempt(String typedName, String password, SignInOrigin visitor) {
        var name = Normalizer.normalize(typedName.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var stored = isName(name) ? find(name) : Optional.<Stored>empty();
        var browser = KnownBrowser.read(visitor.knownBrowser(), box, mint);
        var known = stored.filter(found -> browser.knows(found.account().id()));
        var counted = known.isPresent()
                ? attempts.count(Scope.of(
                        "browser " + browser.id() + " " + known.get().account().id(), MAX_FROM_KNOWN_BROWSER))
                : attempts.count(
                        Scope.of("address " + visitor.network(), MAX_FROM_ADDRESS),
                        Scope.of("name " + name, MAX_FOR_NAME));
        if (!counted.allowed()) {
            return new SignInOutcome.TooOften(attempts.untilNextPeriod());
        }
        var verdict = compare(password, stored.flatMap(Stored::usable));
        if (verdict != PasswordHashes.Verdict.WRONG) {
            attempts.giveBack(counted);
        }
        return switch (verdict) {
            case WRONG -> new SignInOutcome.Refused();
            case BUSY -> new SignInOutcome.Busy();
            case RIGHT -> start(stored.orElseThrow(), stored.orElseThrow().proved(), browser, visitor);
            case RIGHT_BUT_OUTDATED ->
                start(stored.orElseThrow(), replaceOutdated(stored.orElseThrow(), password), browser, visitor);
        };
    }

    /** Signs somebody in of whom a provider has said who it is; nobody, where the account is gone or disabled. */
    public Optional<SignInOutcome.SignedIn> vouched(long userId, SignInOrigin visitor) {
        var browser = KnownBrowser.read(visitor.knownBrowser(), box, mint);
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                        .bind("userId", userId)
                        .map((row, _) -> Account.in(row))
                        .findOne())
                .flatMap(account -> sessions.start(account, visitor))
                .map(started -> signedIn(started, browser));
    }

    /**
     * What makes a browser known whose user has just shown by an invitation what a password shows. So an administrator's link is a way
     * in for somebody at whose name others go on guessing.
     */
    public String knownBrowser(Account account, SignInOrigin visitor) {
        return KnownBrowser.read(visitor.knownBrowser(), box, mint)
                .after(account.id())
                .cookie(box);
    }

    /** A password that nobody can have is compared with the hash that nobody has. */
    private PasswordHashes.Verdict compare(String password, Optional<String> stored) {
        boolean possible = password.codePointCount(0, password.length()) <= PasswordFlaw.MAX_CHARACTERS;
        return hashes.compare(possible ? password : "", possible ? stored : Optional.empty());
    }

    private SignInOutcome start(Stored stored, String proved, KnownBrowser browser, SignInOrigin visitor) {
        return sessions.start(stored.account(), proved, visitor)
                .<SignInOutcome>map(started -> signedIn(started, browser))
                .orElseGet(SignInOutcome.Refused::new);
    }

    private SignInOutcome.SignedIn signedIn(Sessions.Started started, KnownBrowser browser) {
        var known = browser.after(started.session().account().id());
        return new SignInOutcome.SignedIn(started, known.cookie(box));
    }

    /** The hash that is stored from now on. If it cannot be replaced now, it is at the next sign-in. */
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

    private static boolean isName(String name) {
        return name.length() <= MAX_NAME && Text.canBeStored(name);
    }

    private Optional<Stored> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("name", name)
                .map((row, _) -> new Stored(
                        Account.in(row), Optional.ofNullable(row.getString("password")), row.getBoolean("disabled")))
                .findOne());
    }
}
