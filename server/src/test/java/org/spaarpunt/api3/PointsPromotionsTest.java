package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** Which rewards an answer to {@code enduser/checkin} shows, and in what order. The visitor is from Aalst. */
class PointsPromotionsTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @BeforeEach
    void begin_without_rewards() {
        SERVER.jdbi().useHandle(handle -> handle.execute("truncate reward restart identity cascade"));
    }

    @Test
    void a_reward_is_shown_with_all_its_fields_and_without_units_when_they_are_unlimited() {
        reward("Mok", "points = 15, description1 = 'één', description2 = 'twee', max_units = 8, units_taken = 7");
        reward("Affiche", "");
        visit.but("insert into reward_picture values (1, 2, 'https://p.be/2.jpg'), (1, 1, 'https://p.be/1.jpg')");

        assertThat(scan().body()).endsWith("""
                "pointsPromotions":[\
                {"id":2,"title":"Affiche","points":10,"description1":"","description2":"","pictures":[],\
                "inSpotlight":false},\
                {"id":1,"title":"Mok","points":15,"description1":"één","description2":"twee",\
                "pictures":["https://p.be/1.jpg","https://p.be/2.jpg"],"maxAvailableUnits":8,"inSpotlight":false}]}""");
    }

    @Test
    void the_spotlight_comes_first_then_the_fewest_points_then_the_lowest_id() {
        reward("e", "points = 7");
        reward("c", "points = 5");
        reward("b", "points = 9, in_spotlight = true");
        reward("d", "points = 5");
        reward("a", "points = 8, in_spotlight = true");

        assertThat(titles(scan())).isEqualTo("a b c d e");
    }

    @Test
    void at_most_twenty_are_shown() {
        IntStream.rangeClosed(1, 21).forEach(number -> reward("r" + number, "points = " + number));

        assertThat(titles(scan())).startsWith("r1 r2 ").endsWith(" r19 r20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "published_from = '2026-11-22T12:00:00+01:00'",
                "published_to = '2026-11-22T12:00:01+01:00'",
                "redeemable_from = '2026-11-22T12:00:00+01:00'",
                "redeemable_to = '2026-11-22T12:00:01+01:00'",
                "max_units = 10, units_taken = 9"
            })
    void a_reward_is_shown_while_it_can_still_be_had(String edge) {
        reward("Mok", edge);

        assertThat(titles(scan())).isEqualTo("Mok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "published_from = '2026-11-22T12:00:01+01:00'",
                "published_to = '2026-11-22T12:00:00+01:00'",
                "redeemable_from = '2026-11-22T12:00:01+01:00'",
                "redeemable_to = '2026-11-22T12:00:00+01:00'",
                "max_units = 10, units_taken = 10",
                "kind = 'WELCOME_ADVANTAGE', points = 0"
            })
    void a_reward_that_cannot_be_had_now_is_not_shown(String reason) {
        reward("Mok", reason);

        assertThat(titles(scan())).isEmpty();
    }

    @Test
    void a_reward_of_other_card_systems_is_not_shown() {
        reward("Mok", "");
        visit.but("update reward_card_system set card_system_id = 1");

        assertThat(titles(scan())).isEmpty();
    }

    @Test
    void a_reward_of_two_card_systems_is_shown_once_to_a_member_of_both() {
        reward("Mok", "");
        visit.but("insert into reward_card_system (reward_id, card_system_id) values (1, 1)")
                .but(
                        "insert into membership (passholder_id, card_system_id, status) values (:passholder, 1, 'ACTIVE')");

        assertThat(titles(scan())).isEqualTo("Mok");
    }

    @Test
    void a_blocked_membership_shows_no_rewards() {
        reward("Mok", "");
        visit.but("update membership set status = 'BLOCKED' where passholder_id = :passholder");

        assertThat(titles(scan())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Aalst, Mok", "AALST, Mok", "Gent, ''"})
    void a_reward_for_some_cities_is_shown_there_only(String city, String shown) {
        reward("Mok", "");
        visit.but("insert into reward_city (reward_id, city) values (1, '%s'), (1, 'Ninove')".formatted(city));

        assertThat(titles(scan())).isEqualTo(shown);
    }

    @Test
    void a_known_passholder_sees_rewards_when_refused_too() {
        reward("Mok", "");
        scan();

        var refused = scan();

        assertThat(refused.code()).isEqualTo("MAXIMUM_REACHED");
        assertThat(titles(refused)).isEqualTo("Mok");
    }

    @Test
    void an_unknown_passholder_gets_an_empty_array() {
        reward("Mok", "");

        var refused = SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", "0900000095910");

        assertThat(refused.body()).endsWith("\"pointsPromotions\":[]}");
    }

    /** A reward of 10 points of UiTPAS Aalst, with some columns changed; ids count from 1. */
    private void reward(String title, String changes) {
        visit.but("""
                with added as (
                    insert into reward (kind, title, points, published_from, published_to, redeemable_from, redeemable_to)
                    values ('POINTS_PROMOTION', '%s', 10, '2026-01-01', '2100-01-01', '2026-01-01', '2100-01-01')
                    returning id
                )
                insert into reward_card_system (reward_id, card_system_id) select id, 2 from added
                """.formatted(title));
        if (!changes.isEmpty()) {
            visit.but("update reward set %s where title = '%s'".formatted(changes, title));
        }
    }

    private Answer scan() {
        return SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", visit.number());
    }

    private static String titles(Answer answer) {
        return String.join(
                " ",
                answer.json()
                        .path("pointsPromotions")
                        .valueStream()
                        .map(reward -> reward.path("title").asString())
                        .toList());
    }
}
