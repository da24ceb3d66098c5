package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.languages.Language;
import org.spaarpunt.mail.Mail;
import org.spaarpunt.mail.Outbox;

/**
 * E-mails users the links by which they choose a password. The e-mail is stored in the transaction that makes the link,
 * sealed, and in every language: that of an account is not known.
 */
public final class PasswordMails {
    private static final String RECIPIENT = """
            select %s, password is not null as has_password from app_user where uid = :uid and email <> ''
            """.formatted(Account.COLUMNS);

    private final Outbox outbox;
    private final InstantSource clock;

    /** What a link is for. */
    enum Occasion {
        /** The first password. */
        INVITED,
        /** Another password, which an administrator or an admin of a counter arranged. */
        RESET,
        /** Another password, for a user who said on our page that it was forgotten. */
        FORGOTTEN
    }

    private record Recipient(Account account, boolean hasPassword) {}

    PasswordMails(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether a mail server is set. */
    public boolean arePossible() {
        return outbox.isUsed();
    }

    /**
     * The same act, whose link also goes to its user by e-mail, where a mail server is set and the account has an
     * address.
     *
     * @param site the address of this site, with which the link begins
     */
    public Once<Invited> mailing(Once<Invited> once, String site) {
        return act -> once.around(handle -> mailed(act.apply(handle), site, handle));
    }

    private Outcome<Invited> mailed(Outcome<Invited> outcome, String site, Handle handle) {
        return arePossible() && outcome instanceof Done<Invited>(var invited)
                ? recipient(handle, invited.uid())
                        .<Outcome<Invited>>map(recipient -> new Done<>(mailed(handle, invited, recipient, site)))
                        .orElse(outcome)
                : outcome;
    }

    private Invited mailed(Handle handle, Invited invited, Recipient recipient, String site) {
        var occasion = recipient.hasPassword() ? Occasion.RESET : Occasion.INVITED;
        var mail = mail(occasion, recipient.account(), site, invited.link(), Language.NL);
        outbox.addSealed(handle, recipient.account().id(), mail, end(Invitations.VALIDITY));
        return invited.mailedTo(mail.recipient());
    }

    /** Sends a link to a user who has forgotten the password. */
    void forgotten(Handle handle, Account account, String site, String link, Language language, Duration validity) {
        var mail = mail(Occasion.FORGOTTEN, account, site, link, language);
        outbox.addSealed(handle, account.id(), mail, end(validity));
    }

    private Instant end(Duration validity) {
        return clock.instant().plus(validity);
    }

    private static Optional<Recipient> recipient(Handle handle, String uid) {
        return handle.createQuery(RECIPIENT)
                .bind("uid", uid)
                .map((row, _) -> new Recipient(Account.in(row), row.getBoolean("has_password")))
                .findOne();
    }

    private static Mail mail(Occasion occasion, Account account, String site, String link, Language first) {
        var texts = inOrder(first).stream().map(PasswordMails::texts).toList();
        var address = site + "/invitation/" + link;
        return new Mail(
                account.email().orElseThrow(),
                texts.getFirst().getString(occasion + ".subject"),
                texts.stream()
                        .map(text -> text.getString(occasion + ".body")
                                .formatted(account.name(), account.user().nick(), address))
                        .collect(Collectors.joining("\n\n—\n\n", "", "\n")));
    }

    private static List<Language> inOrder(Language first) {
        return Stream.concat(Stream.of(first), Stream.of(Language.values()))
                .distinct()
                .toList();
    }

    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle(
                "org.spaarpunt.accounts.mails",
                Locale.of(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
