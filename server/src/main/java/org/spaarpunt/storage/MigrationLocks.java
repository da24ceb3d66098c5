package org.spaarpunt.storage;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Limits how long a statement of a migration waits for a lock. While it waits, every later statement on that table
 * waits behind it, so a migration that cannot have its lock soon gives up, is undone, and is tried again by the server
 * that starts.
 */
final class MigrationLocks implements Callback {
    /** Shorter than the time for which a check-in waits for its turn. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** For this transaction only: a pooler may give the session to a server afterwards. */
    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("set local lock_timeout = " + LONGEST_WAIT.toMillis());
        } catch (SQLException refused) {
            throw new FlywayException(refused);
        }
    }

    @Override
    public String getCallbackName() {
        return "migration-locks";
    }
}
