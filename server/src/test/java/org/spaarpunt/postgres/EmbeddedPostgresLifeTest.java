package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.PrivateFile;
import org.spaarpunt.storage.ProcessLock;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestServer;

/** Starts, stops and deaths. Each test has a directory of its own. */
class EmbeddedPostgresLifeTest {

    /** Long enough for the slowest machine; nothing here is a measurement. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ServerConnection.Passwords EARLIER =
            new ServerConnection.Passwords("the-password-of-an-earlier-version", "not made yet");

    /** Of a server that was started and stopped once; copying it is quicker than making one for each test. */
    @TempDir
    static Path pristine;

    @TempDir
    Path home;

    @BeforeAll
    static void makePristine() {
        EmbeddedPostgres.start(in(pristine), random()).close();
    }

    @Test
    void data_port_and_password_survive_a_restart() throws Exception {
        copyPristine();
        DatabaseAddress before;
        try (EmbeddedPostgres server = start()) {
            before = server.address();
            Sql.execute(before, "create table visits as select 41 + 1 as answer");
        }
        try (EmbeddedPostgres server = start()) {
            assertThat(server.address()).isEqualTo(before);
            assertThat(Sql.ask(server.address(), "select answer from visits")).isEqualTo("42");
        }
    }

    @Test
    void a_closed_server_is_gone_although_clients_are_connected() throws Exception {
        copyPristine();
        EmbeddedPostgres server = start();
        try (Connection connection = DriverManager.getConnection(
                server.address().jdbcUrl(),
                server.address().user(),
                server.address().password())) {
            assertThat(connection.isValid(0)).isTrue();
            server.close();
        }
        assertThat(isRunning(server.pid())).isFalse();
        assertThat(home.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_server_whose_owner_was_killed_is_taken_over_and_stopped_in_the_end() throws Exception {
        long orphan = leaveAnOrphan();
        EmbeddedPostgres server = start();
        assertThat(server.pid()).isEqualTo(orphan);
        assertThat(Sql.ask(server.address(), "select 1")).isEqualTo("1");
        server.close();
        assertThat(isRunning(orphan)).isFalse();
    }

    @Test
    void an_orphan_that_was_started_differently_is_replaced() throws Exception {
        long orphan = leaveAnOrphan();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings().withParameter("work_mem", "6MB"), random())) {
            assertThat(isRunning(orphan)).isFalse();
            assertThat(Sql.ask(server.address(), "show work_mem")).isEqualTo("6MB");
        }
    }

