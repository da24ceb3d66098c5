package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void each_fresh_database_starts_as_the_migration_left_it() throws SQLException {
        try (TestDatabase first = TestPostgres.fresh(TestPostgresTest::migrate)) {
            Sql.execute(first.address(), "create table only_here (id int)");
            try (TestDatabase second = TestPostgres.fresh(TestPostgresTest::migrate)) {
                assertThat(Sql.ask(second.address(), "select to_regclass('only_here')"))
                        .isNull();
                assertThat(second.address()).isNotEqualTo(first.address());
            }
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

    private static void migrate(DatabaseAddress template) {
        // What the product's migrations do is tested elsewhere; any other test may have made the template before us.
        assertThat(template.jdbcUrl()).contains("test_");
    }
}
