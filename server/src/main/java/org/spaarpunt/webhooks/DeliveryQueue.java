package org.spaarpunt.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.webhooks.Endpoint.State;

/**
 * The reports that wait, shared by all servers. A server leases some of an endpoint: if it dies, another one sends them
 * after the lease. What came of an attempt is written only by the server whose attempt was the last.
 */
final class DeliveryQueue {
    /** How many reports a server leases at once. */
    static final int BATCH = 20;

    /** An endpoint to which nothing could be delivered for this long is switched off. */
    static final Duration FAILING_FOR = Duration.ofDays(3);

    private static final String DUE = """
            select endpoint.id
            from webhook_endpoint endpoint
            join counter on counter.id = endpoint.counter_id
            join consumer on consumer.key = counter.consumer_key
            left join consumer application on application.key = endpoint.consumer_key
            where state = 'ACTIVE'
              and consumer.revoked_at is null and consumer.suspended_at is null
              and application.revoked_at is null and application.suspended_at is null
              and exists (select from webhook_delivery where endpoint_id = endpoint.id and next_attempt_at <= :now)
            order by endpoint.id
            """;

    private static final String LEASE = """
            with due as materialized (
                select id from webhook_delivery
                where endpoint_id = :endpoint and next_attempt_at <= :now
                order by next_attempt_at, id
                limit :batch
                for update skip locked
            )
            update webhook_delivery
            set next_attempt_at = :leaseEnd, attempts = attempts + 1, attempted_at = :now
            from due
            where webhook_delivery.id = due.id
            returning webhook_delivery.id, message_id, body, attempts
            """;

    private static final String TARGET = """
            select address, secret, previous_secret, previous_secret_until from webhook_endpoint
            where id = :endpoint and state = 'ACTIVE'
            """;

    /** Before its deliveries, as when an endpoint is removed with them: in another order the two wait for each other. */
    private static final String HOLD = "select id from webhook_endpoint where id = :endpoint for key share";

    private static final String FINISH = """
            update webhook_delivery
            set delivered_at = :delivered, next_attempt_at = :next, status = :status, answer = :answer
            where id = :id and attempts = :attempts
            """;

    private static final String WORKS =
            "update webhook_endpoint set failing_since = null where id = :endpoint and failing_since is not null";

    private static final String FAILS =
            "update webhook_endpoint set failing_since = :now where id = :endpoint and failing_since is null";

    private static final String END = """
            update webhook_endpoint endpoint set state = :state
            from counter
            where endpoint.id = :endpoint and endpoint.state = 'ACTIVE' and counter.id = endpoint.counter_id
              and (:state = 'GONE' or failing_since <= :failingSince)
            returning address, description, counter.id as counter_id, counter.consumer_key, counter.name
            """;

    private static final String BACKLOG = """
            select count(*) as waiting, min(next_attempt_at) as oldest
            from webhook_delivery
            join webhook_endpoint on webhook_endpoint.id = endpoint_id
            where next_attempt_at is not null and state = 'ACTIVE'
            """;

    private final Jdbi jdbi;
    private final SecretBox box;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Duration lease;
    private final EndpointMails mails;

    /** A report for one attempt. */
    record Leased(long id, String messageId, String body, int attempts) {}

    /** Where reports of an endpoint go, and the secrets that sign them: one, or two while the first is replaced. */
    record Target(WebhookAddress address, List<SigningSecret> secrets) {
        Target {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * The reports that wait.
     *
     * @param oldest when the first of them is due
     */
    record Backlog(long waiting, Optional<Instant> oldest) {}

    /** @param attempt how long one attempt takes at most */
    DeliveryQueue(
            Jdbi jdbi,
            SecretBox box,
            RandomGenerator random,
            InstantSource clock,
            Duration attempt,
            EndpointMails mails) {
        this.jdbi = jdbi;
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.lease = attempt.multipliedBy(BATCH).plusMinutes(1);
        this.mails = mails;
    }

    /** The endpoints for which reports are due. */
    List<String> due() {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("now", Timestamps.bound(clock.instant()))
                .mapTo(String.class)
                .list());
    }

    /** Some reports that are due, the oldest first, for this server alone. */
    List<Leased> lease(String endpoint) {
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle
                .createQuery(LEASE)
                .bind("endpoint", endpoint)
                .bind("now", Timestamps.bound(now))
                .bind("leaseEnd", Timestamps.bound(now.plus(lease)))
                .bind("batch", BATCH)
                .map((row, _) -> new Leased(
                        row.getLong("id"), row.getString("message_id"), row.getString("body"), row.getInt("attempts")))
                .stream()
                .sorted(Comparator.comparingLong(Leased::id))
                .toList());
    }

