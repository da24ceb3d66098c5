package org.spaarpunt.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
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

    /** What the person allowed and the application has not fetched yet. */
    private static final String END_UNDER_WAY = """
            delete from request_token where user_id = :userId and consumer_key = :consumerKey
            """;

    private static final String END = """
            update access_token set revoked_at = :now
            where user_id = :userId and consumer_key = :consumerKey and revoked_at is null
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
                .bind("now", now())
                .map((row, _) -> new Granted(row.getString("key"), row.getString("name"), Timestamps.in(row, "since")))
                .list());
    }

    /**
     * Revokes all tokens of this person that the application holds or may still fetch, on every server. Those that it may fetch go
     * first: one that is being fetched meanwhile is there to be revoked when that has been waited for.
     */
    public void end(Account account, String consumerKey) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(END_UNDER_WAY)
                    .bind("userId", account.id())
                    .bind("consumerKey", consumerKey)
                    .execute();
            handle.createUpdate(END)
                    .bind("userId", account.id())
                    .bind("consumerKey", consumerKey)
                    .bind("now", now())
                    .execute();
            ChangeNotices.send(handle);
        });
        forget.run();
    }

    private OffsetDateTime now() {
        return Timestamps.bound(clock.instant());
    }
}
