package org.spaarpunt.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What the upgrade of a database would do. Making one changes nothing in the database: a role that may only read can.
 *
 * @param postgres the version of the server
 * @param supported whether this program runs on that version
 * @param bytes the size of the database
 * @param now the schema's version; empty if there are no tables yet
 * @param after its version after the upgrade
 * @param obstacle why the schema cannot be upgraded; empty if it can
 * @param steps the migrations that would be applied, in their order
 * @param servers the servers that are connected: how many of each release
 */
public record UpgradePreview(
        String postgres,
        boolean supported,
        long bytes,
        Optional<String> now,
        String after,
        Optional<String> obstacle,
        List<Step> steps,
        Map<String, Integer> servers) {

    private static final int OLDEST_POSTGRES = 150_000;

    /** What a machine of two cores does at least; estimates are meant to be too long rather than too short. */
    private static final long BYTES_READ_PER_SECOND = 50_000_000;

    private static final long BYTES_WRITTEN_PER_SECOND = 10_000_000;

    private static final String SERVER = """
            select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
                   pg_database_size(current_database()) as bytes
            """;

    /** Rows are those of the last analysis, which costs nothing to ask. */
    private static final String TABLE = """
            select greatest(reltuples, 0)::bigint as rows, pg_table_size(oid) as bytes
            from pg_class
            where oid = to_regclass(:name)
            """;

    private static final String SESSIONS = """
            select substr(application_name, length(:prefix) + 1) as release, count(*) as servers
            from pg_stat_activity
            where datname = current_database() and starts_with(application_name, :prefix)
            group by 1
            """;

    public UpgradePreview {
        steps = List.copyOf(steps);
        servers = Map.copyOf(servers);
    }

    /**
     * A migration.
     *
     * @param lock what servers that go on wait for
     * @param breaks whether statements of the release before fail afterwards
     * @param tables that it changes and that exist now
     * @param took an estimate of how long the longest of its locks is held
     */
    public record Step(String version, String name, String lock, boolean breaks, List<Table> tables, Duration took) {
        public Step {
            tables = List.copyOf(tables);
        }
    }

    /** A table that a migration changes; the number of rows is an estimate of PostgreSQL. */
    public record Table(String name, long rows, long bytes) {}

    /**
     * Reads what there is.
     *
     * @throws UnusableDatabaseException when the database refuses the user
     * @throws UnreachableDatabaseException when it is unavailable
     */
    public static UpgradePreview read(DatabaseAddress address) {
        var sources = new Sources(address);
        // Nothing is migrated, so it does not matter how.
        var schema = Schema.of(sources, true);
        var now = schema.isThere() ? schema.version() : Optional.<String>empty();
        var obstacle = now.isPresent() ? schema.unfit() : Optional.<String>empty();
        var pending = schema.pending();
        try {
            return Database.looking(address).inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                handle.execute("set transaction read only");
                return new Reader(handle, sources).read(now, obstacle, pending);
            });
        } catch (RuntimeException failure) {
            throw OpeningFailure.of(failure, address);
        }
    }

    private record Reader(Handle handle, Sources sources) {
        UpgradePreview read(Optional<String> now, Optional<String> obstacle, List<Schema.Pending> pending) {
            var server = handle.createQuery(SERVER)
                    .map((row, _) ->
                            Map.entry(row.getString("version"), List.of(row.getLong("number"), row.getLong("bytes"))))
                    .one();
            var after = pending.isEmpty() ? now.orElse("") : pending.getLast().version();
            return new UpgradePreview(
                    server.getKey(),
                    server.getValue().getFirst() >= OLDEST_POSTGRES,
                    server.getValue().getLast(),
                    now,
                    after,
                    obstacle,
                    pending.stream().map(this::step).toList(),
                    servers());
        }

        private Step step(Schema.Pending pending) {
            var steps = MigrationSteps.of(pending.script());
            var tables = new TreeMap<String, Table>();
            var longest = Duration.ZERO;
            for (var step : steps) {
                var table = table(step.table());
                table.ifPresent(found -> tables.put(found.name(), found));
                var took =
                        table.map(found -> estimate(step.lock(), found.bytes())).orElse(Duration.ZERO);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            var lock = steps.stream()
                    .filter(step -> tables.containsKey(step.table()))
                    .map(MigrationStep::lock)
                    .max(MigrationStep.Lock::compareTo)
                    .orElse(MigrationStep.Lock.NONE);
            return new Step(
                    pending.version(),
                    pending.script().name().replace('_', ' '),
                    lock.words(),
                    steps.stream().anyMatch(step -> step.breaks().isPresent()),
                    List.copyOf(tables.values()),
                    longest);
        }

        private static Duration estimate(MigrationStep.Lock lock, long bytes) {
            return switch (lock) {
                case NONE, MOMENT -> Duration.ZERO;
                case READS_TABLE -> Duration.ofMillis(bytes * 1_000 / BYTES_READ_PER_SECOND);
                case ROWS, REWRITES_TABLE -> Duration.ofMillis(bytes * 1_000 / BYTES_WRITTEN_PER_SECOND);
            };
        }

        private Optional<Table> table(String name) {
            return name.isEmpty()
                    ? Optional.empty()
                    : handle.createQuery(TABLE)
                            .bind("name", name)
                            .map((row, _) -> table(name, row))
                            .findOne();
        }

        private static Table table(String name, ResultSet row) throws SQLException {
            return new Table(name, row.getLong("rows"), row.getLong("bytes"));
        }

        private Map<String, Integer> servers() {
            var prefix = sources.applicationName() + " " + Sources.NOTICES + " ";
            var found = new TreeMap<String, Integer>();
            handle.createQuery(SESSIONS)
                    .bind("prefix", prefix)
                    .map((row, _) -> Map.entry(row.getString("release"), row.getInt("servers")))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
            return found;
        }
    }
}
