package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(ask("show " + parameter)).isEqualTo(value);
    }

    @Test
    void sorts_the_same_on_every_system() throws SQLException {
        assertThat(ask("select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'spaarpunt'"))
                .isEqualTo("b C.UTF-8");
        assertThat(ask("select lower('ÉÉN')")).isEqualTo("één");
    }

    @Test
    void asks_everyone_for_a_password() throws SQLException {
        assertThat(ask("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        DatabaseAddress right = server.address();
        DatabaseAddress wrong = new DatabaseAddress(right.jdbcUrl(), right.user(), "guess");
        assertThatThrownBy(() -> Sql.ask(wrong, "select 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void shows_its_files_to_nobody_else() throws IOException {
        assertThat(permissions("pgdata")).isEqualTo("rwx------");
        assertThat(permissions("password")).isEqualTo("rw-------");
        assertThat(permissions("postgresql.log")).isEqualTo("rw-------");
    }

    @Test
    void tells_its_password_to_no_log_and_no_list_of_processes() throws IOException {
        String password = server.address().password();
        assertThat(password).hasSizeGreaterThanOrEqualTo(43);
        assertThat(home.resolve("postgresql.log")).content().doesNotContain(password);
        assertThat(server.address()).asString().doesNotContain(password);
        assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().commandLine())
                .hasValueSatisfying(line -> assertThat(line).doesNotContain(password));
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

    private static String ask(String query) throws SQLException {
        return String.valueOf(Sql.ask(server.address(), query));
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }
}
