package org.spaarpunt.acts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementException;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.UniqueViolation;

/**
 * Runs acts, each in one transaction together with its entry in the audit log. After it this server empties its caches
 * at once, and the other servers do so as soon as the database notifies them.
 */
public record AuditedTransaction(Jdbi jdbi, InstantSource clock, Runnable forget) {
    /** The input whose value violates a constraint, by the constraint's name. */
    private static final Map<String, Input> UNIQUE_INPUTS = Map.of(
            "consumer_pkey", Input.KEY,
            "counter_consumer_key_key", Input.KEY,
            "app_user_nick_key", Input.NICK,
            "app_user_by_nick", Input.NICK,
            "app_user_by_email", Input.EMAIL,
            "card_system_pkey", Input.NUMBER,
            "card_system_name_key", Input.NAME,
            "permission_group_name_key", Input.NAME,
            "association_name_key", Input.NAME,
            "card_price_card_system_id_reason_card_type_social_tariff_ag_key", Input.AGES);

    /** Runs an act. Its changes are rolled back unless it is done. */
    public <T> Outcome<T> act(Actor actor, AuditLog.Line line, Function<Handle, Outcome<T>> work) {
        return act(actor, (T _) -> line, work);
    }

    /** Runs an act whose log entry depends on its result. */
    public <T> Outcome<T> act(Actor actor, Function<T, AuditLog.Line> line, Function<Handle, Outcome<T>> work) {
        Outcome<T> outcome;
        try {
            outcome = jdbi.inTransaction(handle -> inTransaction(handle, actor, line, work));
        } catch (StatementException failure) {
            return taken(failure)
                    .<Outcome<T>>map(input -> new Outcome.Rejected<>(input, Refusal.TAKEN))
                    .orElseThrow(() -> failure);
        }
        if (outcome instanceof Outcome.Done<T>) {
            forget.run();
        }
        return outcome;
    }

    /** Part of a list, by a query with the parameters {@code search}, {@code after} and {@code limit}. */
    public <T> List<T> list(String query, Listing listing, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("search", listing.search())
                .bind("after", listing.after())
                .bind("limit", listing.limit())
                .map(mapper)
                .list());
    }

    public Instant now() {
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

    private static Optional<Input> taken(StatementException failure) {
        return UniqueViolation.in(failure).map(UniqueViolation::constraint).map(UNIQUE_INPUTS::get);
    }
}
