package org.spaarpunt.api3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.HostileText;

/** Which events a search finds, in which order. The demo has its events on Sunday 22 November 2026. */
class EventSearchTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void add_events_of_the_coming_weeks() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                delete from checkin_code;
                delete from device_counter;
                delete from device;
                delete from event where cdbid <> 'demo-haaltert';
                insert into event (cdbid, title, description, city, organiser_id, location_id, calendar)
                select cdbid, title, description, city, organiser.id, place.id, calendar::jsonb
                from (values
                    ('quiz', 'Grote quiz', 'Tien rondes vragen', 'Aalst',
                     '31413BDF-DFC7-7A9F-10403618C2816E44', '47B6FA21-ACB1-EA8F-2C231182C7DD0A19',
                     '{"kind":"dates","dates":[{"start":"2026-11-22T20:00","end":"2026-11-22T22:00"},{"start":"2026-12-06T20:00"}]}'),
                    ('expo', 'Expo Ensor', '', 'Brussel',
                     '47B6FA21-ACB1-EA8F-2C231182C7DD0A19', null,
                     '{"kind":"periodic","from":"2026-11-25","to":"2027-02-28"}'),
                    ('markt', 'Kerstmarkt', 'Met een quiz', 'Erpe-Mere',
                     'demo-library-haaltert', null, '{"kind":"dates","dates":[{"first":"2026-11-28","last":"2026-11-29"}]}'),
                    ('oud', 'Zomerfeest', '', 'Aalst', '31413BDF-DFC7-7A9F-10403618C2816E44', null,
                     '{"kind":"dates","dates":[{"start":"2026-07-21T14:00"}]}')
                ) added (cdbid, title, description, city, organiser, place, calendar)
                join organisation organiser on organiser.external_id = added.organiser
                left join organisation place on place.external_id = added.place
                """).execute());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | markt quiz expo demo-haaltert oud
            q=*:*                                           | markt quiz expo demo-haaltert oud
            q=QUIZ                                          | markt quiz
            q=grote%20qui                                   | quiz
            q=ensor                                         | expo
            q=aalst%20quiz                                  | quiz
            q=werf                                          | quiz oud
            q=werf%20zomerfeest                             | oud
            q=Erpe-Mere                                     | markt
            q=%27%20or%20true%20--                          | ''
            q=vragen%20%26%20!%20%7C%20(                    | quiz
            cdbid=expo                                      | expo
            cdbid=nothing                                   | ''
            city=aalst                                      | quiz oud
            city=Aalst&city=Erpe-Mere                       | markt quiz oud
            locatieId=47B6FA21-ACB1-EA8F-2C231182C7DD0A19   | quiz
            inrichterId=47B6FA21-ACB1-EA8F-2C231182C7DD0A19 | expo
            balieConsumerKey=47B6FA21-ACB1-EA8F-2C231182C7DD0A19 | quiz expo
            balieConsumerKey=47B6FA21-ACB1-EA8F-2C231182C7DD0A19&balieConsumerKey=demo-library-haaltert | markt quiz expo demo-haaltert
            datetype=today                                  | quiz demo-haaltert
            datetype=tomorrow                               | demo-haaltert
            datetype=thisweekend                            | quiz demo-haaltert
            datetype=nextweekend                            | markt expo demo-haaltert
            datetype=next7days                              | markt quiz expo demo-haaltert
            datetype=next30days                             | markt quiz expo demo-haaltert
            datetype=next12months                           | markt quiz expo demo-haaltert
            startDate=2026-12-01T00:00:00%2B01:00           | quiz expo demo-haaltert
            endDate=2026-11-21                              | demo-haaltert oud
            startDate=2026-07-01&endDate=2026-07-31         | demo-haaltert oud
            startDate=2026-11-23&endDate=2026-12-05&city=Aalst | ''
            startDate=2026-12-06T22:30:00Z&endDate=2026-12-06T22:30:00Z&city=Aalst | quiz
            private=false&city=Brussel                      | expo
            private=true                                    | ''
            """)
    void events_are_found_by(String query, String cdbids) {
        assertThat(String.join(" ", cdbids(search(query)))).isEqualTo(cdbids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sort=permanent%20desc,availableto%20asc                   | demo-haaltert oud markt quiz expo
            sort=availableto%20desc                                   | demo-haaltert expo quiz markt oud
            sort=availablefrom&sortOrder=DESC                         | markt expo quiz oud demo-haaltert
            sort=title&sortOrder=ASC                                  | expo quiz markt demo-haaltert oud
            sort=city%20asc,title%20desc                              | demo-haaltert oud quiz expo markt
            sortOrder=DESC                                            | markt quiz expo demo-haaltert oud
            """)
    void events_are_told_in_the_order_that_is_asked(String query, String cdbids) {
        SERVER.jdbi().useHandle(handle -> handle.execute("update event set city = '' where cdbid = 'demo-haaltert'"));
        assertThat(String.join(" ", cdbids(search(query)))).isEqualTo(cdbids);
    }

    @ParameterizedTest
    @CsvSource({"start=1&max=2,quiz expo", "start=5,''", "max=0,''", "start=4&max=999999999,oud"})
    void a_page_is_part_of_what_was_found_and_the_total_is_all_of_it(String query, String cdbids) {
        var answer = search(query);
        assertThat(String.join(" ", cdbids(answer))).isEqualTo(cdbids);
        assertThat(answer.xml("/cultureEvents/total")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "startDate=2026-12-01&endDate=2026-11-01,INVALID_DATE_CONSTRAINTS",
        "startDate=yesterday,PARSE_INVALID_DATE",
        "endDate=31/12/2009,PARSE_INVALID_DATE",
        "datetype=past,INVALID_PARAMETERS",
        "sort=score%20desc,INVALID_PARAMETERS",
        "sort=title%20sideways,INVALID_PARAMETERS",
        "'sort=title;drop%20table%20event',INVALID_PARAMETERS",
        "fq=type:event,INVALID_PARAMETERS",
        "max=ten,INVALID_PARAMETERS",
        "q=%00,INVALID_PARAMETERS",
        "city=%00,INVALID_PARAMETERS",
        "cdbid=a&cdbid=b,INVALID_PARAMETERS",
        "uitpasNumber=123,PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber=0900000095919,PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber=0930000000107,UNKNOWN_UITPASNUMBER",
        "balieConsumerKey=nobody,UNKNOWN_BALIE_CONSUMERKEY",
        "balieConsumerKey=%00,INVALID_PARAMETERS"
    })
    void a_search_that_makes_no_sense_is_refused(String query, String code) {
        var answer = search(query);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_counter_without_an_organisation_has_no_events_of_its_own() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name) values ('kiosk', 'kiosk-secret', 'Kiosk');
                insert into counter (consumer_key, name) values ('kiosk', 'Kiosk')
                """).execute());
        assertThat(search("balieConsumerKey=kiosk").code()).isEqualTo("BALIE_NOT_ACTOR");
    }

    @Test
    void an_employee_may_search_through_an_application_that_may_not_where_the_counter_may() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                delete from consumer_permission where consumer_key = ? and permission = 'EVENT_READ'
                """, DE_WERF));
        var counter = SERVER.as(DemoProfile.COUNTER);
        assertThat(counter.get("uitpas/cultureevent/search?cdbid=quiz&balieConsumerKey=" + DE_WERF)
                        .status())
                .isEqualTo(200);
        SERVER.jdbi()
                .useHandle(handle -> handle.execute("delete from permission_group_action where action = 'EVENT_READ'"));
        assertThat(counter.get("uitpas/cultureevent/search?cdbid=quiz&balieConsumerKey=" + CULTUURNET)
                        .xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_EVENT - ACTION_READ");
    }

    @Test
    void hostile_texts_find_nothing_and_break_nothing() {
        for (var text : HostileText.all()) {
            var encoded = URLEncoder.encode(text.length() > 1_000 ? text.substring(0, 1_000) : text, UTF_8);
            for (var parameter : List.of("q", "cdbid", "city", "locatieId", "sort", "datetype", "startDate")) {
                assertThat(search(parameter + "=" + encoded).status()).isIn(200, 400);
            }
        }
    }

    private static List<String> cdbids(Answer answer) {
        int found = Integer.parseInt(answer.xml("count(/cultureEvents/event)"));
        return IntStream.rangeClosed(1, found)
                .mapToObj(place -> answer.xml("/cultureEvents/event[" + place + "]/cdbid"))
                .toList();
    }

    private static Answer search(String query) {
        return SERVER.running().as(TokenDance.APP).get("uitpas/cultureevent/search?" + query);
    }
}
