package org.spaarpunt.postgres;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.PrivateFile;

/**
 * The embedded database for a program that stays a moment: beside the server that runs on it, or by itself where none does, and then
 * it ends with the visit.
 */
public final class EmbeddedVisit implements AutoCloseable {
    /** For a server that is starting or stopping just now. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration KNOCK_EVERY = Duration.ofMillis(100);

    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> own;
    private final Optional<String> server;

    private EmbeddedVisit(DatabaseAddress address, Optional<EmbeddedPostgres> own, Optional<String> server) {
        this.address = address;
        this.own = own;
        this.server = server;
    }

    /**
     * Finds the database, or starts it.
     *
     * @throws EmbeddedPostgresException if it cannot run here, or whoever uses the directory has none that answers
     */
    public static EmbeddedVisit to(EmbeddedPostgresSettings settings, SecureRandom random) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                var own = EmbeddedPostgres.startIfFree(settings, random);
                if (own.isPresent()) {
                    return new EmbeddedVisit(own.get().address(), own, Optional.empty());
                }
                var home = DatabaseHome.create(settings.home());
                var running = running(home);
                if (running.isPresent()) {
                    return new EmbeddedVisit(running.get(), Optional.empty(), announced(home));
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

    /** Under which address people reach the server that runs on it; nothing where none runs, or it is not ready. */
    public Optional<String> server() {
        return server;
    }

    @Override
    public void close() {
        own.ifPresent(EmbeddedPostgres::close);
    }

    /** Under which address people reach the server that uses a directory; nothing where it is not known. */
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

    /** The database that the home's owner runs, once it is there. */
    private static Optional<DatabaseAddress> running(DatabaseHome home) throws IOException {
        var claim = PostmasterFile.in(home.data()).filter(PostmasterFile::isReady);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        // Beside a server of an earlier version there is no other password yet, and a visitor needs none.
        var connection = new ServerConnection(
                claim.get().port(), new ServerConnection.Passwords(PrivateFile.read(home.password()), ""));
        return connection.ask(EmbeddedPostgres.DATABASE) == ServerConnection.Answer.READY
                ? Optional.of(connection.address(EmbeddedPostgres.DATABASE))
                : Optional.empty();
    }
}
