package org.spaarpunt.oidc;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;

/** Which user somebody is whom the provider knows. */
record UserIdentities(Jdbi jdbi, InstantSource clock) {
    private static final String FIND = """
            select user_id, disabled_at is null as enabled
            from user_identity join app_user on app_user.id = user_identity.user_id
            where issuer = :issuer and subject = :subject
            """;

    /** A user who is somebody at the provider already stays that one: an address there may be given to another person. */
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
     * The number of the user; who is not known yet becomes the one with the same email address, if it is verified. The audit log tells
     * of that, because from then on somebody else vouches for this user.
     *
     * @param client from where the person comes
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

    /** The uid of the user, if there is one to link. */
    private static Optional<String> link(Handle handle, String issuer, String subject, String email) {
        return handle.createQuery(LINK)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .bind("email", email)
                .mapTo(String.class)
                .findOne();
    }

    /** What the provider calls the person stays out of it: that may be anything, a national number too. */
    private void tell(Handle handle, String issuer, String uid, InetAddress client) {
        AuditLog.write(
                handle,
                new Actor.Person(uid, client.getHostAddress()),
                new AuditLog.Line(Act.IDENTITY_LINKED, uid, issuer),
                clock.instant());
    }
}
