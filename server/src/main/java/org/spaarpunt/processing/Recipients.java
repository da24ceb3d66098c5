package org.spaarpunt.processing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/**
 * Those to whom the database lets data go.
 *
 * @param webhookHosts how many webhooks go to each host; the rest of their addresses may be a secret
 */
record Recipients(Map<String, Long> webhookHosts, List<Application> applications) {
    private static final String WEBHOOKS = "select address from webhook_endpoint";

    /** Counters and devices are consumers too, but no applications of others. */
    private static final String APPLICATIONS = """
            select consumer.name,
                   array(select permission from consumer_permission where consumer_key = consumer.key order by permission) as permissions,
                   (select count(distinct counter_id) from counter_agent where consumer_key = consumer.key) as counters,
                   (select count(*) from (
                        select user_id from access_token
                        where consumer_key = consumer.key and access_token.revoked_at is null and (expires_at is null or expires_at > :now)
                        union
                        select user_id from oauth2_grant where consumer_key = consumer.key and ends_at > :now) allowing) as users
            from consumer
            where revoked_at is null
              and not exists (select 1 from counter where counter.consumer_key = consumer.key)
              and not exists (select 1 from device where device.consumer_key = consumer.key)
            order by consumer.name, consumer.key
            """;

    /**
     * An application that may call.
     *
     * @param permissions what it may do without a user
     * @param counters for how many counters it may act without a user
     * @param users how many people have allowed it to act for them
     */
    record Application(String name, List<String> permissions, long counters, long users) {}

    static Recipients read(Jdbi jdbi, Instant now) {
        return jdbi.inTransaction(handle -> new Recipients(webhookHosts(handle), applications(handle, now)));
    }

    private static Map<String, Long> webhookHosts(Handle handle) {
        return handle.createQuery(WEBHOOKS).mapTo(String.class).stream()
                .collect(Collectors.groupingBy(
                        address -> URI.create(address).getHost(), TreeMap::new, Collectors.counting()));
    }

    private static List<Application> applications(Handle handle, Instant now) {
        return handle.createQuery(APPLICATIONS)
                .bind("now", Timestamps.bound(now))
                .map((row, _) -> new Application(
                        row.getString("name"),
                        List.of((String[]) row.getArray("permissions").getArray()),
                        row.getLong("counters"),
                        row.getLong("users")))
                .list();
    }
}
