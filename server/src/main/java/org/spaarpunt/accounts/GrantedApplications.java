package org.spaarpunt.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.UserTokens;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Timestamps;

/** The applications that hold a token to act for somebody, and how that person takes it from them. */
public final class GrantedApplications {
    private static final String LIST = """
            select consumer.key, consumer.name, min(access_token.issued_at) as since
            from access_token join consumer on consumer.key = access_token.consumer_key
            where access_token.user_id = :userId and access_token.revoked_at is null
              and (access_token.expires_at is null or access_token.expires_at > :now)
            group by consumer.key, consumer.name
            order by consumer.name, consumer.key
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Runnable forget;

    /** @param forget makes this server forget the tokens that it remembers */
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

    /** Revokes all tokens of this person that the application holds or may still fetch, on every server. */
    public void end(Account account, String consumerKey) {
        jdbi.useTransaction(handle -> {
            UserTokens.revoke(handle, account.id(), consumerKey, clock.instant());
            ChangeNotices.send(handle);
        });
        forget.run();
    }
}
