package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures how old the state is that a replica shows, by positions in the write-ahead log: a replica that has replayed
 * up to a position shows all that was committed before the primary was asked for that position. So it does not matter
 * whether clocks agree, whether anything was written lately, and whether the replica is connected. For one thread.
 */
final class ReplicaWatch implements AutoCloseable {
    /** The primary's position and the cluster that it is one of. */
    private static final String PRIMARY = """
            select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint as position,
                   (select system_identifier from pg_control_system()) as cluster
            """;

    private static final String REPLICA = """
            select pg_is_in_recovery() as follows, (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint as position,
                   (select system_identifier from pg_control_system()) as cluster
            """;

    private final PatientDataSource primarySource;
    private final PatientDataSource replicaSource;

    /** How long samples are kept: a replica that is further behind is of no use. */
    private final Duration memory;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Connection primary;
    private @Nullable Connection replica;

    /** Where the primary's log ended at a moment or later; moments are those of {@link System#nanoTime}. */
    private record Sample(long moment, long position) {}

    /** A database of the cluster, and the position that it has written or replayed. */
    private record Place(long position, long cluster) {}

    /** A moment; all that was committed before it can be seen at the replica. */
    record Fresh(long since) {}

    ReplicaWatch(PatientDataSource primary, PatientDataSource replica, Duration memory) {
        this.primarySource = primary;
        this.replicaSource = replica;
        this.memory = memory;
    }

    /**
     * Since when the replica lacks anything; empty: since longer than the samples go back.
     *
     * @throws SQLException if one of the two does not answer, or it is no replica of the primary
     */
    Optional<Fresh> measure() throws SQLException {
        long now = System.nanoTime();
        var written = written();
        samples.addLast(new Sample(now, written.position()));
        while (now - samples.getFirst().moment() > memory.toNanos()) {
            samples.removeFirst();
        }
        var replayed = replayed();
        if (replayed.cluster() != written.cluster()) {
            throw new SQLException("it is a replica of another database");
        }
        Sample newest = null;
        while (!samples.isEmpty() && samples.getFirst().position() <= replayed.position()) {
            newest = samples.removeFirst();
        }
        if (newest == null) {
            return Optional.empty();
        }
        samples.addFirst(newest);
        return Optional.of(new Fresh(newest.moment()));
    }

    private Place written() throws SQLException {
        var connection = primary == null ? primarySource.getConnection() : primary;
        primary = connection;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(PRIMARY)) {
            row.next();
            return new Place(row.getLong("position"), row.getLong("cluster"));
        }
    }

    private Place replayed() throws SQLException {
        var connection = replica == null ? replicaSource.getConnection() : replica;
        replica = connection;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(REPLICA)) {
            row.next();
            if (!row.getBoolean("follows")) {
                throw new SQLException("it is a primary, and no replica");
            }
            return new Place(row.getLong("position"), row.getLong("cluster"));
        }
    }

    /** The next measurement connects anew. */
    void letGo() {
        close(primary);
        close(replica);
        primary = null;
        replica = null;
    }

    @Override
    public void close() {
        letGo();
    }

    private static void close(@Nullable Connection connection) {
        try (var _ = connection) {
            // Closed by leaving.
        } catch (SQLException _) {
            // It is gone, as intended.
        }
    }
}
