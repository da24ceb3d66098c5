package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.testing.Answer;

/** What counters learn of the people of other card systems, and callers of people whom they may not see. */
class OtherCardSystemTest {
    private static final String JEF = "demo-passholder-3";
    private static final String JEFS_CARD = "0900000095902";
    private static final String CARD_IN_STOCK = "0900000074519";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final TwoCardSystems PLACE = new TwoCardSystems(SERVER);

    @BeforeAll
    static void open() {
        PLACE.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {TwoCardSystems.FAR_OFFICE, TwoCardSystems.FAR_DOOR})
    void a_counter_of_another_card_system_is_told_what_a_door_needs(String counter) {
        for (var answer : List.of(
                at(counter, "passholder/" + PLACE.card()),
                at(counter, "passholder/uid/" + PLACE.uid()),
                at(counter, "retrieve?identification=" + PLACE.card()),
                at(counter, "retrieve?identification=" + PLACE.chip()),
                at(counter, "passholder/search?uitpasNumber=" + PLACE.card()),
                at(counter, "passholder/eventActions?includeProfilePicture=true&uitpasNumber=" + PLACE.card()))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .contains(
                            "<firstName>Pieter</firstName>",
                            "<blocked>false</blocked>",
                            "<points>0.000</points>",
                            "<kansenStatuut>false</kansenStatuut>",
                            PLACE.uid())
                    .doesNotContain(PLACE.hidden());
        }
    }

    @Test
    void what_a_door_is_told_has_all_that_clients_cannot_do_without() {
        var answer = at(TwoCardSystems.FAR_DOOR, "retrieve?identification=" + PLACE.card());
        assertThat(answer.body()).endsWith("""
                <passHolder><firstName>Pieter</firstName><blocked>false</blocked><points>0.000</points>\
                <uitIdUser><rdf:id>%s</rdf:id></uitIdUser><cardSystemSpecific><cardSystem><id>2</id><name>UiTPAS Aalst</name>\
                </cardSystem><kansenStatuut>false</kansenStatuut><kansenStatuutExpired>false</kansenStatuutExpired>\
                <kansenStatuutInGracePeriod>false</kansenStatuutInGracePeriod><status>ACTIVE</status></cardSystemSpecific>\
                </passHolder><card><cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem><cardType>CARD</cardType>\
                <kansenpas>false</kansenpas><status>ACTIVE</status>\
                <uitpasNumber><uitpasNumber>%2$s</uitpasNumber></uitpasNumber></card>\
                <uitpasNumberOriginalRequest>%2$s</uitpasNumberOriginalRequest></response>""".formatted(PLACE.uid(), PLACE.card()));
    }

    @Test
    void a_counter_of_the_card_system_sees_the_person_and_one_that_registers_there_the_national_number_too() {
        var office = at(TwoCardSystems.OFFICE, "passholder/" + PLACE.card());
        assertThat(office.body()).contains(PLACE.hidden());
        var door = at(TwoCardSystems.DOOR, "passholder/" + PLACE.card());
        assertThat(door.body())
                .contains("Claes", "Vlierstraat", "1993-05-18")
                .doesNotContain(TwoCardSystems.NATIONAL_NUMBER, "inszNumber");
    }

    @Test
    void a_card_in_a_card_system_is_enough_to_belong_to_it() {
        var before = at(TwoCardSystems.FAR_OFFICE, "passholder/" + JEFS_CARD);
        assertThat(before.body()).doesNotContain("Lambrecht");
        var card = PLACE.cardOfGent();
        give(card, JEF);
        assertThat(at(TwoCardSystems.FAR_OFFICE, "passholder/" + JEFS_CARD).body())
                .contains("Lambrecht");
        SERVER.jdbi().useHandle(handle -> handle.execute("delete from card where number = ?", card));
    }

    @ParameterizedTest
    @ValueSource(strings = {TwoCardSystems.DOOR, TwoCardSystems.FAR_OFFICE, TwoCardSystems.FAR_DOOR})
    void nobody_is_found_by_a_national_number_but_by_counters_that_register_in_a_card_system_of_theirs(String counter) {
        for (var path : List.of(
                "retrieve?identification=",
                "passholder/search?inszNumber=",
                "passholder/eventActions?identification=")) {
            var known = at(counter, path + TwoCardSystems.NATIONAL_NUMBER);
            assertThat(known.body()).doesNotContain("Pieter", PLACE.uid());
            assertThat(known.body())
                    .isEqualTo(at(counter, path + TwoCardSystems.UNKNOWN_NATIONAL_NUMBER)
                            .body());
        }
    }