    @Test
    void an_orphan_that_does_not_answer_is_replaced() throws Exception {
        long orphan = leaveAnOrphan();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(orphan))
                        .start()
                        .waitFor())
                .isZero();
        try (EmbeddedPostgres server = start()) {
            assertThat(isRunning(orphan)).isFalse();
            assertThat(Sql.ask(server.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_directory_that_another_process_uses_is_refused() throws Exception {
        copyPristine();
        Process other = ServerInAnotherProcess.start(home);
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(
                            "The database in " + home.toRealPath() + " is in use by process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
            start().close();
        }
    }

    @Test
    void a_killed_server_is_started_again_on_the_same_port() throws Exception {
        copyPristine();
        try (EmbeddedPostgres server = start()) {
            Sql.execute(server.address(), "create table visits as select 42 as answer");
            for (int death = 1; death <= 3; death++) {
                long victim = server.pid();
                kill(victim);
                waitUntil(() -> server.pid() != victim && answers(server.address()));
                assertThat(Sql.ask(server.address(), "select answer from visits"))
                        .isEqualTo("42");
            }
        }
    }

    @Test
    void closing_right_after_a_death_leaves_no_server_behind() throws Exception {
        copyPristine();
        EmbeddedPostgres server = start();
        kill(server.pid());
        server.close();
        assertThat(isRunning(server.pid())).isFalse();
        assertThat(answers(server.address())).isFalse();
        start().close();
    }

    @Test
    void a_claim_whose_pid_now_belongs_to_something_else_is_void() throws Exception {
        copyPristine();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    home.resolve("pgdata/postmaster.pid"), stranger.pid() + "\n" + home + "\n1700000000\n20001\n");
            try (EmbeddedPostgres server = start()) {
                assertThat(Sql.ask(server.address(), "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_half_made_data_directory_is_made_anew() throws Exception {
        Files.createDirectories(home.resolve("pgdata.new/base"));
        Files.writeString(home.resolve("pgdata.new/PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = start()) {
            assertThat(Sql.ask(server.address(), "select 1")).isEqualTo("1");
        }
        assertThat(home.resolve("pgdata.new")).doesNotExist();
    }

    @Test
    void data_of_another_major_version_is_refused_with_the_way_out() throws IOException {
        Files.createDirectories(home.resolve("pgdata"));
        Files.writeString(home.resolve("pgdata/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContainingAll(
                        home.toRealPath().resolve("pgdata").toString(), "PostgreSQL 17", "PostgreSQL 18", "pg_dumpall");
    }

    @Test
    void a_directory_that_is_no_data_directory_is_refused() throws IOException {
        Files.createDirectories(home.resolve("pgdata"));
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("PG_VERSION");
    }

    @Test
    void data_without_its_password_is_refused() throws Exception {
        copyPristine();
        Files.delete(home.resolve("password"));
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(home.toRealPath().resolve("password").toString());
    }

    @Test
    void a_server_that_will_not_start_is_quoted() throws Exception {
        copyPristine();
        EmbeddedPostgresSettings wrong = settings().withParameter("shared_buffers", "plenty");
        assertThatThrownBy(() -> EmbeddedPostgres.start(wrong, random()))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
        start().close();
    }

    @Test
    void data_whose_role_was_the_superuser_are_given_to_a_plain_role_of_the_same_name() throws Exception {
        earlierServer().stop();
        try (EmbeddedPostgres server = start()) {
            assertConverted(server);
        }
        try (EmbeddedPostgres server = start()) {
            assertConverted(server);
        }
    }

    @Test
    void a_server_of_an_earlier_version_is_taken_over_and_converted_while_it_runs() throws Exception {
        Postmaster earlier = earlierServer();
        try (EmbeddedPostgres server = start()) {
            assertThat(server.pid()).isEqualTo(earlier.pid());
            assertConverted(server);
        }
    }

    @Test
    void a_visitor_beside_a_server_of_an_earlier_version_changes_nothing_there() throws Exception {
        Postmaster earlier = earlierServer();
        try (ProcessLock _ = HomeLock.take(DatabaseHome.create(home));
                EmbeddedVisit visit = EmbeddedVisit.to(settings(), random())) {
            assertThat(Sql.ask(visit.address(), "select answer from visits")).isEqualTo("42");
            assertThat(Sql.ask(visit.address(), "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("t");
        } finally {
            earlier.stop();
        }
    }

    @Test
    void a_conversion_that_was_cut_short_is_finished_by_the_next_start() throws Exception {
        Postmaster earlier = earlierServer();
        int port = PostmasterFile.in(home.resolve("pgdata")).orElseThrow().port();
        Sql.execute(
                new ServerConnection(port, EARLIER).address("postgres"),
                "create role spaarpunt_renaming login superuser password 'of an attempt before'");
        earlier.stop();
        try (EmbeddedPostgres server = start()) {
            assertConverted(server);
            Sql.execute(server.maintenanceAddress(), "create role spaarpunt_renaming login superuser");
            Sql.execute(server.maintenanceAddress(), "alter role spaarpunt createdb");
        }
        try (EmbeddedPostgres server = start()) {
            assertConverted(server);
        }
    }

    @Test
    void a_server_whose_superuser_is_out_of_reach_runs_on_as_it_is() throws Exception {
        copyPristine();
        Files.delete(home.resolve("maintenance-password"));
        try (EmbeddedPostgres server = start()) {
            assertThat(Sql.ask(server.address(), "select 1")).isEqualTo("1");
        }
    }

    private static void assertConverted(EmbeddedPostgres server) throws SQLException {
        assertThat(Sql.ask(server.address(), "select answer from visits")).isEqualTo("42");
        Sql.execute(
                server.address(),
                "alter table visits add column if not exists more int; select twice(nextval('numbers'))");
        assertThat(Sql.ask(server.address(), """
            select string_agg(distinct concat_ws(' ', rolname, rolsuper or rolcreatedb), ',')
            from pg_class join pg_roles on pg_roles.oid = relowner where relnamespace = 'public'::regnamespace
            """)).isEqualTo("spaarpunt f");
        assertThat(Sql.ask(
                        server.maintenanceAddress(),
                        "select string_agg(rolname, ',' order by rolname) from pg_roles where rolcanlogin"))
                .isEqualTo("spaarpunt,spaarpunt_maintenance");
        assertThatThrownBy(() -> Sql.execute(server.address(), "copy (select 1) to program 'true'"))
                .hasMessageContaining("permission denied");
    }

    /** One that runs as versions before the separation of roles left it, without an owner. */
    private Postmaster earlierServer() throws Exception {
        DatabaseHome place = DatabaseHome.create(home);
        ServerLog log = ServerLog.open(place.log());
        PostgresCommands commands = PostgresCommands.of(PostgresBinaries.unpackedUnder(TestServer.binaries()));
        PrivateFile.write(place.password(), EARLIER.server());
        assertThat(commands.run(
                        "initdb",
                        List.of(
                                "--pgdata=" + place.data(),
                                "--username=spaarpunt",
                                "--pwfile=" + place.password(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--set=scram_iterations=1"),
                        log.redirect()))
                .isZero();
        int port = new Ports(place, random()).choose(EmbeddedPostgresSettings.ANY_PORT);
        ServerLaunch launch = new ServerLaunch(place, commands, log, new ServerConnection(port, EARLIER), Map.of());
        Postmaster earlier = launch.begin();
        launch.awaitAnswer(earlier);
        Sql.execute(launch.connection().address("postgres"), "create database spaarpunt");
        Sql.execute(launch.connection().address("spaarpunt"), """
            create table visits as select 42 as answer;
            create table with_identity (id bigint generated always as identity primary key);
            create sequence numbers;
            create view shown as select answer from visits;
            create type mood as enum ('good');
            create function twice(n bigint) returns bigint language sql as 'select 2 * n';
            """);
        return earlier;
    }

    private long leaveAnOrphan() throws Exception {
        copyPristine();
        Process owner = ServerInAnotherProcess.start(home);
        owner.destroyForcibly().waitFor();
        long orphan = PostmasterFile.in(home.resolve("pgdata")).orElseThrow().pid();
        assertThat(isRunning(orphan)).isTrue();
        return orphan;
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(settings(), random());
    }

    private EmbeddedPostgresSettings settings() {
        return in(home);
    }

    private static EmbeddedPostgresSettings in(Path directory) {
        return EmbeddedPostgresSettings.in(directory).withBinaries(TestServer.binaries());
    }

    private void copyPristine() throws Exception {
        Process copying = new ProcessBuilder("cp", "-R", pristine + "/.", home.toString()).start();
        assertThat(copying.waitFor()).isZero();
    }

    private static SecureRandom random() {
        return new SecureRandom();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** An orphan that nobody reaps keeps its pid, but no program. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static boolean answers(DatabaseAddress address) {
        try {
            Sql.execute(address, "select 1");
            return true;
        } catch (SQLException silent) {
            return false;
        }
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
