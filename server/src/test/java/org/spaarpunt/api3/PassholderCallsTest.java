package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

class PassholderCallsTest {
    private static final String JEF = "demo-passholder-3";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void let_jef_in_through_two_applications() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into access_token (token, secret, consumer_key, user_id)
                select 'jef-' || consumer.key, 'jef-secret', consumer.key, app_user.id
                from consumer, app_user
                where nick = 'jef' and consumer.key in ('demo-counter-app', 'demo-no-rights');
                insert into passholder_picture (passholder_id, picture)
                select id, '\\x010203' from passholder where uid = 'demo-passholder-3'
                """).execute());
        SERVER.running().sealSecrets();
    }

    @Test
    void a_passholder_is_told_with_all_that_is_known_of_them() {
        assertThat(counter().get("uitpas/passholder/0900000095902").body()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <passHolder xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns" xmlns:foaf="http://xmlns.com/foaf/0.1/">\
                        <name>Lambrecht</name><firstName>Jef</firstName><email>jef@demo.example</email>\
                        <dateOfBirth>1990-05-17T00:00:00+02:00</dateOfBirth><gender>MALE</gender>\
                        <street>Kattestraat</street><number>31</number><postalCode>9300</postalCode><city>Aalst</city>\
                        <gsm>0470 00 00 03</gsm><nationality>Belg</nationality><placeOfBirth>Gent</placeOfBirth>\
                        <picture>AQID</picture><verified>true</verified><blocked>false</blocked>\
                        <numberOfCheckins>0</numberOfCheckins><points>20.000</points>\
                        <uitIdUser><rdf:id>demo-passholder-3</rdf:id>\
                        <optInPreferences><optInServiceMails>false</optInServiceMails>\
                        <optInMilestoneMails>false</optInMilestoneMails><optInInfoMails>false</optInInfoMails>\
                        <optInSms>false</optInSms><optInPost>false</optInPost></optInPreferences></uitIdUser>\
                        <cardSystemSpecific><cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem>\
                        <currentCard><cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem><cardType>CARD</cardType>\
                        <kansenpas>false</kansenpas><status>ACTIVE</status>\
                        <uitpasNumber><uitpasNumber>0900000095902</uitpasNumber></uitpasNumber></currentCard>\
                        <emailPreference>NO_MAILS</emailPreference><smsPreference>NO_SMS</smsPreference>\
                        <kansenStatuut>false</kansenStatuut><kansenStatuutExpired>false</kansenStatuutExpired>\
                        <kansenStatuutInGracePeriod>false</kansenStatuutInGracePeriod><status>ACTIVE</status>\
                        </cardSystemSpecific><memberships></memberships></passHolder>""");
    }

    @Test
    void a_social_tariff_is_told_with_its_last_day() {
        var link = "/passHolder/cardSystemSpecific/";
        var valid = counter().get("uitpas/passholder/0900000067513");
        assertThat(valid.xml(link + "kansenStatuut")).isEqualTo("true");
        assertThat(valid.xml(link + "kansenStatuutExpired")).isEqualTo("false");
        assertThat(valid.xml(link + "kansenStatuutEndDate")).isEqualTo("2099-12-31T23:59:59+01:00");
        assertThat(valid.xml(link + "currentCard/kansenpas")).isEqualTo("true");
        var expired = counter().get("uitpas/passholder/0900000031618");
        assertThat(expired.xml(link + "kansenStatuut")).isEqualTo("true");
        assertThat(expired.xml(link + "kansenStatuutExpired")).isEqualTo("true");
    }

    @Test
    void check_ins_are_counted_and_points_follow() {
        var visit = counter().post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", "0987654321113");
        assertThat(visit.status()).isEqualTo(200);
        var jef = counter().get("uitpas/passholder/0987654321113");
        assertThat(jef.xml("/passHolder/numberOfCheckins")).isEqualTo("1");
        assertThat(jef.xml("/passHolder/points")).isEqualTo("3.000");
    }

    @Test
    void the_card_that_is_in_use_is_the_current_one() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into card (number, chip, card_system_id, status, passholder_id)
                select '0900000000001', '04000000000001', 2, 'BLOCKED', id from passholder where uid = 'demo-passholder-4'
                """));
        var lucas = counter().get("uitpas/passholder/0900000000001");
        assertThat(lucas.xml("/passHolder/cardSystemSpecific/currentCard/uitpasNumber/uitpasNumber"))
                .isEqualTo("0900000067513");
    }

    @ParameterizedTest
    @CsvSource({
        "passholder/0900000095902,200,''",
        "passholder/0900000074519,400,INVALID_CARD",
        "passholder/0900000045410,400,INVALID_CARD",
        "passholder/0900000000101,400,PARSE_INVALID_UITPASNUMBER",
        "passholder/0900000000118,400,UNKNOWN_UITPASNUMBER",
        "passholder/12,400,PARSE_INVALID_UITPASNUMBER",
        "passholder/%00,400,PARSE_INVALID_UITPASNUMBER",
        "passholder/uid/demo-passholder-3,200,''",
        "passholder/uid/nobody,404,UNKNOWN_PASSHOLDER_UID",
        "passholder/uid/%00,404,UNKNOWN_PASSHOLDER_UID",
        "retrieve,400,MISSING_REQUIRED_FIELDS",
        "retrieve?identification=nobody,400,UNKNOWN_IDENTIFICATION",
        "retrieve?identification=0900000000118,400,UNKNOWN_IDENTIFICATION",
        "retrieve?identification=%00,400,UNKNOWN_IDENTIFICATION",
        "retrieve?identification=0900000095902&balieConsumerKey=nowhere,400,UNKNOWN_BALIE_CONSUMERKEY"
    })
    void a_passholder_is_found_or_not(String path, int status, String code) {
        var answer = counter().get("uitpas/" + path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0900000095902", "04784CDAEE3880", "04784cdaee3880", "%200900000095902%20"})
    void who_shows_a_card_is_identified_by_its_number_or_its_chip(String identification) {
        var answer = identify(identification);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("count(/response/code)")).isEqualTo("0");
        assertThat(answer.xml("/response/passHolder/firstName")).isEqualTo("Jef");
        assertThat(answer.xml("/response/passHolder/uitIdUser/*[local-name() = 'id'"
                        + " and namespace-uri() = 'http://www.w3.org/1999/02/22-rdf-syntax-ns']"))
                .isEqualTo(JEF);
        assertThat(answer.xml("/response/card/uitpasNumber/uitpasNumber")).isEqualTo("0900000095902");
        assertThat(answer.xml("/response/card/cardSystem/name")).isEqualTo("UiTPAS Aalst");
        assertThat(answer.xml("/response/uitpasNumberOriginalRequest")).isEqualTo("0900000095902");
    }

    @Test
    void what_is_wrong_with_a_card_is_told_beside_who_holds_it() {
        var blocked = identify("0900000002312");
        assertThat(blocked.status()).isEqualTo(200);
        assertThat(blocked.code()).isEqualTo("INVALID_CARD_STATUS_BLOCKED");
        assertThat(blocked.xml("/response/passHolder/firstName")).isEqualTo("Noor");
        assertThat(blocked.xml("/response/card/status")).isEqualTo("BLOCKED");
        var expired = identify("0900000031618");
        assertThat(expired.status()).isEqualTo(200);
        assertThat(expired.code()).isEqualTo("KANSENSTATUUT_EXPIRED");
        assertThat(identify("0900000067513").code()).isEmpty();
    }

    @Test
    void a_group_is_identified_by_its_card() {
        var group = identify("0900000045410");
        assertThat(group.xml("count(/response/passHolder)")).isEqualTo("0");
        assertThat(group.xml("/response/card/kansenpas")).isEqualTo("true");
        assertThat(group.xml("/response/groupPass/name")).isEqualTo("Groep Zonnestraal");
        assertThat(group.xml("/response/groupPass/endDate")).isEqualTo("2099-12-31T00:00:00+01:00");
        assertThat(group.xml("/response/groupPass/availableTickets")).isEqualTo("20");
        SERVER.turnClockTo("2100-01-01T12:00+01:00");
        assertThat(identify("0900000045410").code()).isEqualTo("KANSENSTATUUT_EXPIRED");
    }

    @Test
    void a_card_that_waits_for_somebody_is_told_with_its_counter() {
        var stock = identify("0900000074519");
        assertThat(stock.xml("count(/response/passHolder)")).isEqualTo("0");
        assertThat(stock.xml("/response/card/status")).isEqualTo("LOCAL_STOCK");
        assertThat(stock.xml("/response/card/balie/name")).isEqualTo("CC De Werf");
        assertThat(stock.xml("/response/card/balie/id")).isEqualTo("31413BDF-DFC7-7A9F-10403618C2816E44");
    }

    @Test
    void passholders_may_see_themselves_through_an_application_that_may_read_passholders() {
        var own = jefThrough("demo-counter-app");
        for (var path :
                List.of("passholder/0900000095902", "passholder/uid/" + JEF, "retrieve?identification=0900000095902")) {
            assertThat(own.get("uitpas/" + path).status()).isEqualTo(200);
            assertThat(jefThrough("demo-no-rights")
                            .get("uitpas/" + path + (path.contains("?") ? "&" : "?")
                                    + "balieConsumerKey=demo-library-haaltert")
                            .xml("/response/requiredPermission"))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passholder/0900000067513",
                "passholder/0900000000118",
                "passholder/uid/demo-passholder-4",
                "retrieve?identification=0900000067513",
                "retrieve?identification=0900000000118",
                "retrieve?identification=0900000045410"
            })
    void and_nobody_else_nor_which_numbers_there_are(String path) {
        var refused = jefThrough("demo-counter-app").get("uitpas/" + path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.xml("/response/requiredPermission")).isEqualTo("PERMISSION_PASSHOLDER - ACTION_READ");
    }

    private static Answer identify(String identification) {
        return counter().get("uitpas/retrieve?identification=" + identification);
    }

    private static Client counter() {
        return SERVER.as(DemoProfile.COUNTER);
    }

    private static Client jefThrough(String consumer) {
        return SERVER.running().as(new Keys(consumer, consumer + "-secret", "jef-" + consumer, "jef-secret"));
    }
}
