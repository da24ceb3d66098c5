package org.spaarpunt.accounts;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.storage.Timestamps;

/**
 * Writes failed attempts into the audit log, so that an attack shows there but cannot fill it: the first failure of an
 * account and an address in a period is logged at once, and one more entry gives their number when the period is over.
 * For each account, and for names without an account, only a limited number of addresses is distinguished.
 */
final class FailedAttempts {
    static final int MAX_ADDRESSES_OF_AN_ACCOUNT = 10;
    static final int MAX_ADDRESSES_OF_NO_ACCOUNT = 100;

    /** All failures of one account update one row; this bounds how many database connections wait for it. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Does not wait for the disk: a crash of the database may lose a number, but the entry of the first failure is
     * kept.
     */
    private static final String WITHOUT_WAITING_FOR_THE_DISK = "set local synchronous_commit = off";

    private static final String WAITING_FOR_THE_DISK = "set local synchronous_commit = on";

    private static final String MANY_ADDRESSES = "from many addresses";

    private static final String ADDRESS = """
            select case when count(*) < :limit or count(*) filter (where address = :address) > 0 then :address else '' end
            from failed_attempt
            where period = :period and act = :act and subject = :subject and address <> ''
            """;

    private static final String NOTE = """
            insert into failed_attempt as noted (period, act, subject, address, first_at, failures)
            values (:period, :act, :subject, :address, :now, 1)
            on conflict (period, act, subject, address) do update set failures = noted.failures + 1
            returning failures
            """;

    /** The server that removes the row writes its entry, so that only one of several servers does. */
    private static final String TAKE_OVER = """
            delete from failed_attempt where period < :period returning act, subject, address, first_at, failures
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Bulkhead turns = new Bulkhead(AT_ONCE, PATIENCE);

    FailedAttempts(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Counts one failed attempt.
     *
     * @param subject uid of the account; empty where there is none: what was typed in place of a name may be a password
     */
    void note(Act act, String subject, InetAddress client) {
        note(act, subject, client.getHostAddress());
    }

    /** In a flood of failures, those that do not get their turn in time are not counted. */
    void note(Act act, String subject, String client) {
        turns.take(() -> noted(act, subject, client));
    }

    private boolean noted(Act act, String subject, String client) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            handle.execute(WITHOUT_WAITING_FOR_THE_DISK);
            var address = address(handle, act, subject, client, now);
            boolean first = count(handle, act, subject, address, now) == 1;
            if (first) {
                handle.execute(WAITING_FOR_THE_DISK);
                write(handle, act, subject, address, "", now);
            }
            return first;
        });
    }

    /** Writes the numbers of the periods that are over. */
    void report() {
        var now = clock.instant();
        jdbi.useTransaction(handle -> handle
                .createQuery(TAKE_OVER)
                .bind("period", AttemptLimits.periodOf(now))
                .map((row, _) -> new Over(
                        Act.valueOf(row.getString("act")),
                        row.getString("subject"),
                        row.getString("address"),
                        Timestamps.in(row, "first_at"),
                        row.getInt("failures")))
                .collect(Collectors.toList())
                .stream()
                .filter(over -> over.failures() > 1)
                .forEach(over -> write(
                        handle,
                        over.act(),
                        over.subject(),
                        over.address(),
                        over.failures() + " times since " + over.firstAt(),
                        now)));
    }

    private record Over(Act act, String subject, String address, Instant firstAt, int failures) {}

    private static String address(Handle handle, Act act, String subject, String client, Instant now) {
        return handle.createQuery(ADDRESS)
                .bind("period", AttemptLimits.periodOf(now))
                .bind("act", act)
                .bind("subject", subject)
                .bind("address", client)
                .bind("limit", subject.isEmpty() ? MAX_ADDRESSES_OF_NO_ACCOUNT : MAX_ADDRESSES_OF_AN_ACCOUNT)
                .mapTo(String.class)
                .one();
    }

    private static int count(Handle handle, Act act, String subject, String address, Instant now) {
        return handle.createQuery(NOTE)
                .bind("period", AttemptLimits.periodOf(now))
                .bind("act", act)
                .bind("subject", subject)
                .bind("address", address)
                .bind("now", Timestamps.bound(now))
                .mapTo(Integer.class)
                .one();
    }

    private static void write(Handle handle, Act act, String subject, String address, String times, Instant now) {
        var details = address.isEmpty() ? times + (times.isEmpty() ? "" : ", ") + MANY_ADDRESSES : times;
        AuditLog.write(handle, new Actor.Visitor(address), new AuditLog.Line(act, subject, details), now);
    }
}
