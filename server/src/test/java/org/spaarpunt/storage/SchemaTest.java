package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;

/** What the database refuses to hold, whoever writes it. Each statement is tried in a transaction that is taken back. */
class SchemaTest {
    private static final String CHECK_IN = """
            insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff,
                                 checked_in_at, period, ordinal, reversed_at)
            select passholder_id, 1, number, 'demo-member-app', 'CODE', 1, false, now(), 'ALL', %d, %s
            from card where number = '0930056878802'
            """;

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_second_check_in_in_one_slot_is_refused() {
        assertAccepted(CHECK_IN.formatted(1, "null"), CHECK_IN.formatted(2, "null"));
        assertRefused("checkin_slot", CHECK_IN.formatted(1, "null"), CHECK_IN.formatted(1, "null"));
    }

    @Test
    void a_slot_is_free_again_once_its_check_in_is_reversed() {
        assertAccepted(CHECK_IN.formatted(1, "now()"), CHECK_IN.formatted(1, "now()"), CHECK_IN.formatted(1, "null"));
    }

    @Test
    void a_check_in_without_place_or_points_is_refused() {
        assertRefused("checkin_ordinal_check", CHECK_IN.formatted(0, "null"));
        assertRefused("checkin_points_check", CHECK_IN.formatted(1, "null"), "update checkin set points = 0");
    }

    @Test
    void a_passholder_with_points_cannot_be_removed_and_keeps_their_id() {
        var marie = "(select passholder_id from card where number = '0930056878802')";
        var letGo = "update card set passholder_id = null, status = 'DELETED' where passholder_id = " + marie;
        assertRefused("passholder_with_points", "update passholder set id = 987654321 where id = " + marie);
        assertRefused(
                "passholder_with_points",
                "create temporary table gone on commit drop as select " + marie + " as id",
                "delete from membership",
                letGo,
                "delete from passholder where id = (select id from gone)");
        assertAccepted(
                "create temporary table gone on commit drop as select " + marie + " as id",
                "delete from membership",
                letGo,
                "insert into removed_passholder (id) select id from gone",
                "delete from passholder where id = (select id from gone)");
        assertAccepted(
                "insert into passholder (uid, first_name, name, city) values ('no-points', 'A', 'B', 'Aalst')",
                "delete from passholder where uid = 'no-points'");
    }

    @Test
    void a_transfer_has_a_passholder_on_exactly_one_side() {
        assertAccepted(transfer("1, 'CHECKIN', 1, 'EVENT', 5, 'PASSHOLDER', 1, 1"));
        assertRefused("transfer_check", transfer("1, 'CHECKIN', 1, 'EVENT', 1, 'REWARD', 1, 1"));
        assertRefused("transfer_check", transfer("1, 'CHECKIN', 1, 'PASSHOLDER', 1, 'PASSHOLDER', 1, 1"));
    }

    @Test
    void a_transfer_of_another_passholder_than_its_own_is_refused() {
        assertRefused("transfer_check1", transfer("1, 'CHECKIN', 1, 'EVENT', 5, 'PASSHOLDER', 2, 1"));
        assertRefused("transfer_check1", transfer("1, 'REDEMPTION', 1, 'PASSHOLDER', 2, 'REWARD', 1, 1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_transfer_of_nothing_or_less_is_refused(int points) {
        assertRefused("transfer_points_check", transfer("1, 'CHECKIN', 1, 'EVENT', 5, 'PASSHOLDER', 1, " + points));
    }

    @Test
    void a_second_transfer_of_one_cause_is_refused() {
        assertRefused(
                "transfer_pkey",
                transfer("1, 'CHECKIN', 1, 'EVENT', 5, 'PASSHOLDER', 1, 1"),
                transfer("1, 'CHECKIN', 1, 'EVENT', 6, 'PASSHOLDER', 1, 2"));
    }

    @Test
    void a_balance_below_zero_is_refused() {
        assertAccepted("update balance set points = 0");
        assertRefused("balance_points_check", "update balance set points = -1");
    }

    @Test
    void a_balance_that_its_transfers_do_not_explain_is_seen() {
        assertThat(database.number("select count(*) from unbalanced")).isZero();
        assertThat(unbalancedAfter("update balance set points = points + 1")).isEqualTo(6);
        assertThat(unbalancedAfter("delete from balance")).isEqualTo(6);
        assertThat(unbalancedAfter("delete from transfer")).isEqualTo(6);
    }

    @Test
    void an_active_card_has_one_holder_and_no_card_has_two() {
        assertAccepted("update card set passholder_id = null where status <> 'ACTIVE'");
        assertRefused("card_check1", "update card set passholder_id = null where status = 'ACTIVE'");
        assertRefused(
                "card_check", "update card set group_pass_id = 1, passholder_id = 1 where number = '0900000074519'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"093005687880", "09300568788021", "093005687880X", " 930056878802", "093005687880\n"})
    void a_card_number_that_is_not_13_digits_is_refused(String number) {
        assertRefused(
                "card_number_check", "update card set number = '%s' where number = '0900000074519'".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04b2c3d4e5f681", "04B2C3D4E5F68", "04B2C3D4E5F6811", "04B2C3D4E5F68G"})
    void a_chip_that_is_not_14_hexadecimal_digits_in_upper_case_is_refused(String chip) {
        assertRefused("card_chip_check", "update card set chip = '%s' where number = '0900000074519'".formatted(chip));
    }

    @Test
    void a_second_card_with_one_chip_is_refused() {
        assertRefused("card_chip_key", "update card set chip = '04B2C3D4E5F680' where number = '0900000074519'");
    }

    @Test
    void more_units_of_a_reward_taken_than_there_are_is_refused() {
        assertAccepted("update reward set units_taken = max_units where max_units is not null");
        assertRefused("reward_check", "update reward set units_taken = max_units + 1");
    }

    @ParameterizedTest
    @CsvSource({"event, event_check", "reward, reward_check1"})
    void half_a_limit_is_refused(String table, String constraint) {
        assertAccepted("update " + table + " set limit_volume = null, limit_period = null");
        assertAccepted("update " + table + " set limit_volume = 2, limit_period = 'MONTH'");
        assertRefused(constraint, "update " + table + " set limit_volume = null, limit_period = 'DAY'");
        assertRefused(constraint, "update " + table + " set limit_volume = 1, limit_period = null");
    }

    @Test
    void only_a_welcome_advantage_costs_nothing() {
        assertRefused("reward_check2", "update reward set points = 1 where kind = 'WELCOME_ADVANTAGE'");
        assertRefused("reward_check2", "update reward set points = 0 where kind = 'POINTS_PROMOTION'");
    }

    @Test
    void a_code_that_is_never_valid_is_refused() {
        assertRefused("checkin_code_check", "update checkin_code set valid_to = valid_from");
    }

    private static String transfer(String values) {
        return """
                insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id,
                                      points, moved_at)
                values (%s, now())
                """.formatted(values);
    }

    private static void assertAccepted(String... statements) {
        assertThatCode(() -> attempt(statements)).doesNotThrowAnyException();
    }

    private static void assertRefused(String constraint, String... statements) {
        assertThatThrownBy(() -> attempt(statements))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("constraint \"" + constraint + "\"");
    }

    private static void attempt(String... statements) {
        database.jdbi().useTransaction(handle -> {
            List.of(statements).forEach(handle::execute);
            handle.rollback();
        });
    }

    private static long unbalancedAfter(String statement) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute(statement);
            long found = handle.createQuery("select count(*) from unbalanced")
                    .mapTo(Long.class)
                    .one();
            handle.rollback();
            return found;
        });
    }
}
