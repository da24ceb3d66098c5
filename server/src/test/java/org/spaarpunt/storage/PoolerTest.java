package org.spaarpunt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind PgBouncer, where that is installed. */
class PoolerTest {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final TestDatabase database = TestPostgres.emptyDatabase();

    @TempDir
    Path home;

    private @Nullable Process pooler;
    private Path program = Path.of("pgbouncer");

    @BeforeEach
    void find() {
        var found = installed();
        assumeTrue(found.isPresent(), "pgbouncer is not installed");
        program = found.orElseThrow();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (pooler != null) {
            pooler.destroy();
            pooler.waitFor();
        }
        database.close();
    }

    @Test
    void in_session_mode_everything_works_as_without_it() throws Exception {
        try (var behind = Database.open(start("session", ""), 2)) {
            assertThat(one(behind)).isEqualTo(1);
            assertThat(behind.isReady()).isTrue();
            try (var notices = behind.listen(() -> {}).orElseThrow()) {
                assertThat(notices).isNotNull();
            }
        }
    }

    @Test
    void in_transaction_mode_a_server_works_without_prepared_statements_and_without_notices() throws Exception {
        try (var behind = Database.open(start("transaction", "&prepareThreshold=0"), 4)) {
            for (int round = 0; round < 20; round++) {
                assertThat(one(behind)).isEqualTo(1);
            }
            assertThat(behind.isReady()).isTrue();
            assertThat(behind.listen(() -> {})).isEmpty();
        }
    }

    /** The driver prepares statements by default, and PgBouncer keeps them only from 1.21 on and when it is configured to. */
    @Test
    void in_transaction_mode_prepared_statements_that_are_not_kept_stop_the_start() throws Exception {
        var address = start("transaction", "");
        assertThatThrownBy(() -> Database.open(address, 2))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining("prepareThreshold=0");
    }

    @Test
    void statement_mode_stops_the_start() throws Exception {
        var address = start("statement", "");
        assertThatThrownBy(() -> Database.open(address, 2))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining("statement mode");
    }

    private static int one(Database behind) {
        return behind.jdbi()
                .inTransaction(handle -> handle.createQuery("select :one")
                        .bind("one", 1)
                        .mapTo(Integer.class)
                        .one());
    }

    /** PgBouncer before the test's database, in this mode. */
    private DatabaseAddress start(String mode, String parameters) throws IOException, InterruptedException {
        var direct = database.address();
        var uri = URI.create(direct.jdbcUrl().substring("jdbc:".length()));
        int port = freePort();
        Files.writeString(home.resolve("users"), "\"%s\" \"%s\"\n".formatted(direct.user(), direct.password()));
        Files.writeString(home.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s/users
                logfile = %s/log
                pool_mode = %s
                %s
                """.formatted(
                        uri.getHost(),
                        uri.getPort(),
                        port,
                        home,
                        home,
                        mode,
                        // Where it could keep them (1.21 and newer), it is not to.
                        keepsPreparedStatements() ? "max_prepared_statements = 0" : ""));
        // It does not run as root, so another user has to read what stands here.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        pooler = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitListening(port);
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + uri.getPath() + "?requireAuth=scram-sha-256" + parameters,
                direct.user(),
                direct.password());
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("--user", "nobody"));
        }
        command.add(home.resolve("pgbouncer.ini").toString());
        return command;
    }

    private boolean keepsPreparedStatements() throws IOException, InterruptedException {
        var asked = new ProcessBuilder(program.toString(), "--version").start();
        var version = new String(asked.getInputStream().readAllBytes(), UTF_8);
        asked.waitFor();
        var minor = version.replaceFirst("(?s)^PgBouncer 1\\.(\\d+).*", "$1");
        return minor.matches("\\d+") && Integer.parseInt(minor) >= 21;
    }

    private static void awaitListening(int port) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("PgBouncer does not listen");
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(directory -> Path.of(directory, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
