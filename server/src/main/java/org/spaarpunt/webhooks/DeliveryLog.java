package org.spaarpunt.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.webhooks.EndpointRegister.Owner;

/** What was sent to an endpoint and what came of it, and sending something again or for a test. */
public final class DeliveryLog {
    private static final String COLUMNS = """
            select id, message_id, kind, body, created_at, attempts, next_attempt_at, attempted_at, delivered_at, status,
                   answer
            from webhook_delivery
            where endpoint_id = :endpoint
            """;

    private static final String PAGE = COLUMNS + "order by id desc limit :limit offset :start";

    private static final String ONE = COLUMNS + "and id = :id";

    private static final String COUNT = "select count(*) from webhook_delivery where endpoint_id = :endpoint";

    private static final String AGAIN = """
            update webhook_delivery set next_attempt_at = :now, delivered_at = null where endpoint_id = :endpoint and id = :id
            returning message_id
            """;

    private static final String TEST = """
            insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, next_attempt_at)
            select id, :message, :kind,
                   json_build_object(
                       'type', :kind,
                       'timestamp', to_char(:now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
                       'data', json_build_object('webhookId', id))::text,
                   :now, :now
            from webhook_endpoint
            where id = :endpoint and state = 'ACTIVE'
            """;

    private static final String FORGET = "delete from webhook_delivery where created_at < :oldest";

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;
    private final Duration keptFor;

    DeliveryLog(AuditedTransaction transaction, KeyGenerator keys, Duration keptFor) {
        this.transaction = transaction;
        this.keys = keys;
        this.keptFor = keptFor;
    }

    /** Deliveries of an endpoint, the newest first. */
    public ListPage<Delivery> page(String endpoint, int start, int limit) {
        return transaction.jdbi().withHandle(handle -> {
            var rows = handle.createQuery(PAGE)
                    .bind("endpoint", endpoint)
                    .bind("start", start)
                    .bind("limit", limit)
                    .map((row, _) -> delivery(row))
                    .list();
            long total = handle.createQuery(COUNT)
                    .bind("endpoint", endpoint)
                    .mapTo(Long.class)
                    .one();
            int size = Math.max(1, limit);
            return new ListPage<>(rows, start / size + 1, size, total);
        });
    }

    public Optional<Delivery> find(String endpoint, long id) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(ONE)
                        .bind("endpoint", endpoint)
                        .bind("id", id)
                        .map((row, _) -> delivery(row))
                        .findOne());
    }

    /** Sends a report once more, whatever came of it before. */
    public Outcome<Nothing> sendAgain(Actor actor, Owner owner, Endpoint endpoint, long id) {
        Function<String, Line> line = message -> new Line(Act.WEBHOOK_SENT_AGAIN, owner.counterKey(), message);
        return transaction
                .act(
                        actor,
                        line,
                        handle -> owned(owner, endpoint)
                                .flatMap(known -> handle.createQuery(AGAIN)
                                        .bind("endpoint", known)
                                        .bind("id", id)
                                        .bind("now", Timestamps.bound(transaction.now()))
                                        .mapTo(String.class)
                                        .findOne())
                                .<Outcome<String>>map(Outcome.Done::new)
                                .orElseGet(() -> new Outcome.Unknown<>(Subject.WEBHOOK, endpoint.id())))
                .map(_ -> Nothing.NOTHING);
    }

    /** Sends a message that reports nothing, if the endpoint is active. */
    public Outcome<Nothing> sendTest(Actor actor, Owner owner, Endpoint endpoint) {
        var line = new Line(Act.WEBHOOK_TESTED, owner.counterKey(), EndpointRegister.host(endpoint.address()));
        return transaction.act(
                actor,
                line,
                handle -> owned(owner, endpoint)
                        .map(known -> Outcome.changed(handle.createUpdate(TEST)
                                .bind("endpoint", known)
                                .bind("message", "test_" + keys.key())
                                .bind("kind", EventKind.TEST)
                                .bind("now", Timestamps.bound(transaction.now()))
                                .execute()))
                        .orElseGet(() -> new Outcome.Unknown<>(Subject.WEBHOOK, endpoint.id())));
    }

    private static Optional<String> owned(Owner owner, Endpoint endpoint) {
        return Optional.of(endpoint).filter(owner::has).map(Endpoint::id);
    }

    /** Forgets deliveries that are older than the log goes back, also those that never arrived. */
    public void forgetOld() {
        transaction
                .jdbi()
                .useHandle(handle -> handle.createUpdate(FORGET)
                        .bind("oldest", Timestamps.bound(transaction.now().minus(keptFor)))
                        .execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("kind"),
                row.getString("body"),
                Timestamps.in(row, "created_at"),
                row.getInt("attempts"),
                Timestamps.ifAnyIn(row, "next_attempt_at"),
                Timestamps.ifAnyIn(row, "attempted_at"),
                Timestamps.ifAnyIn(row, "delivered_at"),
                Optional.ofNullable(row.getObject("status", Integer.class)),
                row.getString("answer"));
    }
}
