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
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterDescription;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.HostileText;

class CounterSearchTest {
    private static final String SCHOOL = "Sint-Jozef";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void add_a_school_that_registers_passholders_in_aalst() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name) values ('school', 'school-secret', 'Sint-Jozef');
                insert into counter (consumer_key, name) values ('school', 'Sint-Jozef');
                insert into permission_group (name) values ('Registratie');
                insert into permission_group_action (group_id, action)
                select id, 'PASSHOLDER_CREATE' from permission_group where name = 'Registratie';
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 2, permission_group.id from counter, permission_group
                where consumer_key = 'school' and permission_group.name = 'Registratie'
                """).execute());
        var administration = SERVER.running().features().administration();
        var address = new Address("", "", "", "", "Aalst", "");
        var school = new CounterDescription("School", address, new Contact("", "", ""), true, true);
        assertThat(administration.counters().describe(new Actor.CommandLine(), "school", school))
                .isEqualTo(Outcome.done());
    }

    @Test
    void a_counter_is_told_with_all_that_is_known_of_it() {
        var group = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select id from permission_group where name = 'Registratie'
                        """).mapTo(Long.class).one());
        assertThat(search("key=school").body()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <response><balies><balie><id>school</id><consumerKey>school</consumerKey><name>Sint-Jozef</name>\
                        <type>School</type><city>Aalst</city><visible>true</visible>\
                        <cardSystems><cardSystem><id>2</id><name>UiTPAS Aalst</name>\
                        <groups><group><id>%d</id><name>Registratie</name></group></groups></cardSystem></cardSystems>\
                        </balie></balies><total>1</total></response>""".formatted(group));
    }

    @Test
    void address_and_contact_stand_in_elements_of_their_own() {
        var counter = "/response/balies/balie/";
        var answer = search("key=demo-library-haaltert");
        assertThat(answer.xml(counter + "street")).isEqualTo("Sint-Goriksplein");
        assertThat(answer.xml(counter + "number")).isEqualTo("17");
        assertThat(answer.xml(counter + "postalCode")).isEqualTo("9450");
        assertThat(answer.xml(counter + "telephoneNumber")).isEqualTo("053 00 00 03");
        assertThat(answer.xml(counter + "contactPerson")).isEqualTo("Ben Claes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | Bibliotheek Haaltert, CC De Werf, CultuurNet Vlaanderen, Sint-Jozef
            city=aalst                                      | CC De Werf, Sint-Jozef
            type=bibliotheek                                | Bibliotheek Haaltert
            visible=false                                   | CultuurNet Vlaanderen
            visible=true&city=Brussel                       | ''
            school=true&cardSystemId=2                      | Sint-Jozef
            school=true&cardSystemId=1                      | ''
            school=false&city=Aalst                         | CC De Werf, Sint-Jozef
            pointOfSale=1&cardSystemId=2                    | CC De Werf, Sint-Jozef
            pointOfSale=true&cardSystemId=1                 | CC De Werf
            cardSystemId=1&cardSystemId=2&city=Aalst        | CC De Werf, Sint-Jozef
            cardSystemId=1&city=Aalst                       | CC De Werf
            groupName=Registratie                           | Sint-Jozef
            groupName=Registratie&cardSystemId=1            | ''
            groupName=Registratie&groupName=Checkin%20and%20Ticket%20balies&city=Aalst | CC De Werf, Sint-Jozef
            key=no-such-counter                             | ''
            """)
    void counters_are_found_by(String query, String names) {
        assertThat(String.join(", ", names(search(query)))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({"start=1&max=2,CC De Werf,4", "start=4,'',4", "max=0,'',4", "max=999999999,Bibliotheek Haaltert,4"})
    void a_page_is_part_of_what_was_found_and_the_total_is_all_of_it(String query, String first, String total) {
        var answer = search(query);
        assertThat(answer.xml("/response/balies/balie[1]/name")).isEqualTo(first);
        assertThat(answer.xml("/response/total")).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "start=-1,INVALID_PARAMETERS",
        "max=ten,INVALID_PARAMETERS",
        "max=9999999999,INVALID_PARAMETERS",
        "cardSystemId=one,INVALID_PARAMETERS",
        "school=maybe,INVALID_PARAMETERS",
        "key=%00,INVALID_PARAMETERS",
        "groupName=%00,INVALID_PARAMETERS",
        "city=%00,PARSE_INVALID_CITY_NAME",
        "school=true,INVALID_PARAMETERS",
        "pointOfSale=true,INVALID_PARAMETERS",
        "pointOfSale=true&cardSystemId=2&groupName=Registratie,INVALID_PARAMETERS",
        "city=Aalst&userId=demo-passholder-1,INVALID_PARAMETERS",
        "city=Aalst&city=Gent,INVALID_PARAMETERS"
    })
    void a_question_that_makes_no_sense_is_refused(String query, String code) {
        assertThat(search(query).code()).isEqualTo(code);
        assertThat(search(query).status()).isEqualTo(400);
    }

    @Test
    void counters_near_a_passholder_are_for_applications_that_may_read_passholders() {
        assertThat(names(search("userId=demo-passholder-3"))).containsExactly("CC De Werf", SCHOOL);
        assertThat(search("userId=nobody").code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(search("userId=%00").code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        var ofUser = SERVER.as(DemoProfile.COUNTER_APP).get("uitpas/balie/search?userId=demo-passholder-3");
        assertThat(ofUser.xml("/response/requiredPermission")).isEqualTo("PERMISSION_PASSHOLDER - ACTION_READ");
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("delete from consumer_permission where permission = 'PASSHOLDER_READ'"));
        var refused = search("userId=demo-passholder-3");
        assertThat(search("userId=nobody").body()).isEqualTo(refused.body());
        assertThat(refused.xml("/response/requiredPermission")).isEqualTo("PERMISSION_PASSHOLDER - ACTION_READ");
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into consumer_permission values ('demo-counter-app', 'PASSHOLDER_READ')"));
    }

    @Test
    void points_of_sale_are_the_counters_that_register_passholders() {
        assertThat(names(pointsOfSale("city=Aalst&cardSystemId=2"))).containsExactly("CC De Werf", SCHOOL);
        assertThat(names(pointsOfSale("city=Aalst&cardSystemId=1"))).containsExactly("CC De Werf");
        assertThat(names(pointsOfSale("city=Haaltert&cardSystemId=1"))).isEmpty();
        assertThat(pointsOfSale("cardSystemId=2").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(pointsOfSale("city=Aalst").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
    }

    @Test
    void hostile_texts_find_nothing_and_break_nothing() {
        for (var text : HostileText.all()) {
            var encoded = URLEncoder.encode(text.length() > 1_000 ? text.substring(0, 1_000) : text, UTF_8);
            for (var parameter : List.of("key", "city", "type", "groupName")) {
                assertThat(search(parameter + "=" + encoded).status()).isIn(200, 400);
            }
        }
    }

    @Test
    void card_systems_are_listed() {
        assertThat(SERVER.as(DemoProfile.NO_RIGHTS)
                        .get("uitpas/cardsystem?permanent=true")
                        .body())
                .endsWith("""
                        <response><cardSystems><cardSystem><id>1</id><name>UiTPAS Dender</name></cardSystem>\
                        <cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem></cardSystems></response>""");
    }

    private static List<String> names(Answer answer) {
        int found = Integer.parseInt(answer.xml("count(/response/balies/balie)"));
        return IntStream.rangeClosed(1, found)
                .mapToObj(place -> answer.xml("/response/balies/balie[" + place + "]/name"))
                .toList();
    }

    private static Answer search(String query) {
        return SERVER.running().as(TokenDance.APP).get("uitpas/balie/search?" + query);
    }

    private static Answer pointsOfSale(String query) {
        return SERVER.as(DemoProfile.COUNTER_APP).get("uitpas/balie/pos?" + query);
    }
}
