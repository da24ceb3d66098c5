package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Who may look back on which check-ins. */
class CheckinSearchTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    private static final String ACTIVITY = "/response/checkinActivities/checkinActivity";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    /** Five visits, each at a minute of its own; the fourth was taken back. */
    @BeforeAll
    static void look_back_on_some_visits() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                                     social_tariff, checked_in_at, period, ordinal, reversed_at)
                select passholder.id, event.id, '0900000067513', coalesce(visit.counter, 'demo-member-app'), counter.id, 1,
                       case when visit.counter is null then 'CODE' else 'COUNTER' end::checkin_via, event.points,
                       visit.tariff, visit.at::timestamptz, 'P' || visit.at, 1, visit.reversed::timestamptz
                from (values
                    ('demo-passholder-4', 'demo-unlimited', '31413BDF-DFC7-7A9F-10403618C2816E44', true,
                     '2026-11-20 10:01:30+00', null),
                    ('demo-passholder-4', 'demo-today', '47B6FA21-ACB1-EA8F-2C231182C7DD0A19', false,
                     '2026-11-20 10:02:00+00', null),
                    ('demo-passholder-1', 'demo-haaltert', 'demo-library-haaltert', false, '2026-11-20 10:03:00+00', null),
                    ('demo-passholder-1', 'demo-unlimited', '31413BDF-DFC7-7A9F-10403618C2816E44', false,
                     '2026-11-20 10:04:00+00', '2026-11-20 10:05:00+00'),
                    ('demo-passholder-1', 'fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c', null, false,
                     '2026-01-05 10:05:00+00', null)
                ) visit (uid, cdbid, counter, tariff, at, reversed)
                join passholder using (uid)
                join event using (cdbid)
                left join counter on counter.consumer_key = visit.counter;
                insert into app_user (uid, nick) values ('demo-passholder-4', 'lucas');
                insert into access_token (token, secret, consumer_key, user_id)
                select 'lucas', 'lucas-secret', 'demo-member-app', id from app_user where nick = 'lucas';
                insert into consumer (key, secret, name) values
                    ('reader', 'reader-secret', 'Lezer'), ('visits', 'visits-secret', 'Bezoeken');
                insert into consumer_permission (consumer_key, permission) values ('reader', 'PASSHOLDER_READ'), ('reader', 'CHECKIN_READ'), ('visits', 'CHECKIN_READ')
                """).execute());
        SERVER.running().sealSecrets();
    }

    @Test
    void an_employee_is_told_of_a_visit_with_all_that_is_known() {
        var answer = search(counter(), "uid=demo-passholder-4&cdbid=demo-unlimited&balieConsumerKey=" + DE_WERF);
        var id = SERVER.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select passholder_id || '-' || id from checkin where social_tariff
                        """).mapTo(String.class).one());
        assertThat(answer.body()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <response><checkinActivities><checkinActivity><id>%s</id><type>12</type><contentType>event</contentType>\
                <nodeID>demo-unlimited</nodeID><nodeTitle>Boekenruil</nodeTitle>\
                <createdViaId>31413BDF-DFC7-7A9F-10403618C2816E44</createdViaId><createdVia>CC De Werf</createdVia>\
                <creationDate>2026-11-20T10:01Z</creationDate><points>1</points><private>false</private>\
                <kansenStatuut>true</kansenStatuut><location>Aalst</location><organiser>CC De Werf</organiser>\
                <organiserCardSystems><organiserCardSystem>1</organiserCardSystem>\
                <organiserCardSystem>2</organiserCardSystem></organiserCardSystems><userId>demo-passholder-4</userId>\
                <firstName>Lucas</firstName><lastName>De Smet</lastName><userHomeCity>Aalst</userHomeCity>\
                <userPoints>20</userPoints></checkinActivity></checkinActivities><total>1</total></response>""".formatted(id));
    }

    @Test
    void an_employee_sees_what_the_counter_did_and_what_happened_at_its_events() {
        assertThat(minutes(search(counter(), "balieConsumerKey=" + DE_WERF))).containsExactly("10:02", "10:01");
        assertThat(minutes(search(counter(), "balieConsumerKey=" + CULTUURNET))).containsExactly("10:02");
        assertThat(minutes(search(SERVER.as(DemoProfile.LIBRARY), ""))).containsExactly("10:03");
        assertThat(minutes(search(counter(), "uid=demo-passholder-1&balieConsumerKey=" + CULTUURNET)))
                .containsExactly("10:05");
    }

    @Test
    void a_passholder_sees_what_was_their_own() {
        var lucas = SERVER.running().as(new Keys("demo-member-app", "demo-member-app-secret", "lucas", "lucas-secret"));
        assertThat(minutes(search(lucas, "uid=demo-passholder-4"))).containsExactly("10:02", "10:01");
        assertThat(minutes(search(lucas, ""))).containsExactly("10:02", "10:01");
        var others = search(lucas, "uid=demo-passholder-1");
        assertThat(others.code()).isEqualTo("ACCESS_DENIED");
        assertThat(others.xml("/response/requiredPermission")).isEqualTo("eigen account");
        assertThat(search(lucas, "balieConsumerKey=nobody").code()).isEqualTo("UNKNOWN_BALIE_CONSUMERKEY");
    }

    @Test
    void an_application_is_told_what_happened_and_not_to_whom() {
        var visits = SERVER.running().as(new Keys("visits", "visits-secret", "", ""));
        var answer = search(visits, "");
        assertThat(minutes(answer)).containsExactly("10:03", "10:02", "10:01");
        assertThat(answer.xml(ACTIVITY + "[3]/kansenStatuut")).isEqualTo("false");
        assertThat(answer.xml(ACTIVITY + "[3]/private")).isEqualTo("false");
        assertThat(answer.xml(ACTIVITY + "[3]/id")).matches("[0-9]+");
        assertThat(answer.body()).doesNotContain("Lucas", "De Smet", "demo-passholder", "userHomeCity", "userPoints");
        for (var person : List.of("uid=demo-passholder-4", "city=Aalst")) {
            assertThat(search(visits, person).xml("/response/requiredPermission"))
                    .isEqualTo("PERMISSION_PASSHOLDER - ACTION_READ");
        }
    }

    @Test
    void an_application_without_the_permission_is_told_nothing() {
        for (var query : List.of("", "uid=demo-passholder-4", "cdbid=demo-unlimited")) {
            assertThat(search(SERVER.as(DemoProfile.NO_RIGHTS), query).xml("/response/requiredPermission"))
                    .isEqualTo("PERMISSION_CHECKIN - ACTION_READ");
        }
    }

    @Test
    void a_counter_without_an_employee_is_told_what_happened_there_and_not_to_whom() {
        var library = SERVER.running().as(new Keys("demo-library-haaltert", "demo-library-secret", "", ""));
        var answer = search(library, "");
        assertThat(minutes(answer)).containsExactly("10:03");
        assertThat(answer.body()).doesNotContain("userId", "firstName");
    }

    @Test
    void an_application_that_may_read_passholders_is_told_to_whom() {
        var answer = search(reader(), "uid=demo-passholder-4");
        assertThat(minutes(answer)).containsExactly("10:02", "10:01");
        assertThat(answer.xml(ACTIVITY + "[2]/firstName")).isEqualTo("Lucas");
        assertThat(answer.xml(ACTIVITY + "[2]/kansenStatuut")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                              | 10:03 10:02 10:01
            sort=creationDate%20asc                                         | 10:01 10:02 10:03
            uid=demo-passholder-1                                           | 10:03 10:05
            uid=nobody                                                      | ''
            cdbid=demo-today                                                | 10:02
            cdbid=nothing                                                   | ''
            checkinViaBalieConsumerKey=demo-library-haaltert                | 10:03
            checkinViaBalieConsumerKey=nobody                               | ''
            location=31413BDF-DFC7-7A9F-10403618C2816E44                    | 10:02 10:01
            location=cc%20de%20werf                                         | 10:02 10:01
            organiser=47B6FA21-ACB1-EA8F-2C231182C7DD0A19                   | 10:02
            organizer=CultuurNet%20Vlaanderen                               | 10:02
            city=denderleeuw                                                | 10:03
            organiserCardSystemId=2                                         | 10:03 10:02 10:01
            organiserCardSystemId=3                                         | ''
            startDate=2026-11-20T11:02:00%2B01:00                           | 10:03 10:02
            endDate=2026-11-20T10:02:00Z                                    | 10:02 10:01
            startDate=2026-11-20&endDate=2026-11-20                         | 10:03 10:02 10:01
            startDate=2026-01-01                                            | 10:05
            startDate=2026-01-01&endDate=2026-12-31&uid=demo-passholder-1   | 10:03 10:05
            """)
    void check_ins_are_found_by(String query, String minutes) {
        assertThat(String.join(" ", minutes(search(reader(), query)))).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"start=1&max=1,10:02", "start=3,''", "max=0,''", "start=99999999,''"})
    void a_page_is_part_of_what_was_found_and_the_total_is_all_of_it(String query, String minutes) {
        var answer = search(reader(), query);
        assertThat(String.join(" ", minutes(answer))).isEqualTo(minutes);
        assertThat(answer.xml("/response/total")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({
        "startDate=31/12/2009,PARSE_INVALID_DATE",
        "startDate=2026-11-02&endDate=2026-11-01,INVALID_DATE_CONSTRAINTS",
        "startDate=2026-01-01&endDate=2026-11-01,INVALID_DATE_CONSTRAINTS",
        "organiserCardSystemId=one,INVALID_PARAMETERS",
        "sort=points,INVALID_PARAMETERS",
        "cdbid=%00,INVALID_PARAMETERS",
        "uid=a&uid=b,INVALID_PARAMETERS"
    })
    void a_search_that_makes_no_sense_is_refused(String query, String code) {
        assertThat(search(reader(), query).code()).isEqualTo(code);
    }

    private static List<String> minutes(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        int found = Integer.parseInt(answer.xml("count(" + ACTIVITY + ")"));
        return IntStream.rangeClosed(1, found)
                .mapToObj(place ->
                        answer.xml(ACTIVITY + "[" + place + "]/creationDate").substring(11, 16))
                .toList();
    }

    private static Client counter() {
        return SERVER.as(DemoProfile.COUNTER);
    }

    private static Client reader() {
        return SERVER.running().as(new Keys("reader", "reader-secret", "", ""));
    }

    private static Answer search(Client client, String query) {
        return client.get("uitpas/cultureevent/searchCheckins?" + query);
    }
}
