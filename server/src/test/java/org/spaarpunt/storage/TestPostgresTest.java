package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void each_clone_begins_as_its_template_was_filled() throws SQLException {
        String template = TestPostgres.template(address -> fill(address, "create table in_all (id int)"));
        try (TestDatabase first = TestPostgres.cloneOf(template);
                TestDatabase second = TestPostgres.cloneOf(template)) {
            Sql.execute(first.address(), "create table only_here (id int)");

            assertThat(Sql.ask(second.address(), "select to_regclass('in_all')"))
                    .isEqualTo("in_all");
            assertThat(Sql.ask(second.address(), "select to_regclass('only_here')"))
                    .isNull();
        }
    }

    @Test
    void an_empty_database_has_no_tables() throws SQLException {
        try (TestDatabase database = TestPostgres.emptyDatabase()) {
            assertThat(Sql.ask(database.address(), "select count(*) from pg_tables where schemaname = 'public'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_closed_database_is_gone() {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.close();
        assertThatThrownBy(() -> Sql.ask(database.address(), "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }

    private static void fill(DatabaseAddress address, String statement) {
        try {
            Sql.execute(address, statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
