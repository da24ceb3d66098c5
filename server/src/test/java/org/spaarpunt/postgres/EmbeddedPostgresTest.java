package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestServer;

/** What the running server says about itself. */
class EmbeddedPostgresTest {

    @TempDir
    static Path home;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(
                EmbeddedPostgresSettings.in(home)
                        .withBinaries(TestServer.binaries())
                        .withParameter("work_mem", "5MB"),
                new SecureRandom());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
        "log_timezone, UTC",
        "shared_buffers, 128MB",
        "max_connections, 100",
        "work_mem, 5MB"
    })
    void is_durable_private_and_set_as_asked(String parameter, String value) throws SQLException {
        assertThat(askAsMaintenance("show " + parameter)).isEqualTo(value);
    }

    @Test
    void sorts_the_same_on_every_system() throws SQLException {
        assertThat(ask("select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'spaarpunt'"))
                .isEqualTo("b C.UTF-8");
        assertThat(ask("select lower('ÉÉN')")).isEqualTo("één");
    }

    @Test
    void asks_everyone_for_a_password() throws SQLException {
        assertThat(askAsMaintenance("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        DatabaseAddress right = server.address();
        DatabaseAddress wrong = new DatabaseAddress(right.jdbcUrl(), right.user(), "guess");
        assertThatThrownBy(() -> Sql.ask(wrong, "select 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void shows_its_files_to_nobody_else() throws IOException {
        assertThat(permissions("pgdata")).isEqualTo("rwx------");
        assertThat(permissions("password")).isEqualTo("rw-------");
        assertThat(permissions("maintenance-password")).isEqualTo("rw-------");
        assertThat(permissions("postgresql.log")).isEqualTo("rw-------");
    }

    @Test
    void no_log_and_no_list_of_processes_shows_a_password() throws IOException {
        for (DatabaseAddress address : List.of(server.address(), server.maintenanceAddress())) {
            String password = address.password();
            assertThat(password).hasSizeGreaterThanOrEqualTo(43);
            assertThat(home.resolve("postgresql.log")).content().doesNotContain(password);
            assertThat(address).asString().doesNotContain(password);
            assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().commandLine())
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain(password));
        }
        assertThat(server.address().password())
                .isNotEqualTo(server.maintenanceAddress().password());
    }

    @Test
    void the_servers_role_owns_its_database_and_has_no_other_power() throws SQLException {
        assertThat(ask("""
                select concat_ws(' ', rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls)
                from pg_roles where rolname = current_user
                """)).isEqualTo("spaarpunt f f f f f");
        assertThat(ask("select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo("spaarpunt");
        assertThat(ask("select count(*) from pg_auth_members where member = current_user::regrole"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'touch /tmp/spaarpunt-attack'",
                "create temp table lines (line text); copy lines from program 'id'",
                "create temp table lines (line text); copy lines from '/etc/passwd'",
                "copy (select 1) to '/tmp/spaarpunt-attack'",
                "select pg_read_file('postmaster.pid')",
                "select pg_read_binary_file('/etc/passwd')",
                "select pg_ls_dir('/')",
                "select pg_stat_file('/etc/passwd')",
                "select lo_import('/etc/passwd')",
                "select lo_export(lo_from_bytea(0, 'x'), '/tmp/spaarpunt-attack')",
                "alter system set archive_command = 'touch /tmp/spaarpunt-attack'",
                "set session_replication_role = replica",
                "load '/tmp/x.so'",
                "create function run(text) returns int language c as '/lib/x86_64-linux-gnu/libc.so.6', 'system'",
                "create extension file_fdw",
                "create role another superuser",
                "alter role spaarpunt superuser",
                "alter role spaarpunt_maintenance password 'known'",
                "set role spaarpunt_maintenance",
                "set session authorization spaarpunt_maintenance",
                "grant pg_execute_server_program to spaarpunt",
                "grant spaarpunt_maintenance to spaarpunt",
                "create database another",
                "select passwd from pg_shadow",
                "select rolpassword from pg_authid",
                "update pg_authid set rolsuper = true",
                "select pg_reload_conf()",
                "select pg_switch_wal()"
            })
    void a_statement_that_is_smuggled_in_reads_no_file_runs_no_program_and_gains_no_power(String statement) {
        assertThatThrownBy(() -> Sql.execute(server.address(), statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isIn("42501", "0A000", "58P01", "22023", "55P02"));
        assertThat(Path.of("/tmp/spaarpunt-attack")).doesNotExist();
    }

    @Test
    void quotes_no_row_in_its_log() {
        assertThatThrownBy(() -> ask("""
                create table one (value text primary key);
                insert into one select 'row' from generate_series(1, 2);
                """)).isInstanceOf(SQLException.class);
        assertThat(home.resolve("postgresql.log"))
                .content()
                .contains("duplicate key value violates unique constraint \"one_pkey\"")
                .doesNotContain("(value)=");
    }

    @Test
    void a_second_start_on_the_same_directory_is_refused_and_harms_nothing() {
        EmbeddedPostgresSettings same = EmbeddedPostgresSettings.in(home).withBinaries(TestServer.binaries());
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(same, new SecureRandom()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        assertThat(Files.exists(home.resolve("owner"))).isTrue();
    }

    private static String askAsMaintenance(String query) throws SQLException {
        return String.valueOf(Sql.ask(server.maintenanceAddress(), query));
    }

    private static String ask(String query) throws SQLException {
        return String.valueOf(Sql.ask(server.address(), query));
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }
}
