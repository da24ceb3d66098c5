package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a migration may do, so that servers of the release before go on beside those of this one: see
 * docs/decisions/0071-migrations-expand-first.md.
 */
class MigrationRuleTest {
    /** No release could run beside another before these. */
    private static final int BEFORE_THE_PROMISE = 75;

    /** Tables with rows for people and what they do. Nobody may wait while one of these is read as a whole. */
    private static final Set<String> GROWING = Set.of(
            "passholder",
            "card",
            "membership",
            "balance",
            "checkin",
            "transfer",
            "redemption",
            "kept_answer",
            "audit_entry",
            "audit_link",
            "audit_detail",
            "webhook_delivery");

    private static final Releases RELEASED =
            new Releases(List.of(new Releases.Release("1.0.0", 80, ""), new Releases.Release("1.1.0", 85, "")));

    @Test
    void migrations_that_are_not_released_yet_only_expand() throws Exception {
        var releases = Releases.read();
        int last = Math.max(BEFORE_THE_PROMISE, releases.newest().newestMigration());
        var flaws = new ArrayList<String>();
        for (var file : Releases.migrations().tailMap(last + 1).values()) {
            var name = file.getFileName().toString();
            flaws(name, Files.readString(file), releases).forEach(flaw -> flaws.add(name + ": " + flaw));
        }
        assertThat(flaws).isEmpty();
    }

    @Test
    void every_statement_of_every_migration_has_a_form_that_is_judged() throws Exception {
        for (var file : Releases.migrations().values()) {
            var steps = MigrationSteps.of(MigrationScript.parse("any", Files.readString(file)));
            assertThat(steps)
                    .as(file.toString())
                    .isNotEmpty()
                    .noneMatch(step -> step.statement().isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table visit (id bigint primary key, event_id bigint not null references event); create index"
                        + " on visit (event_id);",
                "alter table checkin add column written_in bigint, add column seen boolean not null default false;",
                "create index concurrently checkin_by_card on checkin (card_number);",
                "alter table device add column digest uuid unique, add constraint ends check (digest is null or id >"
                        + " 0);",
                "alter table checkin add column n int; alter table checkin add constraint n_is_positive check (n > 0)"
                        + " not valid;",
                "alter table checkin validate constraint n_is_positive;",
                "create index device_by_name on device (name);",
                "create function folded(t text) returns text language sql as $$ select lower(t); $$;",
                "-- Servers of the release before write it as they did, and it is filled at once.\n"
                        + "update device set name = 'a;b';",
                "-- The release before never reads one without a reason.\n"
                        + "alter table device alter column name drop not null;",
                """
                -- The release before finds the name, the columns and the key that it knows.
                alter table checkin rename to checkin_default;
                create table checkin (id bigint primary key) partition by range (id);
                alter table checkin attach partition checkin_default default;
                """
            })
    void these_expand(String migration) {
        assertThat(flaws("V90__more.sql", migration, RELEASED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table device;",
                "drop view unbalanced;",
                "truncate device;",
                "alter table device drop column name;",
                "alter table device rename column name to title;",
                "alter table device rename to machine;",
                "-- The release before.\nalter table device rename to machine; create table device (id int);",
                "alter table device alter column name type varchar(10);",
                "alter table device alter column name set not null;",
                "alter table device add column place text not null;",
                "alter table device add constraint one_name unique (name);",
                "alter table device add constraint short check (length(name) < 9) not valid;",
                "create unique index device_name on device (name);",
                "ALTER TABLE \"device\"\n  DROP COLUMN /* */ name;"
            })
    void these_break_the_release_before(String migration) {
        assertThat(flaws("V90__less.sql", migration, RELEASED)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update device set name = '';",
                "alter table device alter column name drop not null;",
                "create trigger t before insert on device for each row execute function f();",
                "create or replace function folded(t text) returns text language sql return t;",
                "do $$ begin perform 1; end $$;",
                "cluster device;"
            })
    void these_need_a_comment_that_says_why_the_release_before_can_go_on(String migration) {
        assertThat(flaws("V90__more.sql", migration, RELEASED))
                .singleElement()
                .asString()
                .contains("needs a comment");
        assertThat(flaws("V90__more.sql", "-- Nothing of it is read by the release before.\n" + migration, RELEASED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index checkin_by_place on checkin (card_number);",
                "alter table checkin add column n int check (n > 0);",
                "alter table checkin add column id2 uuid default gen_random_uuid();",
                "alter table checkin add column words text generated always as (lower(card_number)) stored;",
                "alter table checkin add column n int; alter table checkin add constraint c check (n > 0);",
                "-- The release before reads it.\nupdate checkin set points = points;",
                "alter table checkin add column n int, add constraint c check (n > 0) not valid, validate constraint"
                        + " c;",
                "-- The release before.\n"
                        + "create table t (id int) partition by range (id); alter table t attach partition checkin for"
                        + " values from (1) to (2);"
            })
    void these_let_everyone_wait_while_a_growing_table_is_read(String migration) {
        assertThat(flaws("V90__more.sql", migration, RELEASED))
                .singleElement()
                .asString()
                .contains("checkin grows");
    }

    @Test
    void a_contract_names_the_release_that_stopped_using_it_and_that_is_out() {
        var drop = "alter table device drop column name;";
        assertThat(flaws("V90__contract_names.sql", "-- Not used since 1.1.0.\n" + drop, RELEASED))
                .isEmpty();
        assertThat(flaws("V90__contract_names.sql", "-- Not used since 1.2.0.\n" + drop, RELEASED))
                .singleElement()
                .asString()
                .contains("1.2.0 is not released");
        assertThat(flaws("V90__contract_names.sql", drop, RELEASED))
                .singleElement()
                .asString()
                .contains("Not used since");
    }

    @Test
    void a_migration_in_no_transaction_has_one_statement() {
        var two = "create index concurrently a on checkin (id); create table b (id int);";
        assertThat(flaws("V90__more.sql", two, RELEASED))
                .singleElement()
                .asString()
                .contains("by itself");
    }

    private static List<String> flaws(String file, String text, Releases releases) {
        var script = MigrationScript.parse(file.replaceFirst("^V[0-9]+__(.*)\\.sql$", "$1"), text);
        return new ArrayList<>(MigrationRule.flaws(script, GROWING, releases));
    }
}
