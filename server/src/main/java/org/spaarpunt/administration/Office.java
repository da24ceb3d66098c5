package org.spaarpunt.administration;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementException;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.ChangeNotices;

/**
 * Where acts are done: each in one transaction together with its entry in the audit log. After it this server forgets at once what
 * it remembered, and the others as soon as the database tells them.
 */
record Office(Jdbi jdbi, InstantSource clock, Runnable forget) {
    /** PostgreSQL's code for a value that must be unique and is there already. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** Does an act. What it changed is taken back unless it is done. */
    <T> Outcome<T> act(Actor actor, AuditLog.Line line, Function<Handle, Outcome<T>> work) {
        return act(actor, (T _) -> line, work);
    }

    /** Does an act of which only its result tells what the log should say. */
    <T> Outcome<T> act(Actor actor, Function<T, AuditLog.Line> line, Function<Handle, Outcome<T>> work) {
        Outcome<T> outcome;
        try {
            outcome = jdbi.inTransaction(handle -> inTransaction(handle, actor, line, work));
        } catch (StatementException failure) {
            if (isTaken(failure)) {
                return new Outcome.Refused<>(Refusal.TAKEN);
            }
            throw failure;
        }
        if (outcome instanceof Outcome.Done<T>) {
            forget.run();
        }
        return outcome;
    }

    /** Part of a list, by a query with the parameters {@code search}, {@code after} and {@code limit}. */
    <T> List<T> list(String query, Listing listing, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("search", listing.search())
                .bind("after", listing.after())
                .bind("limit", listing.limit())
                .map(mapper)
                .list());
    }

    Instant now() {
        return clock.instant();
    }

    private <T> Outcome<T> inTransaction(
            Handle handle, Actor actor, Function<T, AuditLog.Line> line, Function<Handle, Outcome<T>> work) {
        var outcome = work.apply(handle);
        if (outcome instanceof Outcome.Done<T>(T result)) {
            AuditLog.write(handle, actor, line.apply(result), now());
            ChangeNotices.send(handle);
        } else {
            handle.rollback();
        }
        return outcome;
    }

    private static boolean isTaken(StatementException failure) {
        return failure.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }
}
