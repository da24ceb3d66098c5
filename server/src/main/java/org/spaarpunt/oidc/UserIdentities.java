package org.spaarpunt.oidc;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which user somebody is whom the provider knows. */
record UserIdentities(Jdbi jdbi) {
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
            """;

    private record Linked(long userId, boolean enabled) {}

    /** The number of the user; who is not known yet becomes the one with the same email address, if it is verified. */
    Optional<Long> userOf(String issuer, IdToken token) {
        return jdbi.withHandle(handle -> {
            var linked = find(handle, issuer, token.subject());
            if (linked.isEmpty() && token.verifiedEmail().isPresent()) {
                link(handle, issuer, token.subject(), token.verifiedEmail().get());
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

    private static void link(Handle handle, String issuer, String subject, String email) {
        handle.createUpdate(LINK)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .bind("email", email)
                .execute();
    }
}
