package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.FileFailure;
import org.spaarpunt.storage.PrivateFile;
import org.spaarpunt.storage.ProcessLock;

/**
 * An embedded PostgreSQL server, durable and reachable on this machine alone.
 *
 * <p>It belongs to one process at a time. It outlives a killed owner; the next owner takes it over, or stops it and
 * starts it again if it does not answer or was started differently. While owned it is restarted whenever it ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database that exists after every start. */
    public static final String DATABASE = "spaarpunt";

    private static final EventLog LOG = EventLog.of(EmbeddedPostgres.class);

    private final DatabaseHome home;
    private final Optional<ProcessLock> lock;
    private final Supervisor supervisor;

    private interface Start<T> {
        T in(DatabaseHome home) throws IOException, SQLException, InterruptedException;
    }

    private EmbeddedPostgres(DatabaseHome home, Optional<ProcessLock> lock, Supervisor supervisor) {
        this.home = home;
        this.lock = lock;
        this.supervisor = supervisor;
    }

    /**
     * Starts the server, or takes over the running one, and returns when it accepts queries.
     *
     * @param random for the passwords and the port
     * @throws EmbeddedPostgresException if the server cannot run here, or another process uses the directory
     */
    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings, SecureRandom random) {
        return starting(settings, home -> own(home, HomeLock.take(home), settings, random));
    }

    /** As {@link #start}, but empty if another process uses the directory. */
    static Optional<EmbeddedPostgres> startIfFree(EmbeddedPostgresSettings settings, SecureRandom random) {
        return starting(settings, home -> {
            Optional<ProcessLock> lock = HomeLock.takeIfFree(home);
            return lock.isEmpty() ? Optional.empty() : Optional.of(own(home, lock.get(), settings, random));
        });
    }

    /** Starts a server on a home that is not whole yet, for the process that holds its lock. */
    static EmbeddedPostgres startUnfinished(DatabaseHome home, EmbeddedPostgresSettings settings, SecureRandom random) {
        return starting(settings, _ -> new EmbeddedPostgres(home, Optional.empty(), serve(home, settings, random)));
    }

    /** The major version of PostgreSQL that this program carries. */
    public static String majorVersion(EmbeddedPostgresSettings settings) {
        try {
            return PostgresBinaries.unpackedUnder(settings.binaries()).majorVersion();
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be unpacked in " + settings.binaries() + ": " + reason(failed), failed);
        }
    }

    /** Whether a directory holds data of an earlier start. */
    public static boolean isIn(EmbeddedPostgresSettings settings) {
        return Files.isDirectory(new DatabaseHome(settings.home()).data());
    }

    /**
     * Checks that no other process uses the directory.
     *
     * @throws EmbeddedPostgresException if one does
     */
    public static void requireFree(EmbeddedPostgresSettings settings) {
        if (Files.isDirectory(settings.home())) {
            starting(settings, home -> {
                HomeLock.take(home).close();
                return home;
            });
        }
    }

    /**
     * Deletes the data, so that the next start begins with an empty database; stops a server that was left running on
     * it. Does nothing if there is no data.
     *
     * @throws EmbeddedPostgresException if another process uses the directory, or it cannot be deleted
     */
    public static void erase(EmbeddedPostgresSettings settings) {
        try {
            DatabaseHome home = DatabaseHome.create(settings.home());
            try (ProcessLock _ = HomeLock.take(home)) {
                eraseOwned(home, settings);
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "The data in " + settings.home() + " cannot be deleted: " + reason(failed), failed);
        }
    }

    /** As {@link #erase}, for the process that holds the home's lock. */
    static void eraseOwned(DatabaseHome home, EmbeddedPostgresSettings settings) throws IOException {
        try {
            PostgresCommands commands = PostgresCommands.of(PostgresBinaries.unpackedUnder(settings.binaries()));
            Optional<Postmaster> running = EarlierServer.running(home, commands);
            if (running.isPresent()) {
                running.get().stop();
            }
            Tree.delete(home.data());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while stopping an embedded database", interrupted);
        }
    }

    /** The address of {@link #DATABASE}, for a role that owns it and is no superuser. */
    public DatabaseAddress address() {
        return supervisor.connection().address(DATABASE);
    }

    /** The same for the superuser; for tests, which do what an administrator of the database may do. */
    DatabaseAddress maintenanceAddress() {
        return supervisor.connection().maintenanceAddress(DATABASE);
    }

    /**
     * Reads every page of every table and index, and says what is damaged; empty if nothing is.
     *
     * @throws EmbeddedPostgresException if the server does not answer to the end
     */
    public Optional<String> damage() {
        try (Connection connection = supervisor.connection().openUnhurried(DATABASE)) {
            return new PageCheck(connection).damage();
        } catch (SQLException failed) {
            throw new EmbeddedPostgresException(
                    "The database in " + home.directory() + " cannot be checked: " + failed.getMessage(), failed);
        }
    }

    /**
     * Records the public address of the server that uses the directory, for commands that visit it, until it is closed.
     */
    public void announce(String serverAddress) {
        try {
            PrivateFile.write(home.server(), serverAddress);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "The file " + home.server() + " cannot be written: " + reason(failed), failed);
        }
    }

    /**
     * Stops the server and disconnects its clients at once, and waits for its end: usually 2 s or less, never more than
     * 10 s.
     */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(home.server());
            supervisor.stop();
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warn(
                    "database_server_stop_interrupted",
                    "Interrupted while stopping the embedded database; the next start takes it over");
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("The embedded database cannot be stopped", failed);
        }
    }

    /** As {@link #close}, once no other command uses the server that this one started. */
    void closeWhenUnused() {
        try (var _ = Stay.last(supervisor.connection())) {
            close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
        } catch (SQLException ended) {
            close();
        }
    }

    /** For tests, which kill it. */
    long pid() {
        return supervisor.pid();
    }

    private static EmbeddedPostgres own(
            DatabaseHome home, ProcessLock lock, EmbeddedPostgresSettings settings, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        try {
            requireWhole(home);
            return new EmbeddedPostgres(home, Optional.of(lock), serve(home, settings, random));
        } catch (Throwable failed) {
            lock.close();
            throw failed;
        }
    }

    private static void requireWhole(DatabaseHome home) {
        if (Files.exists(home.unfinished())) {
            throw new EmbeddedPostgresException("The data in " + home.directory()
                    + " are those of a restoration that was interrupted, and not whole: delete that directory and"
                    + " restore the backup again.");
        }
    }

    /** An empty database must not take the place of one that is being restored. Looks before anything is made there. */
    private static void requireNoRestorationTo(EmbeddedPostgresSettings settings) {
        Path restoring = UnfinishedHome.restoring(settings.home());
        if (!isIn(settings) && Files.exists(restoring)) {
            throw new EmbeddedPostgresException("There are no data in " + settings.home()
                    + " yet: a restoration to it is under way, or was interrupted, in " + restoring
                    + ". Restore the backup again; or delete that directory, to begin with an empty database.");
        }
    }

    private static <T> T starting(EmbeddedPostgresSettings settings, Start<T> start) {
        requireNoRestorationTo(settings);
        try {
            return start.in(DatabaseHome.create(settings.home()));
        } catch (IOException | SQLException failed) {
            throw new EmbeddedPostgresException(
                    "The embedded database in " + settings.home() + " cannot be started: " + reason(failed), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while the embedded database was starting", interrupted);
        }
    }

    /** With an explanation for failures that have one. */
    private static String reason(Exception failure) {
        return switch (failure) {
            case AccessDeniedException denied ->
                "this user may not use " + denied.getFile()
                        + ". Let it own that directory, or choose another by the setting data.";
            case FileAlreadyExistsException taken -> taken.getFile() + " is there, and is no directory.";
            case FileSystemException other -> FileFailure.reason(other);
            default -> String.valueOf(failure);
        };
    }

    private static Supervisor serve(DatabaseHome home, EmbeddedPostgresSettings settings, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        ServerLog log = ServerLog.open(home.log());
        PostgresCommands commands = PostgresCommands.of(PostgresBinaries.unpackedUnder(settings.binaries()));
        ServerConnection connection =
                new ServerConnection(settings.port(), new DataDirectory(home, commands, log).open(random));
        ServerLaunch launch = new ServerLaunch(home, commands, log, connection, settings.parameters());
        Supervisor supervisor = takeOverOrStart(launch, new Ports(home, random));
        try {
            new DatabaseRoles(supervisor.connection()).ensure(DATABASE);
            return supervisor;
        } catch (SQLException failed) {
            supervisor.stop();
            throw failed;
        }
    }

    private static Supervisor takeOverOrStart(ServerLaunch launch, Ports ports)
            throws IOException, InterruptedException {
        return switch (EarlierServer.find(launch)) {
            case EarlierServer.None() -> startAfresh(launch, ports);
            case EarlierServer.Usable(Postmaster server, ServerLaunch itsLaunch) -> {
                LOG.info(
                        "database_server_taken_over",
                        "Taking over the database server that runs as process {pid}",
                        server.pid());
                yield Supervisor.watching(itsLaunch, server);
            }
            case EarlierServer.Unusable(Postmaster server) -> {
                LOG.info(
                        "leftover_database_server_stopped",
                        "Stopping the database server left running as process {pid}",
                        server.pid());
                server.stop();
                yield startAfresh(launch, ports);
            }
        };
    }

    private static Supervisor startAfresh(ServerLaunch launch, Ports ports) throws IOException, InterruptedException {
        int port = ports.choose(launch.connection().port());
        Supervisor supervisor = Supervisor.start(launch.onPort(port));
        ports.remember(port);
        return supervisor;
    }
}
