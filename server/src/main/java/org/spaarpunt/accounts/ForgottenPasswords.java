package org.spaarpunt.accounts;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.AttemptLimits.Scope;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.languages.Language;

/**
 * E-mails a link to choose another password to a user who has forgotten it. Neither the answer nor its time reveals
 * whether the account exists, has an e-mail address, or has had its links for the day. A link that another person
 * requests ends no other link: it must not undo an invitation.
 *
 * <p>A link begins with the configured address of this site, never with the one that the request names: the sender of a
 * request chooses that, and would be sent the secret by the click of another person.
 */
public final class ForgottenPasswords {
    /** How long a link works. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    /** Links for one account in a day, over all servers. */
    static final int MAX_FOR_ACCOUNT_IN_A_DAY = 5;

    /** Requests from one address in one period. All employees of a city may share an address. */
    static final int MAX_FROM_ADDRESS = 30;

    /**
     * Locks the row like every act on what belongs to a user. An account without a password, whose user signs in through
     * a provider, gets none this way: the provider decides how its people prove themselves.
     */
    private static final String FIND = """
            select %s from app_user
            where disabled_at is null and email <> '' and id = :id
              and (password is not null or not exists (select from user_identity where user_id = app_user.id))
            for update
            """.formatted(Account.COLUMNS);

    /** If a user's name is also another user's email address, the name counts, as at a sign-in. */
    private static final String ID = """
            select id from app_user where lower(nick) = :name or lower(email) = :name
            order by lower(nick) = :name desc
            limit 1
            """;

    private final Jdbi jdbi;
    private final AttemptLimits attempts;
    private final Invitations invitations;
    private final PasswordMails mails;
    private final Optional<String> site;
    private final InstantSource clock;
    private final SteadyAnswers steady = new SteadyAnswers();

    /** How a request was answered. */
    public sealed interface Outcome {
        /** A link is on its way, if there is an account that can have one. */
        record Taken() implements Outcome {}

        /** Too many requests came from this address. */
        record TooOften(Duration freeIn) implements Outcome {}

        /** Too many requests are being answered. */
        record Busy() implements Outcome {}
    }

    /** @param site the configured address of this site; empty: no links are sent */
    ForgottenPasswords(
            Jdbi jdbi,
            AttemptLimits attempts,
            Invitations invitations,
            PasswordMails mails,
            Optional<URI> site,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.attempts = attempts;
        this.invitations = invitations;
        this.mails = mails;
        this.site = site.map(URI::toString);
        this.clock = clock;
    }

    /** Whether links can be sent: a mail server and the address of this site are set. */
    public boolean arePossible() {
        return mails.arePossible() && site.isPresent();
    }

    /**
     * Sends a link, if there is an account that can have one.
     *
     * @param typed a sign-in name or an e-mail address
     */
    public Outcome request(String typed, Language language, SignInOrigin visitor) {
        var name = SignIn.compared(typed);
        return steady.take(() -> requested(name, language, visitor)).orElseGet(Outcome.Busy::new);
    }

    private Outcome requested(String name, Language language, SignInOrigin visitor) {
        var id = SignIn.isName(name) ? id(name) : Optional.<Long>empty();
        var ofAddress = Scope.of("forgotten from " + visitor.network(), MAX_FROM_ADDRESS);
        var target = id.map(found -> "account " + found).orElse("name " + name);
        var ofTarget = Scope.daily("forgotten " + target, MAX_FOR_ACCOUNT_IN_A_DAY);
        var counted = attempts.count(ofAddress);
        if (!counted.allowed()) {
            return new Outcome.TooOften(attempts.freeIn(counted));
        }
        if (attempts.count(ofTarget).allowed() && arePossible()) {
            id.ifPresent(known -> jdbi.useTransaction(handle -> send(known, language, visitor, handle)));
        }
        return new Outcome.Taken();
    }

    private void send(long id, Language language, SignInOrigin visitor, Handle handle) {
        var account = handle.createQuery(FIND)
                .bind("id", id)
                .map((row, _) -> Account.in(row))
                .findOne();
        account.ifPresent(known -> {
            var now = clock.instant();
            var link = invitations.add(handle, id, now.plus(VALIDITY));
            mails.forgotten(handle, known, site.orElseThrow(), link, language, VALIDITY);
            var line = AuditLog.Line.of(Act.PASSWORD_FORGOTTEN, known.user().uid());
            AuditLog.write(handle, new Actor.Visitor(visitor.address().getHostAddress()), line, now);
        });
    }

    private Optional<Long> id(String name) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ID).bind("name", name).mapTo(Long.class).findOne());
    }
}
