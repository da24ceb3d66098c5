package org.spaarpunt.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.spaarpunt.logging.EventLog;

/**
 * Reading that may be a few seconds old: on a replica while that is known to lag no more than it may, otherwise on the
 * primary. What it gives never decides a grant or a right, and is not shown to users as what they have just written.
 * Safe for use by any number of threads.
 */
public final class ReadReplica implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ReadReplica.class);

    private static final Duration MEASURE_EVERY = Duration.ofSeconds(1);

    /** How often a command looks whether the replica can be used by now. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Less than for the primary: there is another way. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

    /**
     * After a failure, a statement that was cancelled in favour of replication for example, reading is done on the
     * primary for this long, so that who tries again succeeds.
     */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Database primary;
    private final Duration maxLag;
    private final HikariDataSource pool;
    private final ReplicaWatch watch;
    private final Jdbi jdbi;
    private final Thread measuring;
    private final AtomicLong fallbacks = new AtomicLong();

    /** Moments of {@link System#nanoTime}: all that was committed before this one is on the replica. */
    private volatile long freshSince;

    private volatile long restUntil;

    /** What was logged last; empty: that it is used. */
    private volatile String told = "it was not measured yet";

    /** @param connections to the replica */
    private ReadReplica(ReplicaSettings settings, Database primary, HikariConfig connections) {
        this.primary = primary;
        this.maxLag = settings.maxLag();
        long begin = System.nanoTime();
        this.freshSince = begin - maxLag.plusSeconds(1).toNanos();
        this.restUntil = begin;
        connections.setExceptionOverride(new ReplicaGuard(this::rest));
        this.pool = new HikariDataSource(connections);
        this.watch = new ReplicaWatch(
                primary.sources().ofWatch("replica"),
                new Sources(settings.address()).ofReplicaWatch(),
                maxLag.plus(MEASURE_EVERY));
        this.jdbi = Jdbi.create(new TracedConnections(this::connect));
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        measure();
        this.measuring = Thread.ofVirtual().name("replica-watch").start(this::measureUntilClosed);
    }

    /**
     * Begins to watch the replica. One that is away or behind is no failure: it is used once it is fit.
     *
     * @param connections how many the pool holds at most
     */
    public static ReadReplica open(ReplicaSettings settings, Database primary, int connections) {
        return new ReadReplica(
                settings, primary, configuration(new Sources(settings.address()).ofReplica(), connections));
    }

    /** The same for a command, whose statements may take long and come one after another. */
    public static ReadReplica openUnhurried(ReplicaSettings settings, Database primary) {
        return new ReadReplica(
                settings, primary, configuration(new Sources(settings.address()).ofReplicaForCommand(), 1));
    }

    /** Leads to the replica or to the primary, anew for each connection. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether reading is done on the replica now. */
    public boolean isUsed() {
        return !isResting() && age() <= maxLag.toNanos();
    }

    private boolean isResting() {
        return System.nanoTime() - restUntil < 0;
    }

    /**
     * Waits until the replica can be used, or it is known that it cannot: the age of one that changes all the time is known after
     * the second measurement only.
     */
    public void awaitDecision() {
        long begin = System.nanoTime();
        long longest = maxLag.plus(MEASURE_EVERY).toNanos();
        try {
            while (!isUsed() && !isResting() && System.nanoTime() - begin < longest) {
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How old the state may be that the replica shows, in seconds. */
    public double stalenessSeconds() {
        return age() / 1e9;
    }

    /** How many connections led to the primary instead. */
    public long fallbacks() {
        return fallbacks.get();
    }

    @Override
    public void close() {
        measuring.interrupt();
        try {
            measuring.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        pool.close();
    }

    private Connection connect() throws SQLException {
        if (isUsed()) {
            try {
                return pool.getConnection();
            } catch (SQLException away) {
                rest(away);
            }
        }
        fallbacks.incrementAndGet();
        return primary.connection();
    }

    private long age() {
        return System.nanoTime() - freshSince;
    }

    private void rest(SQLException failure) {
        restUntil = System.nanoTime() + REST.toNanos();
        tell(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }

    private void measureUntilClosed() {
        try {
            while (true) {
                Thread.sleep(MEASURE_EVERY);
                measure();
                tellOfLag();
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private void measure() {
        try {
            watch.measure().ifPresent(fresh -> freshSince = fresh.since());
            if (isUsed()) {
                tell("");
            }
        } catch (SQLException away) {
            watch.letGo();
            rest(away);
        }
    }

    /** Not after the first measurement, when the age of a replica that changes all the time is not known yet. */
    private void tellOfLag() {
        if (age() > maxLag.toNanos()) {
            tell("it is behind by more than " + maxLag.toSeconds() + " s");
        }
    }

    /** Logs a change, and not each request that is concerned. */
    private synchronized void tell(String reason) {
        if (reason.equals(told)) {
            return;
        }
        if (reason.isEmpty()) {
            LOG.info("replica_joined", "Reports and searches are read from the replica");
        } else if (told.isEmpty() || told.startsWith("it was not")) {
            LOG.warn(
                    "replica_left",
                    "Reports and searches are read from the primary, not from the replica: {reason}",
                    reason);
        }
        told = reason;
    }

    private static HikariConfig configuration(PatientDataSource source, int connections) {
        var configuration = new HikariConfig();
        configuration.setPoolName("spaarpunt-reading");
        configuration.setDataSource(source);
        configuration.setMaximumPoolSize(connections);
        configuration.setMinimumIdle(1);
        configuration.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        configuration.setReadOnly(true);
        // A server starts without its replica.
        configuration.setInitializationFailTimeout(-1);
        return configuration;
    }
}
