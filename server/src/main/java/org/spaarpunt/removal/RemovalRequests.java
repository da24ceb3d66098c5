package org.spaarpunt.removal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.Timestamps;

/**
 * Passholders who asked to be removed. A request removes nothing: an administrator, or the counter that registered the
 * passholder, first makes sure that no card is still in use and no reward is waiting. It ends when the passholder
 * withdraws it or is removed.
 */
public final class RemovalRequests {
    /** The most requests that are listed; the oldest ones come first. */
    private static final int MAX_LISTED = 100;

    private static final String ADD = """
            insert into removal_request (passholder_id, requested_at)
            select id, :now from passholder where uid = :uid
            on conflict do nothing
            """;

    private static final String WITHDRAW = """
            delete from removal_request where passholder_id = (select id from passholder where uid = :uid)
            """;

    private static final String FIND = """
            select requested_at from removal_request join passholder on passholder.id = passholder_id where uid = :uid
            """;

    private static final String LIST = """
            select uid, btrim(first_name || ' ' || passholder.name) as name, requested_at, counter.name as registered_at
            from removal_request
            join passholder on passholder.id = passholder_id
            left join counter on counter.id = registration_counter_id
            where :everywhere or registration_counter_id = :counterId
            order by requested_at, passholder_id
            limit :most
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /**
     * A request that waits.
     *
     * @param uid of the passholder
     * @param registeredAt the name of the counter that registered the passholder, if known
     */
    public record Waiting(String uid, String name, Instant requestedAt, Optional<String> registeredAt) {}

    public RemovalRequests(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Asks for the removal of a passholder, who may have asked before. */
    public void add(Actor passholder, String uid) {
        var now = clock.instant();
        jdbi.useTransaction(handle -> {
            int added = handle.createUpdate(ADD)
                    .bind("uid", uid)
                    .bind("now", Timestamps.bound(now))
                    .execute();
            if (added == 1) {
                AuditLog.write(handle, passholder, AuditLog.Line.of(Act.REMOVAL_REQUESTED, uid), now);
            }
        });
    }

    public void withdraw(Actor passholder, String uid) {
        jdbi.useTransaction(handle -> {
            int withdrawn = handle.createUpdate(WITHDRAW).bind("uid", uid).execute();
            if (withdrawn == 1) {
                AuditLog.write(handle, passholder, AuditLog.Line.of(Act.REMOVAL_WITHDRAWN, uid), clock.instant());
            }
        });
    }

    /** When the passholder asked to be removed; empty if they did not. */
    public Optional<Instant> of(String uid) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("uid", uid)
                .map((row, _) -> Timestamps.in(row, "requested_at"))
                .findOne());
    }

    /** The requests of passholders whom a counter registered. */
    public List<Waiting> registeredAt(long counterId) {
        return list(false, counterId);
    }

    /** All requests, for administrators. */
    public List<Waiting> all() {
        return list(true, 0);
    }

    private List<Waiting> list(boolean everywhere, long counterId) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("everywhere", everywhere)
                .bind("counterId", counterId)
                .bind("most", MAX_LISTED)
                .map((row, _) -> waiting(row))
                .list());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("uid"),
                row.getString("name"),
                Timestamps.in(row, "requested_at"),
                Optional.ofNullable(row.getString("registered_at")));
    }
}