    /**
     * Where the reports of an endpoint go.
     *
     * @param guard has changed if the address is not accepted any more
     * @return empty if it is not active any more
     */
    Optional<Target> target(String endpoint, AddressGuard guard) {
        return jdbi.withHandle(handle -> handle.createQuery(TARGET)
                .bind("endpoint", endpoint)
                .map((row, _) -> target(row, endpoint, guard))
                .findOne()
                .flatMap(found -> found));
    }

    private Optional<Target> target(ResultSet row, String endpoint, AddressGuard guard) throws SQLException {
        var secrets = new ArrayList<SigningSecret>();
        secrets.add(WebhookSecrets.open(box, endpoint, row.getString("secret")));
        if (Timestamps.ifAnyIn(row, "previous_secret_until")
                .filter(clock.instant()::isBefore)
                .isPresent()) {
            secrets.add(WebhookSecrets.open(box, endpoint, row.getString("previous_secret")));
        }
        return WebhookAddress.parse(row.getString("address"), guard).map(address -> new Target(address, secrets));
    }

    /** Writes that a report was delivered. */
    void delivered(String endpoint, Leased leased, Attempt.Answered answer) {
        jdbi.useTransaction(handle -> {
            hold(handle, endpoint);
            finish(handle, leased, answer, Optional.empty(), true);
            handle.createUpdate(WORKS).bind("endpoint", endpoint).execute();
        });
    }

    /** Writes that an attempt failed, and plans the next one, if there is one. */
    void failed(String endpoint, Leased leased, Attempt attempt) {
        var now = clock.instant();
        var next = RetrySchedule.pause(leased.attempts(), random).map(now::plus);
        jdbi.useTransaction(handle -> {
            hold(handle, endpoint);
            finish(handle, leased, attempt, next, false);
            handle.createUpdate(FAILS)
                    .bind("endpoint", endpoint)
                    .bind("now", Timestamps.bound(now))
                    .execute();
            end(handle, endpoint, State.FAILED, now);
        });
    }

    /** Writes that the endpoint exists no more, and ends it. */
    void gone(String endpoint, Leased leased, Attempt attempt) {
        jdbi.useTransaction(handle -> {
            hold(handle, endpoint);
            finish(handle, leased, attempt, Optional.empty(), false);
            end(handle, endpoint, State.GONE, clock.instant());
        });
    }

    Backlog backlog() {
        return jdbi.withHandle(handle -> handle.createQuery(BACKLOG)
                .map((row, _) -> new Backlog(row.getLong("waiting"), Timestamps.ifAnyIn(row, "oldest")))
                .one());
    }

    private static void hold(Handle handle, String endpoint) {
        handle.createQuery(HOLD).bind("endpoint", endpoint).mapTo(String.class).findOne();
    }

    private void finish(Handle handle, Leased leased, Attempt attempt, Optional<Instant> next, boolean delivered) {
        var update = handle.createUpdate(FINISH)
                .bind("id", leased.id())
                .bind("attempts", leased.attempts())
                .bind("delivered", delivered ? Timestamps.bound(clock.instant()) : null)
                .bind("next", next.map(Timestamps::bound));
        switch (attempt) {
            case Attempt.Answered(var status, var start) ->
                update.bind("status", status).bind("answer", start);
            case Attempt.Unanswered(var reason) ->
                update.bindByType("status", null, Integer.class).bind("answer", reason.name());
        }
        update.execute();
    }

    /** Switches an endpoint off that is to end, and tells its owners. */
    private void end(Handle handle, String endpoint, State state, Instant now) {
        handle.createQuery(END)
                .bind("endpoint", endpoint)
                .bind("state", state.name())
                .bind("failingSince", Timestamps.bound(now.minus(FAILING_FOR)))
                .map((row, _) -> ended(row, endpoint, state))
                .findOne()
                .ifPresent(ended -> {
                    var act = state == State.GONE ? Act.WEBHOOK_GONE : Act.WEBHOOK_FAILED;
                    var line = new AuditLog.Line(act, ended.counterKey(), ended.host());
                    AuditLog.write(handle, new Actor.Server(), line, now);
                    mails.tell(handle, ended);
                });
    }

    private static EndpointMails.Ended ended(ResultSet row, String endpoint, State state) throws SQLException {
        return new EndpointMails.Ended(
                endpoint,
                EndpointRegister.host(row.getString("address")),
                row.getString("description"),
                new EndpointMails.Place(
                        row.getLong("counter_id"), row.getString("consumer_key"), row.getString("name")),
                state);
    }
}
