package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.machine.OwnDatabase;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.secrets.SecretBox;

/**
 * A server that runs its own embedded database, as {@code ./spaarpunt serve} does, at an address that does not change.
 * Only one thread at a time may start, kill and pause.
 */
final class Installation implements AutoCloseable {
    private static final String DATABASE = "spaarpunt";

    private final Path home;
    private final Path log;
    private final SecureRandom random;
    private ServerUnderTest server;

    private Installation(Path home, Path log, SecureRandom random, ServerUnderTest server) {
        this.home = home;
        this.log = log;
        this.random = random;
        this.server = server;
    }

    /** @param home of a database that is not in use */
    static Installation start(Path home, Path log, SecureRandom random) throws IOException {
        return new Installation(home, log, random, ServerUnderTest.start(settings(home, Map.of()), log));
    }

    /** Stays the same when the server is killed and started again. */
    URI url() {
        return server.url();
    }

    /** Opens the database directly, as docs/operations.md describes. */
    Jdbi jdbi() throws IOException {
        return jdbi(DATABASE, "password");
    }

    /** The same as the superuser, which may change what the server's role may not. */
    Jdbi asSuperuser() throws IOException {
        return jdbi("spaarpunt_maintenance", "maintenance-password");
    }

    private Jdbi jdbi(String role, String passwordFile) throws IOException {
        var port = Files.readString(home.resolve("port")).strip();
        var password = Files.readString(home.resolve(passwordFile)).strip();
        return Jdbi.create("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, role, password);
    }

    /** The box with which its server seals secrets. */
    SecretBox box() {
        return OwnDatabase.boxIn(home, random);
    }

    /** Kills processes without starting them again. */
    void kill(boolean itsServer, List<ProcessHandle> ofDatabase) {
        ofDatabase.forEach(ProcessHandle::destroyForcibly);
        if (itsServer) {
            server.kill();
        }
    }

    /** Starts the server again on its database in whatever state it is; returns when it is ready. */
    void restart() throws IOException {
        var port = Integer.toString(server.url().getPort());
        server = ServerUnderTest.start(settings(home, Map.of("SPAARPUNT_PORT", port)), log);
    }

    /** The first process of the database, followed by all others if requested. */
    List<ProcessHandle> database(boolean all) {
        var first = ProcessHandle.of(OwnDatabase.pidIn(home)).stream().toList();
        var others = first.stream().flatMap(ProcessHandle::descendants);
        return Stream.concat(first.stream(), all ? others : Stream.empty()).toList();
    }

    List<ProcessHandle> server() {
        return ProcessHandle.of(server.pid()).stream().toList();
    }

    /** Stops the server, and the database too if the server did not. */
    @Override
    public void close() {
        server.close();
        if (Files.exists(home.resolve("pgdata").resolve("postmaster.pid"))) {
            OwnDatabase.in(home, random).close();
        }
    }

    private static Map<String, String> settings(Path home, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("SPAARPUNT_DATA", home.toString());
        return settings;
    }
}
