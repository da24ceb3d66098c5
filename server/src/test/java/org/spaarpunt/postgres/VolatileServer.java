package org.spaarpunt.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.TestServer;
import org.spaarpunt.testing.Scratch;

/**
 * The embedded PostgreSQL as the product starts it, except that nothing is forced to the disk: hundreds of databases are made and
 * dropped in a test run, and none of them has to survive the machine. What durability rests on is tested on servers that are
 * started by {@link EmbeddedPostgres}.
 */
public final class VolatileServer implements TestServer {

    private static final List<String> NOT_DURABLE =
            List.of("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off");
    private static final Duration ASK_EVERY = Duration.ofMillis(20);

    private final Path home;
    private final Postmaster server;
    private final ServerConnection connection;

    private VolatileServer(Path home, Postmaster server, ServerConnection connection) {
        this.home = home;
        this.server = server;
        this.connection = connection;
    }

    public static VolatileServer start() {
        try {
            DatabaseHome home = DatabaseHome.create(Scratch.directory("spaarpunt-test-"));
            ServerLog log = ServerLog.open(home.log());
            PostgresCommands commands = PostgresCommands.of(PostgresBinaries.unpackedUnder(TestServer.binaries()));
            SecureRandom random = new SecureRandom();
            var passwords = new DataDirectory(home, commands, log).open(random);
            int port = new Ports(home, random).choose(EmbeddedPostgresSettings.ANY_PORT);
            return begin(new ServerLaunch(home, commands, log, new ServerConnection(port, passwords), Map.of()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static VolatileServer begin(ServerLaunch launch) throws IOException, InterruptedException {
        // The last of several values for a parameter counts.
        List<String> arguments = new ArrayList<>(launch.arguments());
        arguments.addAll(NOT_DURABLE);
        Process process =
                launch.commands().start("postgres", arguments, launch.log().redirect());
        Postmaster server = new Postmaster(process.toHandle(), launch.commands());
        while (launch.connection().ask() != ServerConnection.Answer.READY) {
            if (server.endsWithin(ASK_EVERY)) {
                throw new IllegalStateException(
                        "The tests' database server ended: " + launch.log().lastLines());
            }
        }
        try {
            new DatabaseRoles(launch.connection()).ensure(EmbeddedPostgres.DATABASE);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new VolatileServer(launch.home().directory(), server, launch.connection());
    }

    @Override
    public DatabaseAddress address(String database) {
        return connection.address(database);
    }

    @Override
    public DatabaseAddress maintenanceAddress(String database) {
        return connection.maintenanceAddress(database);
    }

    @Override
    public void close() {
        try {
            server.stop();
            Tree.delete(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