    @Test
    void counters_that_register_in_a_card_system_of_the_person_find_them_by_national_number() {
        for (var path : List.of(
                "retrieve?identification=",
                "passholder/search?inszNumber=",
                "passholder/eventActions?identification=")) {
            assertThat(at(TwoCardSystems.OFFICE, path + TwoCardSystems.NATIONAL_NUMBER)
                            .body())
                    .contains("Claes", PLACE.uid());
        }
    }

    @Test
    void an_application_that_reads_passholders_finds_nobody_by_national_number() {
        var app = PLACE.only(Permission.PASSHOLDER_READ);
        assertThat(app.get("uitpas/passholder/" + PLACE.card()).body())
                .contains("Claes")
                .doesNotContain(TwoCardSystems.NATIONAL_NUMBER);
        for (var path : List.of("uitpas/retrieve?identification=", "uitpas/passholder/search?inszNumber=")) {
            var known = app.get(path + TwoCardSystems.NATIONAL_NUMBER);
            assertThat(known.status()).isEqualTo(400);
            assertThat(known.body())
                    .isEqualTo(app.get(path + TwoCardSystems.UNKNOWN_NATIONAL_NUMBER)
                            .body());
        }
    }

    @Test
    void a_search_by_anything_that_is_hidden_finds_nobody_of_another_card_system() {
        for (var query : List.of(
                "name=Claes",
                "firstName=Pieter",
                "street=Vlierstraat",
                "email=pieter@claes.example",
                "dob=1993-05-18",
                "postalCode=9450",
                "kansenStatuut=false",
                "numberOfCheckins=0",
                "numberOfPointsMax=0",
                "uitpasNumber=" + PLACE.card() + "&name=Claes",
                "uitpasNumber=" + PLACE.card() + "&dob=1993-05-18")) {
            assertThat(at(TwoCardSystems.FAR_OFFICE, "passholder/search?" + query)
                            .xml("/response/total"))
                    .as(query)
                    .isEqualTo("0");
        }
    }

    @Test
    void people_of_another_card_system_are_not_sorted_by_what_is_hidden() {
        var cards = "uitpasNumber=" + JEFS_CARD + "&uitpasNumber=" + PLACE.card() + "&uitpasNumber=0930056878802";
        for (var sort : List.of("name", "dateOfBirth", "creationDate", "numberOfCheckins", "firstName")) {
            for (var order : List.of("asc", "desc")) {
                var answer = at(
                        TwoCardSystems.FAR_OFFICE, "passholder/search?" + cards + "&sort=" + sort + "&order=" + order);
                assertThat(firstNames(answer)).as(sort + " " + order).containsExactly("Jef", "Pieter", "Marie");
            }
        }
        var own = at(TwoCardSystems.OFFICE, "passholder/search?" + cards + "&sort=name&order=desc");
        assertThat(firstNames(own)).containsExactly("Jef", "Marie", "Pieter");
    }

