package org.spaarpunt.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.identity.UserTokens;
import org.spaarpunt.openid.UserGrants;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Timestamps;

/** The applications that hold a token to act for a user, and how the user revokes it. */
public final class GrantedApplications {
    private static final String LIST = """
            select consumer.key, consumer.name, min(since) as since
            from (
                select consumer_key, issued_at as since from access_token
                where user_id = :userId and revoked_at is null and (expires_at is null or expires_at > :now)
                union all
                select consumer_key, started_at from oauth2_grant where user_id = :userId and ends_at > :now
            ) granted
            join consumer on consumer.key = granted.consumer_key
            group by consumer.key, consumer.name
            order by consumer.name, consumer.key
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Runnable forget;

    /** @param forget clears this server's token cache */
    GrantedApplications(Jdbi jdbi, InstantSource clock, Runnable forget) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forget = forget;
    }

    public record Granted(String consumerKey, String name, Instant since) {}

    public List<Granted> list(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("userId", account.id())
                .bind("now", Timestamps.bound(clock.instant()))
                .map((row, _) -> new Granted(row.getString("key"), row.getString("name"), Timestamps.in(row, "since")))
                .list());
    }

    /** Revokes all tokens of this user that the application holds or may still fetch, on every server. */
    public void end(Account account, String consumerKey, SignInOrigin visitor) {
        var now = clock.instant();
        var actor = new Actor.Person(account.user().uid(), visitor.address().getHostAddress());
        jdbi.useTransaction(handle -> {
            int ended = UserTokens.revoke(handle, account.id(), consumerKey, now)
                    + UserGrants.end(handle, account.id(), consumerKey);
            if (ended > 0) {
                write(handle, account, actor, ended + " tokens of " + consumerKey, now);
            }
            ChangeNotices.send(handle);
        });
        forgetCached();
    }

    /**
     * Revokes every token of this user, in the caller's transaction; the caller must call {@link #forgetCached}
     * afterwards.
     */
    static void endAll(Handle handle, Account account, Actor actor, Instant now) {
        int ended = UserTokens.revokeAll(handle, account.id(), now) + UserGrants.endAll(handle, account.id());
        if (ended > 0) {
            write(handle, account, actor, ended + " tokens", now);
        }
    }

    /** Clears this server's token cache. */
    void forgetCached() {
        forget.run();
    }

    private static void write(Handle handle, Account account, Actor actor, String details, Instant now) {
        AuditLog.write(
                handle,
                actor,
                new AuditLog.Line(Act.TOKENS_REVOKED, account.user().uid(), details),
                now);
    }
}
