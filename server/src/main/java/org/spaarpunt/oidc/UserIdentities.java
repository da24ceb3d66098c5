package org.spaarpunt.oidc;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;

/** Finds the user that a provider's identity belongs to. */
record UserIdentities(Jdbi jdbi, InstantSource clock) {
    private static final String FIND = """
            select user_id, disabled_at is null as enabled
            from user_identity join app_user on app_user.id = user_identity.user_id
            where issuer = :issuer and subject = :subject
            """;

    /**
     * A user that is already linked to the provider is not linked again, because an address there may be given to
     * another person.
     */
    private static final String LINK = """
            insert into user_identity (issuer, subject, user_id)
            select :issuer, :subject, id from app_user
            where lower(email) = lower(:email) and disabled_at is null
              and not exists (select from user_identity where issuer = :issuer and user_id = app_user.id)
            on conflict do nothing
            returning (select uid from app_user where id = user_id)
            """;

    private record Linked(long userId, boolean enabled) {}

    /**
     * The number of the user. An identity that is not linked yet is linked to the user with the same email address, if
     * it is verified. This is written into the audit log, because the provider can sign in this user from then on.
     *
     * @param client the address from which the user comes
     */
    Optional<Long> userOf(String issuer, IdToken token, InetAddress client) {
        return jdbi.inTransaction(handle -> {
            var linked = find(handle, issuer, token.subject());
            if (linked.isEmpty() && token.verifiedEmail().isPresent()) {
                link(handle, issuer, token.subject(), token.verifiedEmail().get())
                        .ifPresent(uid -> tell(handle, issuer, uid, client));
                linked = find(handle, issuer, token.subject());
            }
            return linked.filter(Linked::enabled).map(Linked::userId);
        });
    }

    private static Optional<Linked> find(Handle handle, String issuer, String subject) {
        return handle.createQuery(FIND)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map((row, _) -> new Linked(row.getLong("user_id"), row.getBoolean("enabled")))
                .findOne();
    }

    /** Links the identity, and gives the uid of the user, if there is one to link. */
    private static Optional<String> link(Handle handle, String issuer, String subject, String email) {
        return handle.createQuery(LINK)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .bind("email", email)
                .mapTo(String.class)
                .findOne();
    }

    /** The provider's id of the person is not logged: it may be anything, even a national number. */
    private void tell(Handle handle, String issuer, String uid, InetAddress client) {
        AuditLog.write(
                handle,
                new Actor.Person(uid, client.getHostAddress()),
                new AuditLog.Line(Act.IDENTITY_LINKED, uid, issuer),
                clock.instant());
    }
}
