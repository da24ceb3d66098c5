package org.spaarpunt.postgres;

import java.io.IOException;
import java.time.Duration;
import org.spaarpunt.logging.EventLog;

/**
 * Keeps a server running until closed, on the same port and with the same data.
 *
 * <p>While the watching thread lives, only that thread starts servers; closing ends the thread first and then the
 * server, so nothing is started while it closes.
 */
final class Supervisor {

    private static final EventLog LOG = EventLog.of(Supervisor.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
    private static final int DOUBLINGS_MAX = 7;

    /** A server that ran this long counts as healthy; its log is also checked at this interval. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(30);

    /**
     * The first start after a crash may find processes of the dead server still running, which end within a second or
     * two.
     */
    private static final int FIRST_START_ATTEMPTS_MAX = 6;

    private final ServerLaunch launch;
    private final Thread watcher;
    private volatile Postmaster server;

    private Supervisor(ServerLaunch launch, Postmaster server) {
        this.launch = launch;
        this.server = server;
        this.watcher = Thread.ofVirtual().name("postgres-supervisor").unstarted(this::watch);
    }

    /** Starts a server and watches it. */
    static Supervisor start(ServerLaunch launch) throws InterruptedException {
        for (int failures = 0; ; failures++) {
            Thread.sleep(pauseAfter(failures));
            Postmaster server = launch.begin();
            try {
                launch.awaitAnswer(server);
                return watching(launch, server);
            } catch (EmbeddedPostgresException failed) {
                if (failures + 1 == FIRST_START_ATTEMPTS_MAX) {
                    throw failed;
                }
            }
        }
    }

    /** Watches a server that runs already. */
    static Supervisor watching(ServerLaunch launch, Postmaster server) {
        Supervisor supervisor = new Supervisor(launch, server);
        supervisor.watcher.start();
        return supervisor;
    }

    ServerConnection connection() {
        return launch.connection();
    }

    long pid() {
        return server.pid();
    }

    void stop() throws IOException, InterruptedException {
        watcher.interrupt();
        watcher.join();
        server.stop();
    }

    private void watch() {
        int failures = 0;
        try {
            while (true) {
                if (!server.endsWithin(HEALTHY_AFTER)) {
                    failures = 0;
                    launch.log().keepWithinBounds();
                    continue;
                }
                LOG.warn(
                        "database_server_ended",
                        "The database server ended unexpectedly and is started again; {lastLines}",
                        launch.log().lastLines());
                Thread.sleep(pauseAfter(failures));
                failures = restart() ? 1 : failures + 1;
            }
        } catch (InterruptedException closing) {
            // The closing thread stops the server.
        }
    }

    /** Whether the server answers again; one that does and dies soon after is started again almost at once. */
    private boolean restart() throws InterruptedException {
        try {
            server = launch.begin();
            launch.awaitAnswer(server);
            LOG.info(
                    "database_server_restarted",
                    "The database server runs again on port {port}",
                    launch.connection().port());
            return true;
        } catch (EmbeddedPostgresException failed) {
            LOG.error("database_server_restart_failed", failed, "The database server could not be started again");
            return false;
        }
    }

    private static Duration pauseAfter(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }
}
