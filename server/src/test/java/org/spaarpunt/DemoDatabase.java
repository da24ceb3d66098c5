package org.spaarpunt;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinCaches;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.TestFeatures;

/** A real database with the demo data, for tests that need no server; one for each class, which its tests {@link #restore}. Values stand for the question marks in turn. */
public final class DemoDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final TestDatabase place;
    private final Database database;
    private final TestClock clock = new TestClock(RunningServer.START);

    private DemoDatabase(TestDatabase place, Database database) {
        this.place = place;
        this.database = database;
    }

    public static DemoDatabase open() {
        return on(RunningServer.demoDatabase());
    }

    /** A clone of a template to which more was added than the demo data. */
    static DemoDatabase on(TestDatabase place) {
        return new DemoDatabase(place, place.open(CONNECTIONS));
    }

    /** Before each test of a class: the demo data and the time are as they were the first time this was called. */
    public void restore() {
        place.restore();
        clock.set(RunningServer.START);
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** For a server in a process of its own. */
    public DatabaseAddress address() {
        return place.address();
    }

    /** For what an administrator of the database does, and the role of the server may not. */
    public DatabaseAddress maintenanceAddress() {
        return place.maintenanceAddress();
    }

    /** Where it is {@link RunningServer#START} until a test moves it. */
    public TestClock clock() {
        return clock;
    }

    /** The features of one process on this database, by its clock. */
    public Features features() {
        return TestFeatures.on(jdbi(), clock);
    }

    /** How many rows the statement changed. */
    public int execute(String sql, @Nullable Object... values) {
        return jdbi().withHandle(
                        handle -> bound(handle.createUpdate(sql), values).execute());
    }

    /** The first column of the only row. */
    public long number(String sql, @Nullable Object... values) {
        return jdbi().withHandle(handle ->
                bound(handle.createQuery(sql), values).mapTo(Long.class).one());
    }

    /** The first column of every row as text. */
    public List<String> texts(String sql, @Nullable Object... values) {
        return jdbi().withHandle((Handle handle) ->
                bound(handle.createQuery(sql), values).mapTo(String.class).list());
    }

    /**
     * Many check-ins of the past, as PostgreSQL plans for them: ten of each of these passholders, at a hundred events, ten counters,
     * and moments of 2026 that follow each other.
     */
    public void addVisits(int passholders) {
        execute("""
            insert into passholder (uid, first_name, name, city)
            select 'many-' || n, 'First', 'Last', 'Aalst' from generate_series(1, ?) n
            """, passholders);
        execute("""
            insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                                 social_tariff, checked_in_at, period, ordinal)
            select passholder.id, (passholder.id * 7 + n * 13) % 100, '0930056878802', 'demo', n, 1, 'COUNTER', 1, false,
                   '2026-01-01 00:00:00+00'::timestamptz + make_interval(mins => passholder.id::int * 10 + n), 'D' || n, 1
            from passholder, generate_series(1, 10) n
            where uid like 'many-%'
            """);
        execute("analyze");
    }

    @Override
    public void close() {
        database.close();
        place.close();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return statement;
    }

    /** Directories that remember nothing, so that a test sees what it has changed. */
    public CheckinCaches directories() {
        return TestFeatures.uncached(jdbi(), clock).caches();
    }
}