    @Test
    void a_national_number_that_is_in_use_tells_a_counter_of_another_card_system_no_more_than_that() {
        var answer = PassholderDesk.register(
                PLACE.eve(),
                PLACE.cardOfGent(),
                "inszNumber",
                TwoCardSystems.NATIONAL_NUMBER,
                "balieConsumerKey",
                TwoCardSystems.FAR_OFFICE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("INSZ_ALREADY_USED");
        assertThat(answer.body()).doesNotContain(PLACE.uid(), PLACE.card(), "userId", "cardSystemLink", "Aalst");
        var again = PassholderDesk.register(
                PLACE.eve(),
                PLACE.card(),
                "inszNumber",
                TwoCardSystems.NATIONAL_NUMBER,
                "balieConsumerKey",
                TwoCardSystems.OFFICE);
        assertThat(again.code()).isEqualTo("INSZ_ALREADY_USED");
        assertThat(again.body()).contains(PLACE.uid(), PLACE.card());
    }

    @Test
    void a_counter_without_groups_learns_nothing_of_anybody() {
        for (var path : List.of(
                "card?uitpasNumber=%s",
                "passholder/%s/cashedPointsPromotions", "passholder/%s/welcomeadvantages", "passholder/%s")) {
            assertOneAnswer(card -> at(TwoCardSystems.NO_GROUPS, path.formatted(card)));
        }
        var chip = at(TwoCardSystems.NO_GROUPS, "passholder/uitpasNumber?chipNumber=" + PLACE.chip());
        assertThat(chip.code()).isEqualTo("ACCESS_DENIED");
        assertThat(chip.body())
                .isEqualTo(at(TwoCardSystems.NO_GROUPS, "passholder/uitpasNumber?chipNumber=04FFFFFFFFFFFF")
                        .body());
        assertOneAnswer(card -> PLACE.eve()
                .post(
                        "uitpas/passholder/" + card + "/cancelCashedPromotion",
                        "cashedPromotionId",
                        "1",
                        "balieConsumerKey",
                        TwoCardSystems.NO_GROUPS));
    }

    @Test
    void a_counter_of_another_card_system_sees_of_redemptions_what_it_handed_out_itself() {
        redeem(TwoCardSystems.OFFICE);
        var there = at(TwoCardSystems.OFFICE, "passholder/" + JEFS_CARD + "/cashedPointsPromotions");
        assertThat(there.xml("/response/total")).isEqualTo("1");
        var elsewhere = at(TwoCardSystems.FAR_OFFICE, "passholder/" + JEFS_CARD + "/cashedPointsPromotions");
        assertThat(elsewhere.xml("/response/total")).isEqualTo("0");
    }

    @Test
    void visitors_of_another_card_system_are_shown_by_their_first_names_and_not_found_by_where_they_live() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                                     social_tariff, period, ordinal, checked_in_at)
                select passholder.id, event.id, '0900000095902', 'far-door', counter.id, app_user.id, 'COUNTER', 1, false,
                       'once', 9, '2026-11-20 10:01+00'
                from passholder, event, counter, app_user
                where passholder.uid = 'demo-passholder-3' and cdbid = 'demo-unlimited' and consumer_key = 'far-door' and nick = 'eve'
                """));
        var far = at(TwoCardSystems.FAR_DOOR, "cultureevent/searchCheckins?cdbid=demo-unlimited");
        assertThat(far.xml("/response/total")).isEqualTo("1");
        assertThat(far.body()).contains("<firstName>Jef</firstName>").doesNotContain("Lambrecht", "userHomeCity");
        assertThat(at(TwoCardSystems.FAR_DOOR, "cultureevent/searchCheckins?cdbid=demo-unlimited&city=Aalst")
                        .xml("/response/total"))
                .isEqualTo("0");
        var near = at(TwoCardSystems.OFFICE, "cultureevent/searchCheckins?cdbid=demo-unlimited&city=Aalst");
        assertThat(near.body()).contains("Lambrecht", "<userHomeCity>Aalst</userHomeCity>");
    }

    @Test
    void a_passholder_gets_one_answer_about_all_cards_but_their_own() {
        var jef = PLACE.jefThrough(Permission.PASSHOLDER_READ);
        assertThat(jef.get("uitpas/passholder/" + JEFS_CARD).body()).contains("Lambrecht");
        for (var path : List.of(
                "passholder/%s",
                "retrieve?identification=%s",
                "passholder/search?uitpasNumber=%s",
                "passholder/%s/cashedPointsPromotions",
                "passholder/%s/welcomeadvantages")) {
            assertOneAnswer(card -> jef.get("uitpas/" + path.formatted(card)));
        }
        assertThat(jef.get("uitpas/passholder/uid/" + PLACE.uid()).body())
                .isEqualTo(jef.get("uitpas/passholder/uid/nobody").body());
        assertThat(jef.get("uitpas/retrieve?identification=" + TwoCardSystems.NATIONAL_NUMBER)
                        .body())
                .isEqualTo(jef.get("uitpas/retrieve?identification=" + TwoCardSystems.UNKNOWN_NATIONAL_NUMBER)
                        .body());
    }

    @Test
    void a_passholder_who_searches_for_many_cards_is_not_told_which_of_them_exist() {
        var answer = PLACE.jefThrough(Permission.PASSHOLDER_READ)
                .get("uitpas/passholder/search?uitpasNumber=" + PLACE.card() + "&uitpasNumber="
                        + TwoCardSystems.UNKNOWN_CARD + "&uitpasNumber=" + CARD_IN_STOCK + "&uitpasNumber=12");
        assertThat(answer.xml("/response/total")).isEqualTo("0");
        assertThat(answer.xml("/response/invalidUitpasNumbers")).isEqualTo("12");
    }

    @Test
    void any_users_token_gets_one_answer_about_redemptions() {
        var jef = PLACE.jefWithoutPermissions();
        for (var path : List.of("cashedPointsPromotions", "welcomeadvantages")) {
            assertOneAnswer(card -> jef.get("uitpas/passholder/" + card + "/" + path));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POINTSPROMOTION_READ", "WELCOMEADVANTAGE_READ", "EVENT_READ"})
    void a_permission_on_rewards_or_events_opens_no_passholder(Permission permission) {
        var paths = switch (permission) {
            case POINTSPROMOTION_READ ->
                List.of(
                        "passholder/pointsPromotions?uitpasNumber=%s",
                        "passholder/pointsPromotions?simulatedExtraPoints=5&filterOnUserPoints=true&uitpasNumber=%s",
                        "promotion/pointsPromotion/5687?uitpasNumber=%s");
            case WELCOMEADVANTAGE_READ -> List.of("promotion/welcomeAdvantage/5688?uitpasNumber=%s");
            default ->
                List.of(
                        "cultureevent/search?cdbid=demo-unlimited&uitpasNumber=%s",
                        "cultureevent/demo-unlimited?uitpasNumber=%s");
        };
        for (var client : List.of(PLACE.only(permission), PLACE.jefThrough(permission))) {
            for (var path : paths) {
                assertOneAnswer(card -> client.get("uitpas/" + path.formatted(card)));
                assertThat(client.get("uitpas/" + path.formatted(PLACE.card())).xml("/response/requiredPermission"))
                        .isEqualTo("PERMISSION_PASSHOLDER - ACTION_READ");
            }
        }
    }

    @Test
    void a_uid_on_rewards_opens_no_passholder_either() {
        for (var path : List.of("passholder/pointsPromotions?uid=", "promotion/pointsPromotion/5687?uid=")) {
            for (var client : List.of(
                    PLACE.only(Permission.POINTSPROMOTION_READ), PLACE.jefThrough(Permission.POINTSPROMOTION_READ))) {
                var known = client.get("uitpas/" + path + PLACE.uid());
                assertThat(known.code()).isEqualTo("ACCESS_DENIED");
                assertThat(known.body())
                        .isEqualTo(client.get("uitpas/" + path + "nobody").body());
            }
        }
    }

    @Test
    void rewards_are_shown_for_a_passholder_to_the_passholder_to_applications_that_read_points_and_to_counters() {
        var own = "uitpas/passholder/pointsPromotions?balieConsumerKey=" + TwoCardSystems.OFFICE + "&uitpasNumber="
                + JEFS_CARD;
        var offered = "/response/promotions/promotion[id='5687']/cashInState";
        var withPoints = SERVER.running()
                .as(TokenDance.APP)
                .get(own.replace("balieConsumerKey=" + TwoCardSystems.OFFICE + "&", ""));
        assertThat(withPoints.xml(offered)).isEqualTo("POSSIBLE");
        assertThat(PLACE.jefThrough(Permission.POINTSPROMOTION_READ)
                        .get("uitpas/passholder/pointsPromotions?uitpasNumber=" + JEFS_CARD)
                        .xml(offered))
                .isEqualTo("POSSIBLE");
        for (var counter : List.of(TwoCardSystems.OFFICE, TwoCardSystems.FAR_DOOR)) {
            assertThat(at(counter, "promotion/pointsPromotion/5687?uitpasNumber=" + JEFS_CARD)
                            .xml("/pointsPromotionTO/cashInState"))
                    .isEqualTo("POSSIBLE");
        }
    }

    @Test
    void an_application_that_activates_learns_of_no_card_by_a_wrong_date() {
        var app = PLACE.only(Permission.PASSHOLDER_ACTIVATE);
        assertOneAnswer(card -> app.get("uitpas/passholder/" + card + "/activation?dob=1900-01-01"));
    }

    private static Answer at(String counter, String path) {
        return PLACE.eve().get("uitpas/" + path + (path.contains("?") ? "&" : "?") + "balieConsumerKey=" + counter);
    }

    private interface Call {
        Answer about(String card);
    }

    /** The card of a person, one in stock, the card of a group, one that was deleted, and none: one answer, to the byte. */
    private static void assertOneAnswer(Call call) {
        var answers = IntStream.of(0, 1, 2, 3, 4)
                .mapToObj(
                        List.of(
                                PLACE.card(),
                                CARD_IN_STOCK,
                                "0900000045410",
                                "0900000020405",
                                TwoCardSystems.UNKNOWN_CARD)::get)
                .map(call::about)
                .map(answer -> answer.status() + " " + answer.body())
                .toList();
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).doesNotContain("Pieter", PLACE.uid());
    }

    private static List<String> firstNames(Answer answer) {
        int found = Integer.parseInt(answer.xml("count(/response/passholders/passholder)"));
        return IntStream.rangeClosed(1, found)
                .mapToObj(place -> answer.xml("/response/passholders/passholder[" + place + "]/firstName"))
                .toList();
    }

    private static void give(String card, String uid) {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                update card set status = 'ACTIVE', passholder_id = (select id from passholder where uid = ?) where number = ?
                """, uid, card));
    }

    private static void redeem(String counter) {
        var done = PLACE.eve()
                .post(
                        "uitpas/passholder/" + JEFS_CARD + "/cashInPointsPromotion",
                        "pointsPromotionId",
                        "5824",
                        "balieConsumerKey",
                        counter);
        assertThat(done.status()).isEqualTo(200);
    }
}
