package org.spaarpunt.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestServer;
import org.spaarpunt.testing.Scratch;
import org.spaarpunt.testing.TestKind;
import org.spaarpunt.testing.TestKinds;

/** A PostgreSQL and a replica that follows it by streaming, for one test class. Neither forces anything to the disk. */
public final class ReplicatedServer implements AutoCloseable {
    private static final List<String> NOT_DURABLE = List.of("-c", "fsync=off", "-c", "full_page_writes=off");
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    private final Running primary;
    private final Running replica;

    /** One of the two. */
    private record Running(DatabaseHome home, ServerConnection connection, Postmaster server) {
        void stop() throws IOException, InterruptedException {
            server.stop();
            Tree.delete(home.directory());
        }
    }

    private ReplicatedServer(Running primary, Running replica) {
        this.primary = primary;
        this.replica = replica;
    }

    public static ReplicatedServer start() {
        TestKinds.require(TestKind.DATABASE);
        try {
            var commands = PostgresCommands.of(PostgresBinaries.unpackedUnder(TestServer.binaries()));
            var first = DatabaseHome.create(Scratch.directory("spaarpunt-primary-"));
            var second = DatabaseHome.create(Scratch.directory("spaarpunt-replica-"));
            var passwords = new DataDirectory(first, commands, ServerLog.open(first.log())).open(new SecureRandom());
            // Before its first start the data are consistent, and all that is written later is streamed.
            copy(first.data(), second.data());
            Files.createFile(second.data().resolve("standby.signal"));
            var primary = begin(first, commands, passwords, List.of());
            new DatabaseRoles(primary.connection()).ensure(EmbeddedPostgres.DATABASE);
            var follows = "primary_conninfo=host=127.0.0.1 port=%d user=%s password=%s"
                    .formatted(primary.connection().port(), DatabaseRoles.MAINTENANCE, passwords.maintenance());
            return new ReplicatedServer(primary, begin(second, commands, passwords, List.of("-c", follows)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** For the role that owns the database, at the primary. */
    public DatabaseAddress primary() {
        return primary.connection().address(EmbeddedPostgres.DATABASE);
    }

    /** The same at the replica. */
    public DatabaseAddress replica() {
        return replica.connection().address(EmbeddedPostgres.DATABASE);
    }

    /** The address that names both, of which a server looks for the primary. */
    public DatabaseAddress both() {
        var hosts = "127.0.0.1:%d,127.0.0.1:%d"
                .formatted(primary.connection().port(), replica.connection().port());
        var role = primary();
        return new DatabaseAddress(
                "jdbc:postgresql://" + hosts + "/" + EmbeddedPostgres.DATABASE, role.user(), role.password());
    }

    /** From now on a commit at the primary waits until the replica has it. */
    public void confirmCommits() throws SQLException {
        var maintenance = primary.connection().maintenanceAddress(EmbeddedPostgres.DATABASE);
        Sql.execute(maintenance, "alter system set synchronous_standby_names = '*'");
        Sql.execute(maintenance, "select pg_reload_conf()");
    }

    /** Kills every process of the primary, and makes the replica one. */
    public void failOver() throws SQLException {
        var first = ProcessHandle.of(primary.server().pid()).orElseThrow();
        var others = first.descendants().toList();
        first.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        Sql.execute(replicaMaintenance(), "select pg_promote()");
    }

    /** For the superuser, at the replica. */
    public DatabaseAddress replicaMaintenance() {
        return replica.connection().maintenanceAddress(EmbeddedPostgres.DATABASE);
    }

    @Override
    public void close() {
        try {
            replica.stop();
            primary.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Running begin(
            DatabaseHome home, PostgresCommands commands, ServerConnection.Passwords passwords, List<String> more)
            throws IOException, InterruptedException {
        int port = new Ports(home, new SecureRandom()).choose(EmbeddedPostgresSettings.ANY_PORT);
        var log = ServerLog.open(home.log());
        var launch = new ServerLaunch(home, commands, log, new ServerConnection(port, passwords), Map.of());
        var arguments = new ArrayList<>(launch.arguments());
        arguments.addAll(NOT_DURABLE);
        arguments.addAll(more);
        var process = commands.start("postgres", arguments, log.redirect());
        var server = new Postmaster(process.toHandle(), commands);
        while (launch.connection().ask() != ServerConnection.Answer.READY) {
            if (server.endsWithin(ASK_EVERY)) {
                throw new IllegalStateException("A database server of the tests ended: " + log.lastLines());
            }
        }
        return new Running(home, launch.connection(), server);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
