package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;

/** What rewards there are, as an application asks without a user. The passholder is Jef of Aalst, who has 20 points. */
class RewardCallsTest {
    private static final String SEARCH = "uitpas/passholder/pointsPromotions";
    private static final String JEF = "uitpasNumber=0900000095902";
    private static final Keys APP = new Keys("demo-counter-app", "demo-counter-app-secret", "", "");

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void a_promotion_is_told_with_all_that_clients_read() {
        assertThat(ask("uitpas/promotion/pointsPromotion/5823?" + JEF).body()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><pointsPromotionTO>\
                        <id>5823</id><title>Gratis zwembeurt</title><description1>Eén keer per week</description1>\
                        <description2></description2><pictures></pictures><points>5</points><cashedIn>false</cashedIn>\
                        <inSpotlight>false</inSpotlight><balies></balies><validForCities></validForCities>\
                        <owningCardSystem><id>2</id><name>UiTPAS Aalst</name></owningCardSystem>\
                        <applicableCardSystems><cardsystem><id>2</id><name>UiTPAS Aalst</name></cardsystem></applicableCardSystems>\
                        <creationDate>2026-01-01T00:00:00+01:00</creationDate>\
                        <cashingPeriodBegin>2026-01-01T01:00:00+01:00</cashingPeriodBegin>\
                        <cashingPeriodEnd>2100-01-01T01:00:00+01:00</cashingPeriodEnd>\
                        <publicationPeriodBegin>2026-01-01T01:00:00+01:00</publicationPeriodBegin>\
                        <publicationPeriodEnd>2100-01-01T01:00:00+01:00</publicationPeriodEnd>\
                        <periodConstraint><periodType>WEEK</periodType><periodVolume>1</periodVolume></periodConstraint>\
                        <unitsTaken>0</unitsTaken><cashInState>POSSIBLE</cashInState></pointsPromotionTO>""".replace(
                "<creationDate>2026-01-01T00:00:00+01:00</creationDate>",
                "<creationDate>" + ask("uitpas/promotion/pointsPromotion/5823").xml("//creationDate")
                        + "</creationDate>"));
    }

    @Test
    void the_query_of_the_real_counter_application_finds_what_can_be_redeemed_and_what_cannot() {
        var found = ask(SEARCH + "?" + JEF
                + "&balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44&cashingPeriodBegin=2026-11-22T12%3A00%3A00%2B01%3A00"
                + "&cashingPeriodEnd=2026-11-22T12%3A00%3A00%2B01%3A00&filterOnUserPoints=true&unexpired=true&published=false"
                + "&max=999999&start=0&sort=CREATION_DATE&order=DESC&cashInState=POSSIBLE");
        assertThat(ids(found)).containsExactly("1", "2", "5687", "5823", "5824", "5900");
        assertThat(found.xml("/response/total")).isEqualTo("6");
        assertThat(found.xml("/response/promotions/promotion[id=5687]/cashInState"))
                .isEqualTo("POSSIBLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minPoints=5&maxPoints=5                          | 5687 5823 5825
            maxPoints=2                                      | 5824 5900
            inSpotlight=true                                 | 2
            inSpotlight=false&maxPoints=4                    | 5824 5900
            unexpired=true&minPoints=5&maxPoints=5           | 5687 5823
            published=true&minPoints=5&maxPoints=5           | 5687 5823
            title=koffie                                     | 5687 5900
            applicableCardSystemId=1                         | 1 2
            owningCardSystemId=2&maxPoints=2                 | 5824 5900
            owningCardSystemId=1                             |
            cashingPeriodBegin=2026-01-31&cashingPeriodEnd=2026-01-31&minPoints=5&maxPoints=5 | 5687 5823 5825
            cashingPeriodBegin=2026-02-02&minPoints=5&maxPoints=5 | 5687 5823
            city=Aalst&maxPoints=2                           | 5824 5900
            sort=POINTS&order=ASC&max=1                      | 5824
            sort=TITLE&order=ASC&max=2                       | 5824 5823
            sort=TITLE&order=DESC&max=1                      | 5825
            sort=POINTS&order=ASC&start=5                    | 1 2
            orderByOwningCardSystemId=2&maxPoints=2          | 5824 5900
            """)
    void each_filter_leaves_away_what_it_should(String query, String expected) {
        assertThat(ids(ask(SEARCH + "?" + query)))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void a_reward_for_some_cities_and_counters_is_found_there_alone() {
        SERVER.jdbi().useHandle(handle -> {
            handle.execute("insert into reward_city values (5824, 'Gent')");
            handle.execute(
                    "insert into reward_counter select 5824, id from counter where consumer_key = 'demo-library-haaltert'");
        });
        try {
            assertThat(ids(ask(SEARCH + "?title=affiche&city=Aalst"))).isEmpty();
            assertThat(ids(ask(SEARCH + "?title=affiche&city=Aalst&city=gent"))).containsExactly("5824");
            assertThat(ids(ask(SEARCH + "?title=affiche&balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44")))
                    .isEmpty();
            var found = ask(SEARCH + "?title=affiche&balieConsumerKey=demo-library-haaltert&" + JEF);
            assertThat(found.xml("//promotion/balies/balie/id")).isEqualTo("demo-library-haaltert");
            assertThat(found.xml("//promotion/validForCities/city")).isEqualTo("Gent");
            assertThat(found.xml("//promotion/cashInState")).isEqualTo("NOT_APPLICABLE_TO_PASSHOLDER");
        } finally {
            SERVER.jdbi().useHandle(handle -> {
                handle.execute("delete from reward_city");
                handle.execute("delete from reward_counter where reward_id = 5824");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5825, 0900000095902, NOT_POSSIBLE_DATE_CONSTRAINT",
        "1, 0987654321113, NOT_POSSIBLE_POINTS_CONSTRAINT",
        "5687, 0987654321113, NOT_APPLICABLE_TO_PASSHOLDER",
        "5687, 1000000520006, NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM",
        "5687, 0900000002312, NOT_POSSIBLE_INVALID_CARD"
    })
    void a_passholder_is_told_why_not(String reward, String card, String state) {
        var told = ask("uitpas/promotion/pointsPromotion/" + reward + "?uitpasNumber=" + card);
        assertThat(told.xml("/pointsPromotionTO/cashInState")).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59.2Z, 5825",
        "2026-01-31T23:59:59.4Z, ''",
        "2026-02-01T00:59:59.25%2B01:00, 5825",
        "2026-02-01T00:59:59.2, 5825",
        "2026-02-01T00:59, 5825",
        "2026-02-01T01:00, ''"
    })
    void a_moment_counts_to_the_fraction_of_a_second(String from, String found) {
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update reward set redeemable_to = '2026-01-31 23:59:59.3+00' where id = 5825"));
        try {
            assertThat(String.join(" ", ids(ask(SEARCH + "?title=zomer&cashingPeriodBegin=" + from))))
                    .isEqualTo(found);
        } finally {
            SERVER.jdbi()
                    .useHandle(handle ->
                            handle.execute("update reward set redeemable_to = '2026-02-01 00:00+00' where id = 5825"));
        }
    }

    @Test
    void points_that_somebody_does_not_have_yet_can_be_counted_in() {
        var jef = "uid=demo-passholder-1&filterOnUserPoints=true";
        assertThat(ids(ask(SEARCH + "?" + jef))).isEmpty();
        var found = ask(SEARCH + "?" + jef + "&simulatedExtraPoints=9");
        assertThat(ids(found)).contains("1", "2");
        assertThat(found.xml("//promotion[id=1]/cashInState")).isEqualTo("POSSIBLE");
    }

    @ParameterizedTest
    @CsvSource({
        "minPoints=5&maxPoints=4, INVALID_INTERVAL_MIN_HIGHER_THAN_MAX",
        "cashingPeriodBegin=2026-02-01&cashingPeriodEnd=2026-01-31, INVALID_INTERVAL_BEGIN_DATE_AFTER_END_DATE",
        "cashingPeriodBegin=31/12/2009, PARSE_INVALID_DATE",
        "cashingPeriodEnd=2026-02-30, PARSE_INVALID_DATE",
        "cashingPeriodEnd=10000-01-01, PARSE_INVALID_DATE",
        "cashingPeriodEnd=2026-01-01%2000:00, PARSE_INVALID_DATE",
        "city=%01, PARSE_INVALID_CITY_NAME",
        "balieConsumerKey=nobody, UNKNOWN_BALIE_CONSUMERKEY",
        "owningCardSystemId=99, UNKNOWN_CARD_SYSTEM",
        "uid=nobody, UNKNOWN_PASSHOLDER_UID",
        "uid=%00, UNKNOWN_PASSHOLDER_UID",
        "uitpasNumber=0900000095910, UNKNOWN_UITPASNUMBER",
        "uitpasNumber=0900000095901, PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber=09, PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber=0900000074519, INVALID_CARD",
        "uid=demo-passholder-3&uitpasNumber=0900000095902, INVALID_PARAMETERS",
        "filterOnUserPoints=true, INVALID_PARAMETERS",
        "sort=PRICE, INVALID_PARAMETERS",
        "order=UP, INVALID_PARAMETERS",
        "published=yes, INVALID_PARAMETERS",
        "minPoints=-1, INVALID_PARAMETERS",
        "max=1&max=2, INVALID_PARAMETERS"
    })
    void a_search_that_cannot_be_understood_says_why(String query, String code) {
        var answer = ask(SEARCH + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "pointsPromotion/77, UNKNOWN_POINTS_PROMOTION_ID",
        "pointsPromotion/5688, UNKNOWN_POINTS_PROMOTION_ID",
        "pointsPromotion/x, PARSE_INVALID_LONG",
        "welcomeAdvantage/5687, UNKNOWN_WELCOME_ADVANTAGE_ID",
        "welcomeAdvantage/9999999999999999999, PARSE_INVALID_LONG"
    })
    void a_reward_that_is_not_there_is_not_told(String path, String code) {
        assertThat(ask("uitpas/promotion/" + path).code()).isEqualTo(code);
    }

    @Test
    void welcome_advantages_are_found_too() {
        var found = ask("uitpas/promotion/welcomeAdvantages?sort=TITLE");
        assertThat(ids(found)).containsExactly("5826", "5688");
        assertThat(found.xml("//promotion[id=5688]/points")).isEqualTo("0");
        assertThat(found.xml("//promotion[id=5688]/periodConstraint")).isEmpty();
        assertThat(ids(ask("uitpas/promotion/welcomeAdvantages?cashingPeriodBegin=2026-11-22")))
                .containsExactly("5688");
        assertThat(ask("uitpas/promotion/welcomeAdvantage/5688?" + JEF).xml("/welcomeAdvantageTO/title"))
                .isEqualTo("Welkomstpakket");
    }

    @Test
    void an_employee_may_look_too() {
        assertThat(ids(SERVER.as(DemoProfile.COUNTER).get(SEARCH + "?maxPoints=2")))
                .containsExactly("5824", "5900");
    }

    private static Answer ask(String path) {
        return SERVER.running().as(APP).get(path);
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        int count = Integer.parseInt(answer.xml("count(/response/promotions/promotion)"));
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> answer.xml("/response/promotions/promotion[" + i + "]/id"))
                .toList();
    }
}
