package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;

/**
 * Servers of the release before go on with the schema of this one: PostgreSQL plans each statement that they send. {@link MigrationRuleTest} judges
 * the migrations by their form, this judges their result.
 */
class ReleasedStatementsTest {
    private static final Pattern INSERT = Pattern.compile(
            "insert\\s+into\\s+(?<table>\\w+)(?:\\s+as\\s+\\w+)?\\s*\\((?<columns>[^)]*)\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREATED = Pattern.compile("create table (?<table>\\w+)");

    private static final String REQUIRED = """
            select table_name || '.' || column_name, table_name from information_schema.columns
            where table_schema = 'public' and is_nullable = 'NO' and column_default is null
              and is_identity = 'NO' and is_generated = 'NEVER'
            """;

    private static final String TYPES = "select oid, format_type(oid, null) from pg_type where oid < 16384";

    private static DemoDatabase database;
    private static Connection session;
    private static Map<String, String> typeNames;
    private static SentStatements sent;

    @BeforeAll
    static void open() throws Exception {
        sent = SentStatements.read();
        database = DemoDatabase.open();
        var at = database.address();
        session = DriverManager.getConnection(at.jdbcUrl() + "&autosave=always", at.user(), at.password());
        // Plans do not depend on values, which here are all null.
        run("set plan_cache_mode = force_generic_plan");
        typeNames = pairs(TYPES);
        typeNames.put("0", "unknown");
    }

    @AfterAll
    static void close() throws SQLException {
        session.close();
        database.close();
    }

    @Test
    void each_statement_of_the_release_before_is_planned_on_this_schema() throws SQLException {
        assertThat(unplanned(sent.statements())).isEmpty();
    }

    @Test
    void each_row_that_the_release_before_inserts_has_what_this_schema_requires() throws SQLException {
        assertThat(incomplete()).isEmpty();
    }

    @Test
    void what_servers_of_the_release_before_would_meet_shows() throws SQLException {
        var grants = sent.statements().stream()
                .filter(statement -> statement.sender().equals("checkins.GrantWriter"))
                .toList();
        session.setAutoCommit(false);
        try {
            assertThat(unplanned(grants)).isEmpty();
            run("alter table checkin drop column card_number cascade");
            assertThat(unplanned(grants)).isNotEmpty().allMatch(flaw -> flaw.contains("\"card_number\""));
            run("alter table audit_entry add column place text not null default ''");
            assertThat(incomplete()).isEmpty();
            run("alter table audit_entry alter column place drop default");
            assertThat(incomplete()).contains("audit.AuditLog: audit_entry.place");
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    @Test
    void the_statements_are_those_of_the_newest_release_and_name_each_of_its_tables() throws Exception {
        var newest = Releases.read().newest();
        assertThat(sent.release()).isEqualTo(newest.version());
        assertThat(sent.statements()).hasSizeGreaterThan(500);
        var words = sent.statements().stream()
                .flatMap(statement -> Stream.of(statement.text().split("\\W+")))
                .collect(Collectors.toSet());
        assertThat(words).containsAll(tablesOf(newest));
    }

    /** The tables that the release made, and that are still there. */
    private static List<String> tablesOf(Releases.Release release) throws SQLException, IOException {
        var made = new TreeSet<String>();
        for (var file :
                Releases.migrations().headMap(release.newestMigration() + 1).values()) {
            CREATED.matcher(Files.readString(file)).results().forEach(table -> made.add(table.group("table")));
        }
        made.retainAll(pairs("select tablename, schemaname from pg_tables").keySet());
        return List.copyOf(made);
    }

    /** Those that PostgreSQL refuses, each with the reason; what needs a temporary table is tried with each that has its name. */
    private static List<String> unplanned(Collection<SentStatement> statements) throws SQLException {
        var flaws = new ArrayList<String>();
        var temporary =
                statements.stream().filter(SentStatement::makesTemporaryTable).toList();
        var left = new ArrayList<SentStatement>();
        for (var statement : statements) {
            if (temporary.stream().anyMatch(statement::uses)) {
                left.add(statement);
            } else {
                problem(statement).ifPresent(flaws::add);
            }
        }
        left.removeAll(temporary);
        for (var table : temporary) {
            left.removeAll(plannedWith(table, left));
        }
        left.forEach(statement -> flaws.add("with no temporary table: " + statement));
        return flaws;
    }

    /** In a transaction, with whose end the table goes. */
    private static List<SentStatement> plannedWith(SentStatement table, List<SentStatement> statements)
            throws SQLException {
        session.setAutoCommit(false);
        try {
            run(table.text());
            return statements.stream()
                    .filter(statement ->
                            statement.uses(table) && problem(statement).isEmpty())
                    .toList();
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    private static Optional<String> problem(SentStatement statement) {
        try {
            run(statement.trial(number -> typeNames.get(String.valueOf(number))));
            return Optional.empty();
        } catch (SQLException refused) {
            forget();
            return Optional.of("%s: %s%n%s".formatted(statement.sender(), refused.getMessage(), statement.text()));
        }
    }

    /** What could be parsed and not be planned stays prepared. */
    private static void forget() {
        try {
            run("deallocate sent");
        } catch (SQLException _) {
            // It could not be parsed either.
        }
    }

    /** Inserts that leave out a column that may not be empty and has no default. */
    private static List<String> incomplete() throws SQLException {
        var required = pairs(REQUIRED);
        var flaws = new ArrayList<String>();
        for (var statement : sent.statements()) {
            INSERT.matcher(statement.text()).results().forEach(insert -> {
                var given = Stream.of(insert.group("columns").split(",", -1))
                        .map(column -> insert.group("table") + "." + column.strip())
                        .toList();
                required.forEach((column, table) -> {
                    if (table.equals(insert.group("table")) && !given.contains(column)) {
                        flaws.add(statement.sender() + ": " + column);
                    }
                });
            });
        }
        return flaws;
    }

    private static void run(String statement) throws SQLException {
        try (var jdbc = session.createStatement()) {
            jdbc.execute(statement);
        }
    }

    private static Map<String, String> pairs(String query) throws SQLException {
        try (var jdbc = session.createStatement();
                ResultSet rows = jdbc.executeQuery(query)) {
            var found = new HashMap<String, String>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }
}
