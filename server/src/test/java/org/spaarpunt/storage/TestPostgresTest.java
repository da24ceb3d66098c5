package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
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

    @Test
    void what_a_test_changes_is_brought_back_for_the_next_one() throws SQLException {
        try (TestDatabase database = TestPostgres.emptyDatabase()) {
            Sql.execute(database.address(), """
                    create table animal (id int generated always as identity primary key, name text);
                    create table food (animal_id int references animal on delete cascade, name text);
                    create table toy (name text);
                    insert into animal (name) values ('cat'), ('dog');
                    insert into food values (1, 'fish'), (2, 'bone');
                    """);
            for (String change : List.of(
                    "select 1",
                    "insert into toy values ('ball')",
                    "update animal set name = 'cow' where name = 'cat'",
                    "delete from animal where id = 2",
                    "insert into animal (name) values ('pig'); delete from animal where name = 'dog'",
                    "select nextval('animal_id_seq')",
                    "truncate animal, food, toy")) {
                database.restore();
                Sql.execute(database.address(), change);
                database.restore();
                assertThat(Sql.ask(database.address(), """
                                select (select string_agg(id || name, ',' order by id) from animal)
                                    || (select string_agg(animal_id || name, ',' order by animal_id) from food)
                                    || (select count(*) from toy) || nextval('animal_id_seq')
                                """)).as(change).isEqualTo("1cat,2dog1fish,2bone03");
            }
        }
    }

    private static void fill(DatabaseAddress address, String statement) {
        try {
            Sql.execute(address, statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
