package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.TypedCommand;
import org.spaarpunt.postgres.ReplicatedServer;

/** Where reading goes while a real replica follows, lags behind, fails, or is none. */
class ReadReplicaTest {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LITTLE = Duration.ofSeconds(2);

    private static ReplicatedServer servers;
    private Database database;

    @BeforeAll
    static void start() throws Exception {
        servers = ReplicatedServer.start();
        Database.open(servers.primary(), 1).close();
        Sql.execute(servers.primary(), "create table note (text text)");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void open() throws Exception {
        Sql.execute(servers.primary(), "truncate note");
        database = reading(servers.replica());
    }

    @AfterEach
    void close() throws Exception {
        Sql.execute(servers.replicaMaintenance(), "select pg_wal_replay_resume()");
        database.close();
    }

    @Test
    void reading_goes_to_the_replica_and_changes_nothing_there() {
        await(this::isUsed);
        assertThat(isOnReplica()).isTrue();
        assertThatThrownBy(
                        () -> database.reading().useHandle(handle -> handle.execute("insert into note values ('a')")))
                .matches(Outage::isReadOnly);
        assertThat(ask(database.jdbi(), "select not pg_is_in_recovery()")).isEqualTo("t");
    }

    @Test
    void a_replica_that_is_too_far_behind_is_not_read_until_it_has_caught_up() throws Exception {
        await(this::isUsed);
        Sql.execute(servers.replicaMaintenance(), "select pg_wal_replay_pause()");
        Sql.execute(servers.primary(), "insert into note values ('written while it was paused')");
        long before = database.replica().orElseThrow().fallbacks();
        await(() -> !isUsed());
        assertThat(ask(database.reading(), "select text from note")).isEqualTo("written while it was paused");
        assertThat(database.replica().orElseThrow().fallbacks()).isGreaterThan(before);
        assertThat(database.replica().orElseThrow().stalenessSeconds()).isGreaterThan((double) LITTLE.toSeconds());

        Sql.execute(servers.replicaMaintenance(), "select pg_wal_replay_resume()");
        await(this::isUsed);
        assertThat(isOnReplica()).isTrue();
        assertThat(ask(database.reading(), "select text from note")).isEqualTo("written while it was paused");
    }

    @Test
    void after_a_statement_that_the_replica_cancelled_the_next_one_goes_to_the_primary() {
        await(this::isUsed);
        assertThatThrownBy(() -> ask(database.reading(), "select pg_cancel_backend(pg_backend_pid()), pg_sleep(5)"))
                .matches(Outage::caused);
        assertThat(isUsed()).isFalse();
        assertThat(isOnReplica()).isFalse();
    }

    @Test
    void a_server_starts_without_its_replica() {
        database.close();
        database = reading(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/spaarpunt", "ann", "hidden"));
        assertThat(isUsed()).isFalse();
        assertThat(isOnReplica()).isFalse();
    }

    @Test
    void a_primary_is_no_replica() {
        database.close();
        database = reading(servers.primary());
        assertThat(isUsed()).isFalse();
        assertThat(isOnReplica()).isFalse();
    }

    @Test
    void health_and_metrics_say_whether_the_replica_is_used() throws Exception {
        try (var server = RunningServer.on(
                servers.primary(),
                Map.of(
                        "database-url", servers.primary().jdbcUrl(),
                        "database-user", servers.primary().user(),
                        "database-password", servers.primary().password(),
                        "read-database-url", servers.replica().jdbcUrl()))) {
            await(() -> get(server, "/health").equals("{\"status\":\"UP\",\"replica\":\"USED\"}"));
            assertThat(get(server, "/metrics"))
                    .contains("spaarpunt_replica_used 1.0", "spaarpunt_replica_staleness_seconds ");

            Sql.execute(servers.replicaMaintenance(), "select pg_wal_replay_pause()");
            Sql.execute(servers.primary(), "insert into note values ('written while it was paused')");
            await(() -> get(server, "/health").equals("{\"status\":\"UP\",\"replica\":\"NOT_USED\"}"));
            assertThat(get(server, "/health/ready")).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void a_command_reads_an_export_from_the_replica_and_tells_how_old_it_may_be() {
        var typed = export("");
        assertThat(typed.out()).startsWith("checkin,at,cdbid,");
        assertThat(typed.err())
                .containsPattern(
                        "readFrom: the replica jdbc:postgresql://127\\.0\\.0\\.1:\\d+/spaarpunt, at most \\d\\.\\d s"
                                + " old");
        assertThat(export(" --primary").err()).contains("rows: 0").doesNotContain("readFrom");
    }

    @Test
    void a_command_reads_an_export_from_the_primary_while_the_replica_is_behind() throws Exception {
        Sql.execute(servers.replicaMaintenance(), "select pg_wal_replay_pause()");
        Sql.execute(servers.primary(), "insert into note values ('written while it was paused')");
        assertThat(export("").err()).contains("rows: 0", "readFrom: the primary\n");
    }

    private static TypedCommand export(String option) {
        return TypedCommand.in(
                Path.of(""),
                Map.of(
                        "SPAARPUNT_DATABASE_URL", servers.primary().jdbcUrl(),
                        "SPAARPUNT_DATABASE_USER", servers.primary().user(),
                        "SPAARPUNT_DATABASE_PASSWORD", servers.primary().password(),
                        "SPAARPUNT_READ_DATABASE_URL", servers.replica().jdbcUrl(),
                        "SPAARPUNT_READ_DATABASE_MAX_LAG_SECONDS", String.valueOf(LITTLE.toSeconds()),
                        "SPAARPUNT_SECRET_KEYS", "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                List.of(("export checkins" + option).split(" ", -1)));
    }

    private static String get(RunningServer server, String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Database reading(DatabaseAddress replica) {
        return Database.openMigrated(servers.primary(), 2, Optional.of(new ReplicaSettings(replica, LITTLE)));
    }

    private boolean isUsed() {
        return database.replica().orElseThrow().isUsed();
    }

    private boolean isOnReplica() {
        return ask(database.reading(), "select pg_is_in_recovery()").equals("t");
    }

    private static String ask(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
