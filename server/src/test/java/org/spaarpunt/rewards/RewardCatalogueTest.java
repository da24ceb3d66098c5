package org.spaarpunt.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;

/** Each test begins with one reward that the passholder, who lives in Aalst, can redeem. */
class RewardCatalogueTest {
    private static final Instant NOW = RunningServer.START;
    private static final long CARD_SYSTEM = 2;

    private static DemoDatabase database;
    private RewardCatalogue catalogue;
    private long passholder;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
        catalogue = new RewardCatalogue(database.jdbi());
        passholder = database.number("select id from passholder where uid = 'demo-passholder-3'");
        database.execute("delete from reward_card_system");
        database.execute("delete from reward_city");
        database.execute("delete from reward_counter");
        database.execute("delete from reward_picture");
        database.execute("delete from reward");
        reward(100, 10);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_reward_is_shown_with_all_that_a_passholder_sees() {
        database.execute("""
                update reward set title = 'Koffie', description1 = 'een', description2 = 'twee', max_units = 7, in_spotlight = true
                """);
        database.execute("insert into reward_picture values (100, 2, 'https://b'), (100, 1, 'https://a')");
        assertThat(catalogue.redeemableBy(passholder, NOW))
                .containsExactly(new RedeemableReward(
                        100, "Koffie", 10, "een", "twee", List.of("https://a", "https://b"), Optional.of(7), true));
    }

    @Test
    void a_reward_without_a_number_of_units_is_unlimited() {
        assertThat(catalogue.redeemableBy(passholder, NOW).getFirst().maxUnits())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update reward set kind = 'WELCOME_ADVANTAGE', points = 0",
                "update reward set published_from = '2026-11-22 11:00:00.001+00'",
                "update reward set published_to = '2026-11-22 11:00:00+00'",
                "update reward set redeemable_from = '2026-11-22 11:00:00.001+00'",
                "update reward set redeemable_to = '2026-11-22 11:00:00+00'",
                "update reward set max_units = 3, units_taken = 3",
                "update reward_card_system set card_system_id = 1",
                "delete from reward_card_system",
                "update membership set status = 'BLOCKED'",
                "delete from membership",
                "insert into reward_city values (100, 'Brussel')"
            })
    void a_reward_is_not_shown_when(String change) {
        assertThat(shown()).containsExactly(100L);
        database.execute(change);
        assertThat(shown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update reward set published_from = '2026-11-22 11:00:00+00', redeemable_from = '2026-11-22 11:00:00+00'",
                "update reward set published_to = '2026-11-22 11:00:00.001+00'",
                "update reward set max_units = 3, units_taken = 2",
                "insert into reward_card_system values (100, 1)",
                "insert into reward_city values (100, 'Brussel'), (100, 'aalst')",
                "update balance set points = 0"
            })
    void a_reward_is_still_shown_when(String change) {
        database.execute(change);
        assertThat(shown()).containsExactly(100L);
    }

    @Test
    void a_member_of_two_card_systems_sees_a_reward_of_both_once() {
        database.execute("insert into reward_card_system values (100, 1)");
        database.execute("insert into membership values (?, 1, 'ACTIVE', null)", passholder);
        assertThat(shown()).containsExactly(100L);
    }

    @Test
    void nobody_sees_what_only_others_can_redeem() {
        long inAnotherSystem = database.number("select id from passholder where uid = 'demo-passholder-1'");
        assertThat(catalogue.redeemableBy(inAnotherSystem, NOW)).isEmpty();
        assertThat(catalogue.redeemableBy(-1, NOW)).isEmpty();
    }

    @Test
    void the_spotlight_comes_first_then_the_cheapest_then_the_oldest() {
        reward(104, 5);
        reward(103, 5);
        reward(102, 50);
        reward(101, 60);
        database.execute("update reward set in_spotlight = true where points >= 50");
        assertThat(shown()).containsExactly(102L, 101L, 103L, 104L, 100L);
    }

    @Test
    void at_most_twenty_are_shown() {
        for (int id = 101; id <= 130; id++) {
            reward(id, 10);
        }
        assertThat(shown()).hasSize(20).startsWith(100L, 101L).endsWith(119L);
    }

    private List<Long> shown() {
        return catalogue.redeemableBy(passholder, NOW).stream()
                .map(RedeemableReward::id)
                .toList();
    }

    private void reward(long id, int points) {
        database.execute("""
                insert into reward (id, kind, title, points, published_from, published_to, redeemable_from, redeemable_to)
                values (?, 'POINTS_PROMOTION', 'Affiche', ?, '2026-01-01', '2027-01-01', '2026-01-01', '2027-01-01')
                """, id, points);
        database.execute("insert into reward_card_system values (?, ?)", id, CARD_SYSTEM);
    }
}
