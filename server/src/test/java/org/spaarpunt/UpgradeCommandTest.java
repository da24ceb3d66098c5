package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.storage.TestPostgres;

/** What {@code spaarpunt upgrade} says and does on a database of an earlier version. */
class UpgradeCommandTest {
    private static final String KEYS = "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER_KEYS = "other:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String VERSION = "select max(version::int) from flyway_schema_history";

    @TempDir
    private Path directory;

    private TestDatabase place;

    @BeforeEach
    void open() {
        place = TestPostgres.cloneOf(Earlier.TEMPLATE);
    }

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_check_lists_the_steps_and_the_upgrade_then_takes_them() throws Exception {
        var checked = type(settings(place.address()), "upgrade --check");
        assertThat(checked.out())
                .contains("program: Spaarpunt ", "postgresql: ", ", supported\n")
                .contains("schema: 22 to ")
                .containsPattern("\n  23 events that change: [a-z ]+ \\(event about")
                .containsPattern("\n  66 webhooks: no lock on tables in use\n")
                .contains("keys: those of the database")
                .contains("backup: none is known here; take one first")
                .endsWith("safe: start a server of this release; the others may go on\n");
        assertThat(checked.status()).isZero();
        assertThat(Sql.ask(place.address(), VERSION)).isEqualTo("22");

        var done = type(settings(place.address()), "upgrade");
        assertThat(done.status()).isZero();
        assertThat(done.out()).isEqualTo("The schema has version " + Sql.ask(place.address(), VERSION) + "\n");

        Sql.execute(place.address(), """
                insert into backup_attempt (started_at, ended_at, file, bytes, verified, problem)
                values (now() - interval '26 hours', now() - interval '25 hours', 'backup.tar.gz', 1, true, '')
                """);
        assertThat(type(settings(place.address()), "upgrade --check").out())
                .contains(", nothing to do\n")
                .contains("backup: the newest of this installation is 26 hours old\n");
    }

    @Test
    void a_check_is_made_by_a_role_that_may_only_read() throws Exception {
        var reader = "looker_" + ProcessHandle.current().pid();
        Sql.execute(
                place.maintenanceAddress(),
                "create role " + reader + " login password 'looks' in role pg_read_all_data");
        try {
            var checked =
                    type(settings(new DatabaseAddress(place.address().jdbcUrl(), reader, "looks")), "upgrade --check");
            assertThat(checked.out()).contains("schema: 22 to ").endsWith("the others may go on\n");
            assertThat(checked.status()).isZero();
        } finally {
            Sql.execute(place.maintenanceAddress(), "drop role " + reader);
        }
    }

    @Test
    void a_step_that_takes_away_what_running_servers_of_another_release_use_is_not_safe() throws Exception {
        var at = place.address();
        try (var _ = DriverManager.getConnection(
                at.jdbcUrl() + "&ApplicationName=spaarpunt%20notices%200.9.0%20(0123456789ab)",
                at.user(),
                at.password())) {
            var checked = type(settings(at), "upgrade --check");
            assertThat(checked.out())
                    .contains("servers: 1 of 0.9.0 (0123456789ab)\n")
                    .contains("not safe: Step 25 unicode removes what servers of another release may use: stop those");
            assertThat(checked.status()).isEqualTo(1);
        }
    }

    @Test
    void missing_and_wrong_keys_are_found_before_the_upgrade() throws Exception {
        assertThat(type(settings(place.address()), "admin bootstrap --nick nora --email nora@example.org")
                        .status())
                .isZero();
        var other = settings(place.address());
        other.put("SPAARPUNT_SECRET_KEYS", OTHER_KEYS);
        assertThat(type(other, "upgrade --check").out())
                .contains("not safe: Secrets in this database are sealed with a key test, which ");
        other.remove("SPAARPUNT_SECRET_KEYS");
        var checked = type(other, "upgrade --check");
        assertThat(checked.out()).contains("not safe: The setting secret-keys is needed with a database-url");
        assertThat(checked.status()).isEqualTo(1);
    }

    @Test
    void a_database_of_a_newer_program_cannot_be_upgraded_by_this_one() throws Exception {
        Sql.execute(place.address(), "update flyway_schema_history set version = '999' where version = '22'");
        var checked = type(settings(place.address()), "upgrade --check");
        assertThat(checked.out()).contains("not safe: The database ", " has schema version 999, and this Spaarpunt ");
        assertThat(checked.status()).isEqualTo(1);
        assertThat(type(settings(place.address()), "upgrade").err()).contains("schema version 999");
    }

    @Test
    void where_there_is_no_installation_nothing_is_made() {
        try (var empty = TestPostgres.emptyDatabase()) {
            var typed = type(settings(empty.address()), "upgrade");
            assertThat(typed.status()).isEqualTo(1);
            assertThat(typed.err())
                    .contains("There is no installation in " + empty.address().place());
        }
        var embedded = type(Map.of("SPAARPUNT_DATA", directory.resolve("none").toString()), "upgrade --check");
        assertThat(embedded.status()).isEqualTo(1);
        assertThat(embedded.err()).contains("There is no installation in ");
        assertThat(directory).isEmptyDirectory();
    }

    /** Made once for all tests. */
    private static final class Earlier {
        private static final String TEMPLATE = TestPostgres.template(address -> Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:org/spaarpunt/storage/migrations")
                .target("22")
                .load()
                .migrate());
    }

    private TypedCommand type(Map<String, String> environment, String words) {
        return TypedCommand.in(directory, environment, List.of(words.split(" ")));
    }

    private static Map<String, String> settings(DatabaseAddress address) {
        var settings = new HashMap<String, String>();
        settings.put("SPAARPUNT_DATABASE_URL", address.jdbcUrl());
        settings.put("SPAARPUNT_DATABASE_USER", address.user());
        settings.put("SPAARPUNT_DATABASE_PASSWORD", address.password());
        settings.put("SPAARPUNT_SECRET_KEYS", KEYS);
        return settings;
    }
}
