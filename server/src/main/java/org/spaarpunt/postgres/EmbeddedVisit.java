package org.spaarpunt.postgres;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.PrivateFile;

/**
 * The embedded database for a command: connects to the server that runs on it, or, if there is none, starts one that
 * ends with the visit, and with those that other commands make meanwhile.
 */
public final class EmbeddedVisit implements AutoCloseable {
    /** How long to wait for a server that is just starting or stopping. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration KNOCK_EVERY = Duration.ofMillis(100);

    private final DatabaseAddress address;
    private final Optional<String> server;
    private final Runnable leave;

    private EmbeddedVisit(DatabaseAddress address, Optional<String> server, Runnable leave) {
        this.address = address;
        this.server = server;
        this.leave = leave;
    }

    /**
     * Connects to the database, or starts it.
     *
     * @throws EmbeddedPostgresException if it cannot run here, or the process that uses the directory has none that
     *     answers
     */
    public static EmbeddedVisit to(EmbeddedPostgresSettings settings, SecureRandom random) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                var own = EmbeddedPostgres.startIfFree(settings, random);
                if (own.isPresent()) {
                    return new EmbeddedVisit(own.get().address(), Optional.empty(), own.get()::closeWhenUnused);
                }
                var home = DatabaseHome.create(settings.home());
                var running = running(home);
                if (running.isPresent()) {
                    return running.get();
                }
                Thread.sleep(KNOCK_EVERY);
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("The database in " + settings.home() + " cannot be found", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while looking for an embedded database", interrupted);
        }
        throw new EmbeddedPostgresException(
                "The database in " + settings.home() + " is in use by another process, and does not answer.");
    }

    public DatabaseAddress address() {
        return address;
    }

    /** The public address of the server that runs on it; empty if none runs, or it is not ready. */
    public Optional<String> server() {
        return server;
    }

    @Override
    public void close() {
        leave.run();
    }

    /** The public address of the server that uses a directory; empty if it is unknown. */
    public static Optional<String> serverOn(EmbeddedPostgresSettings settings) {
        return announced(new DatabaseHome(settings.home()));
    }

    private static Optional<String> announced(DatabaseHome home) {
        try {
            return Optional.of(PrivateFile.read(home.server())).filter(text -> !text.isEmpty());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** The database that the home's owner runs, once it is available. */
    private static Optional<EmbeddedVisit> running(DatabaseHome home) throws IOException {
        var claim = PostmasterFile.in(home.data()).filter(PostmasterFile::isReady);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        // Next to a server of an earlier version the other password does not exist yet, and a command does not need it.
        var connection = new ServerConnection(
                claim.get().port(), new ServerConnection.Passwords(PrivateFile.read(home.password()), ""));
        return connection.ask(EmbeddedPostgres.DATABASE) == ServerConnection.Answer.READY
                ? Stay.begin(connection)
                        .map(stay -> new EmbeddedVisit(
                                connection.address(EmbeddedPostgres.DATABASE), announced(home), stay::close))
                : Optional.empty();
    }
}
