package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.build.BuildInfo;

/** Databases that a program may find when it starts, and which of them it takes. */
class SchemaVersionsTest {
    /** The newest of the databases that were made before the first release. */
    private static final int NEWEST_OF_EARLY = 22;

    /** Never released: databases have gone past them, and would refuse one that came later. */
    private static final Set<Integer> RETIRED = Set.of(10, 20);

    private TestDatabase place;

    @BeforeEach
    void open() {
        place = TestPostgres.emptyDatabase();
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void released_migrations_stay_as_they_are_and_new_ones_have_higher_numbers() throws Exception {
        var files = Releases.migrations();
        assertThat(files.headMap(NEWEST_OF_EARLY + 1).keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, NEWEST_OF_EARLY)
                        .filter(number -> !RETIRED.contains(number))
                        .boxed()
                        .toList());
        for (var release : Releases.read().all()) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.headMap(release.newestMigration() + 1).values()) {
                digest.update(Files.readAllBytes(file));
            }
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .as(release.version())
                    .isEqualTo(release.digest());
        }
    }

    @Test
    void an_installation_of_version_22_without_a_version_20_is_brought_up_to_date() throws Exception {
        migrateTo(NEWEST_OF_EARLY);
        assertThat(Sql.ask(place.address(), "select count(*) from flyway_schema_history where version = '20'"))
                .isEqualTo("0");
        try (var database = Database.open(place.address(), 1)) {
            assertThat(database.schemaVersion())
                    .isEqualTo(String.valueOf(Releases.migrations().lastKey()));
        }
    }

    @Test
    void a_schema_that_is_newer_stops_the_start_and_stays_as_it_is() throws Exception {
        bringUpToDate();
        Sql.execute(place.address(), history(999));
        assertUnusable("has schema version 999, and this Spaarpunt "
                + BuildInfo.ofThisProgram().release() + " knows only those up to "
                + Releases.migrations().lastKey() + ". Start the newer Spaarpunt that made it, or restore a backup");
        assertThat(Sql.ask(place.address(), "select max(version::int) from flyway_schema_history"))
                .isEqualTo("999");
    }

    @Test
    void a_schema_that_is_newer_names_the_program_that_made_it() throws Exception {
        bringUpToDate();
        assertThat(Sql.ask(
                        place.address(), "select distinct installed_by from flyway_schema_history where version = '1'"))
                .isEqualTo("Spaarpunt " + BuildInfo.ofThisProgram().release());
        Sql.execute(place.address(), history(999).replace("'ann'", "'Spaarpunt 9.1.0 (0123456789ab)'"));
        assertUnusable("has schema version 999, made by Spaarpunt 9.1.0 (0123456789ab), and this Spaarpunt ");
    }

    @Test
    void an_upgrade_waits_only_a_moment_for_a_table_in_use_and_leaves_nothing_half() throws Exception {
        migrateTo(NEWEST_OF_EARLY);
        var at = place.address();
        try (var user = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password())) {
            user.setAutoCommit(false);
            try (var statement = user.createStatement()) {
                statement.execute("lock table event in row exclusive mode");
            }
            assertThatExceptionOfType(UnreachableDatabaseException.class)
                    .isThrownBy(() -> Database.open(place.address(), 1))
                    .withMessageContaining(
                            "a table that the upgrade changes is in use, and it waits no longer than 2 s");
            user.rollback();
        }
        assertThat(Sql.ask(place.address(), "select max(version::int) from flyway_schema_history"))
                .isEqualTo("22");
        Database.open(place.address(), 1).close();
    }

    @Test
    void an_index_is_made_while_others_write_though_the_upgrade_holds_a_lock_of_its_own() throws Exception {
        bringUpToDate();
        var schema = Schema.of(
                new Sources(place.address()),
                false,
                "classpath:" + Schema.MIGRATIONS,
                "classpath:org/spaarpunt/storage/later");
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), schema::upgrade))
                .isEqualTo("9000");
        assertThat(Sql.ask(
                        place.address(),
                        "select indisvalid from pg_index where indexrelid = 'checkin_by_number'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void a_version_that_no_release_has_stops_the_start() throws Exception {
        bringUpToDate();
        Sql.execute(place.address(), history(20));
        assertUnusable("has version 20, which no released Spaarpunt has.");
    }

    @Test
    void a_history_without_19_is_a_sentence() throws Exception {
        bringUpToDate();
        Sql.execute(place.address(), "delete from flyway_schema_history where version = '19'");
        assertUnusable("lacks version 19 below its newest, so it was made by a Spaarpunt that was never released.");
    }

    @Test
    void a_migration_that_was_another_one_is_a_sentence() throws Exception {
        bringUpToDate();
        Sql.execute(place.address(), "update flyway_schema_history set checksum = 1 where version = '7'");
        assertUnusable("was made by other migrations than those of this Spaarpunt (version 7).");
    }

    @Test
    void an_upgrade_that_broke_off_is_a_sentence() throws Exception {
        bringUpToDate();
        Sql.execute(place.address(), "update flyway_schema_history set success = false where version = '22'");
        assertUnusable("to schema version 22 broke off.");
    }

    @Test
    void tables_of_another_program_are_left_alone() throws Exception {
        Sql.execute(place.address(), "create table theirs (id int)");
        assertUnusable("holds tables that are not Spaarpunt's.");
        assertThat(Database.hasTables(place.address())).isFalse();
    }

    @Test
    void a_migration_that_fails_is_a_sentence_and_leaves_nothing() throws Exception {
        migrateTo(21);
        Sql.execute(place.address(), "create table card_price (id int)");
        assertUnusable("could not be made or changed (");
        assertThat(Sql.ask(place.address(), "select max(version::int) from flyway_schema_history"))
                .isEqualTo("21");
    }

    @Test
    void an_empty_database_has_no_tables_until_it_is_opened() {
        assertThat(Database.hasTables(place.address())).isFalse();
        Database.open(place.address(), 1).close();
        assertThat(Database.hasTables(place.address())).isTrue();
    }

    @Test
    void a_wrong_password_and_a_missing_database_are_for_the_operator() {
        var right = place.address();
        assertThatExceptionOfType(UnusableDatabaseException.class)
                .isThrownBy(() -> Database.open(new DatabaseAddress(right.jdbcUrl(), right.user(), "wrong"), 1))
                .withMessageContaining("password authentication failed")
                .withMessageEndingWith("Correct the settings database-user and database-password.");
        var nowhere = new DatabaseAddress(
                right.jdbcUrl().replaceFirst("/test_[0-9a-f]+", "/nowhere"), right.user(), right.password());
        assertThatExceptionOfType(UnusableDatabaseException.class)
                .isThrownBy(() -> Database.open(nowhere, 1))
                .withMessageContaining("database \"nowhere\" does not exist")
                .withMessageContaining("Create it");
        assertThatExceptionOfType(UnusableDatabaseException.class).isThrownBy(() -> Database.hasTables(nowhere));
    }

    @Test
    void a_database_that_is_away_is_awaited() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertUnreachable("jdbc:postgresql://127.0.0.1:" + free + "/points", "refused");
        assertUnreachable("jdbc:postgresql://nowhere.invalid/points", "the host nowhere.invalid is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "53300, sorry, true",
        "57P03, the database system is starting up, true",
        "25006, cannot execute INSERT in a read-only transaction, true",
        "08006, the connection attempt failed, true",
        "28000, no pg_hba.conf entry, false",
        "42501, permission denied for schema public, false",
        "08004, the server does not support SSL, false"
    })
    void a_state_of_the_database_tells_whether_waiting_helps(String state, String message, boolean waiting) {
        var failure = new IllegalStateException(new SQLException(message + "\n  Hint: none", state));
        var explained = OpeningFailure.of(failure, new DatabaseAddress("jdbc:postgresql://db/points", "ann", "hidden"));
        assertThat(explained)
                .isInstanceOf(waiting ? UnreachableDatabaseException.class : UnusableDatabaseException.class)
                .hasMessageContaining("jdbc:postgresql://db/points")
                .hasMessageContaining("(" + message + ")");
    }

    @Test
    void a_fault_of_the_program_stays_one() {
        var fault = new IllegalStateException("broken");
        assertThat(OpeningFailure.of(fault, place.address())).isSameAs(fault);
    }

    private static void assertUnreachable(String url, String reason) {
        assertThatExceptionOfType(UnreachableDatabaseException.class)
                .isThrownBy(() -> Database.open(new DatabaseAddress(url, "ann", "hidden"), 1))
                .withMessageStartingWith("The database " + url + " cannot be reached (")
                .withMessageContaining(reason);
    }

    private void assertUnusable(String sentence) {
        assertThatThrownBy(() -> Database.open(place.address(), 1))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining(" database " + place.address().place())
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> Database.openUnhurried(place.address())).isInstanceOf(UnusableDatabaseException.class);
    }

    /** The empty database gives way to one that was migrated once for all tests. */
    private void bringUpToDate() {
        place.close();
        place = TestPostgres.cloneOf(UpToDate.TEMPLATE);
    }

    private static final class UpToDate {
        private static final String TEMPLATE =
                TestPostgres.template(address -> Database.open(address, 1).close());
    }

    private void migrateTo(int version) {
        Flyway.configure()
                .dataSource(
                        place.address().jdbcUrl(),
                        place.address().user(),
                        place.address().password())
                .locations("classpath:org/spaarpunt/storage/migrations")
                .target(String.valueOf(version))
                .load()
                .migrate();
    }

    private static String history(int version) {
        return """
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                                   execution_time, success)
                values (99, '%1$d', 'later', 'SQL', 'V%1$d__later.sql', 1, 'ann', 1, true)
                """.formatted(version);
    }
}
