package org.spaarpunt.loadtest.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.accounts.SignInName;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.passes.UitpasNumber;

class FillTest {
    private static final String DEFINITIONS = """
            select indexdef from pg_indexes where tablename in ('passholder', 'membership', 'card', 'checkin', 'transfer', 'balance', 'app_user')
            union all
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where conrelid <> 0
            """;

    private static final Belongings BELONGINGS = new Belongings();
    private static List<String> definitionsBefore = List.of();
    private static Jdbi jdbi = Jdbi.create("jdbc:postgresql:none");

    @BeforeAll
    static void fill() throws Exception {
        var stage = Stage.set(Optional.empty(), new Fill.Size(10, 0, 2), BELONGINGS, new SecureRandom(), System.err);
        jdbi = stage.jdbi();
        // As if it had never been, so that the filling under test begins with an empty database.
        jdbi.useHandle(handle -> handle.execute(
                "truncate consumer, app_user, organisation, card_system, passholder, permission_group cascade"));
        definitionsBefore = texts(DEFINITIONS);
        new Fill(jdbi, new SecureRandom(), _ -> {}).make(new Fill.Size(1000, 20_500, 5));
    }

    @AfterAll
    static void stop() {
        BELONGINGS.close();
    }

    @Test
    void every_number_has_its_check_digit() {
        assertThat(texts("select number from card"))
                .hasSize(1000)
                .allMatch(number -> new UitpasNumber(number).hasValidCheckDigit());
    }

    @Test
    void people_have_names_of_which_some_are_common() {
        assertThat(texts("select count(distinct name) > 300 from passholder")).containsExactly("t");
        assertThat(texts("select count(*) between 1 and 60 from passholder where name = 'Peeters'"))
                .containsExactly("t");
        assertThat(texts("select count(*) from passholder where date_of_birth is null or city = '' or first_name = ''"))
                .containsExactly("0");
    }

    @Test
    void everyone_has_an_account_with_a_name_that_is_known_to_look_like_no_other() {
        assertThat(texts("""
                        select count(*) from passholder join app_user using (uid)
                        where first_name = given_name and name = family_name
                        """)).containsExactly("1000");
        assertThat(texts("select nick from app_user where nick_skeleton = nick"))
                .hasSize(1000)
                .allMatch(nick -> SignInName.of(nick).orElseThrow().skeleton().equals(nick));
    }

    @Test
    void past_check_ins_transfers_and_balances_agree() {
        assertThat(texts("select count(*) from checkin")).containsExactly("20500");
        assertThat(texts("select count(*) from transfer join checkin on id = cause_id"))
                .containsExactly("20500");
        assertThat(texts("select sum(points) from balance")).containsExactly("20500");
        assertThat(texts("select passholder_id from unbalanced")).isEmpty();
    }

    @Test
    void check_ins_stand_in_the_order_of_time() {
        assertThat(texts("""
                        select count(*) from (select checked_in_at < lag(checked_in_at) over (order by ctid) as earlier from checkin) rows
                        where earlier
                        """)).containsExactly("0");
    }

    @Test
    void past_check_ins_are_in_past_weeks() {
        assertThat(texts("select (max(checked_in_at) <= now() - interval '7 days')::text from checkin"))
                .containsExactly("true");
    }

    @Test
    void indexes_and_constraints_are_as_they_were() {
        assertThat(texts(DEFINITIONS)).containsExactlyInAnyOrderElementsOf(definitionsBefore);
        assertThat(definitionsBefore)
                .anyMatch(definition -> definition.contains("checkin_slot"))
                .anyMatch(definition -> definition.contains("passholder_by_part"));
    }

    @Test
    void new_rows_find_ids_that_are_free() {
        assertThat(texts("select (nextval(pg_get_serial_sequence('checkin', 'id')) > max(id))::text from checkin"))
                .containsExactly("true");
        assertThat(texts(
                        "select (nextval(pg_get_serial_sequence('passholder', 'id')) > max(id))::text from passholder"))
                .containsExactly("true");
    }

    private static List<String> texts(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
