package org.spaarpunt.api3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.HostileText;

class PassholderSearchTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void prepare() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update passholder set created_at = '2026-01-01'::timestamptz + id * interval '1 day';
                update passholder set opt_in_sms = true where uid = 'demo-passholder-1';
                update passholder set opt_in_post = true where uid = 'demo-passholder-2';
                update passholder set school_id = (select id from counter where consumer_key = 'demo-library-haaltert')
                where uid = 'demo-passholder-4';
                update membership set status = 'BLOCKED'
                where passholder_id = (select id from passholder where uid = 'demo-passholder-8');
                insert into access_token (token, secret, consumer_key, user_id)
                select 'jef', 'jef-secret', 'demo-counter-app', id from app_user where nick = 'jef'
                """).execute());
        SERVER.running().sealSecrets();
        var visit = SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", "0900000095902");
        assertThat(visit.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                        | Rik Marie Jef Lucas Emma Noor Adam Jean-Marie Bernadette Fatima
            includeBlocked=true                       | Rik Marie Jef Lucas Emma Noor Adam Louise Jean-Marie Bernadette Fatima
            name=peeters                              | Rik
            name=PE*                                  | Rik
            name=*s                                   | Rik Marie Emma Noor Adam Bernadette
            name=*a*s                                 | Marie Emma Adam Bernadette
            name=*eeter*                              | Rik
            name=*P%C3%89ETERS                        | Rik
            name=*eeter                               | ''
            name=p*eter*                              | Rik
            firstName=*ean-mar*                       | Jean-Marie
            firstName=*marie                          | Marie Jean-Marie
            firstName=*ean*ari*&name=*e*              | Jean-Marie
            name=_eeters                              | ''
            name=%25                                  | ''
            firstName=*a*&city=aalst                  | Lucas Emma Jean-Marie Bernadette Fatima
            street=Kat*                               | Jef
            postalCode=9470                           | Rik Marie
            postalCode=947*                           | ''
            city=dender*                              | Rik Marie
            email=JEF@demo.example                    | Jef
            dob=1978-07-23                            | Fatima
            dob=1978-07-23T00:00:00%2B02:00           | Fatima
            dobMin=2000-02-29                         | Lucas Noor
            dobMax=1969-09-05                         | Emma Adam Bernadette
            dobMin=1970-01-01&dobMax=1984-03-12       | Marie Jean-Marie Fatima
            kansenStatuut=true                        | Lucas Bernadette
            kansenStatuut=false&city=Aalst            | Jef Emma Noor Jean-Marie Fatima
            kansenStatuutBegin=2030-01-01             | Lucas Bernadette
            kansenStatuutEnd=2030-01-01               | Emma
            numberOfCheckins=1                        | Jef
            numberOfCheckinsMin=1                     | Jef
            numberOfCheckinsMax=0&city=Aalst          | Lucas Emma Noor Jean-Marie Bernadette Fatima
            numberOfPointsMin=20                      | Jef Lucas
            numberOfPointsMin=1&numberOfPointsMax=4   | Rik Marie
            optInPreference=SMS                       | Rik
            optInPreference=SMS&optInPreference=POST  | Rik Marie
            schoolConsumerKey=demo-library-haaltert   | Lucas
            schoolConsumerKey=nowhere                 | ''
            uitpasNumber=0900000095902                | Jef
            uitpasNumber=0900000095902&uitpasNumber=0900000067513&dobMin=2000-01-01 | Lucas
            uitpasNumber=0900000074519                | ''
            inszNumber=93051822361                    | ''
            """)
    void passholders_are_found_by(String query, String names) {
        assertThat(names(search(query))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sort=firstName                            | Adam Bernadette Emma Fatima Jean-Marie Jef Lucas Marie Noor Rik
            sort=name&order=desc                      | Noor Rik Adam Jef Marie Jean-Marie Fatima Lucas Bernadette Emma
            sort=dateOfBirth&max=2                    | Adam Bernadette
            sort=uitpasNumber&max=2                   | Noor Emma
            sort=numberOfCheckins&order=desc&max=1    | Jef
            sort=creationDate&start=5                 | Noor Adam Jean-Marie Bernadette Fatima
            sort=creationDate&order=DESC&max=1        | Fatima
            """)
    void in_the_order_that_is_asked_for(String query, String names) {
        assertThat(names(search(query))).isEqualTo(names);
    }

    @Test
    void a_page_is_told_with_the_total_and_without_photographs() {
        var page = search("max=1&name=peeters");
        assertThat(page.xml("/response/total")).isEqualTo("1");
        assertThat(search("max=2").xml("/response/total")).isEqualTo("10");
        assertThat(page.xml(
                        "/response/passholders/passholder/cardSystemSpecific/currentCard/uitpasNumber/uitpasNumber"))
                .isEqualTo("0987654321113");
        assertThat(page.xml("/response/passholders/passholder/uitIdUser/*[local-name() = 'id'"
                        + " and namespace-uri() = 'http://www.w3.org/1999/02/22-rdf-syntax-ns']"))
                .isEqualTo("demo-passholder-1");
        assertThat(page.xml("count(//picture)")).isEqualTo("0");
    }

    @Test
    void numbers_of_no_card_are_told_beside_the_others() {
        var some = search("uitpasNumber=0900000000118&uitpasNumber=0900000095902&uitpasNumber=12");
        assertThat(names(some)).isEqualTo("Jef");
        assertThat(some.xml("/response/invalidUitpasNumbers/invalidUitpasNumber[1]"))
                .isEqualTo("0900000000118");
        assertThat(some.xml("/response/invalidUitpasNumbers/invalidUitpasNumber[2]"))
                .isEqualTo("12");
        var none = search("uitpasNumber=0900000000118");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.code()).isEqualTo("PARSE_INVALID_UITPASNUMBER");
        assertThat(none.xml("/response/invalidUitpasNumbers/invalidUitpasNumber"))
                .isEqualTo("0900000000118");
    }

    @ParameterizedTest
    @CsvSource({
        "dob=yesterday,PARSE_INVALID_DATE",
        "dobMin=31/12/2009,PARSE_INVALID_DATE",
        "dobMax=1899-12-31,PARSE_INVALID_DATE",
        "inszNumber=93051822360,PARSE_INVALID_INSZ",
        "kansenStatuut=maybe,INVALID_PARAMETERS",
        "numberOfCheckins=-1,INVALID_PARAMETERS",
        "optInPreference=FAX,INVALID_PARAMETERS",
        "sort=age,INVALID_PARAMETERS",
        "order=up,INVALID_PARAMETERS",
        "name=%00,INVALID_PARAMETERS",
        "name=a&name=b,INVALID_PARAMETERS",
        "start=-1,INVALID_PARAMETERS",
        "associationId=99,UNKNOWN_ASSOCIATION_ID"
    })
    void a_question_that_makes_no_sense_is_refused(String query, String code) {
        assertThat(search(query).code()).isEqualTo(code);
        assertThat(search(query).status()).isEqualTo(400);
    }

    @Test
    void a_counter_finds_members_of_its_card_systems_and_whoever_shows_a_card() {
        // Adam is no member, but has a card.
        assertThat(names(atCounter("name=maes"))).isEqualTo("Adam");
        assertThat(names(atCounter("uitpasNumber=1000000520006"))).isEqualTo("Adam");
        assertThat(names(atCounter("name=peeters"))).isEqualTo("Rik");
        assertThat(names(atCounter("name=peeters&balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44")))
                .isEqualTo("Rik");
    }

    @Test
    void passholders_find_nobody_but_themselves() {
        var jef = SERVER.running().as(new Keys("demo-counter-app", "demo-counter-app-secret", "jef", "jef-secret"));
        assertThat(names(jef.get("uitpas/passholder/search"))).isEqualTo("Jef");
        assertThat(names(jef.get("uitpas/passholder/search?uitpasNumber=0900000067513")))
                .isEmpty();
    }

    @Test
    void hostile_texts_find_nothing_and_break_nothing() {
        for (var text : HostileText.all()) {
            var encoded = URLEncoder.encode(text.length() > 500 ? text.substring(0, 500) : text, UTF_8);
            for (var parameter : List.of("name", "city", "email", "uitpasNumber", "dob", "sort")) {
                assertThat(search(parameter + "=" + encoded).status()).isIn(200, 400);
            }
        }
    }

    private static Answer search(String query) {
        return SERVER.running()
                .as(new Keys("demo-counter-app", "demo-counter-app-secret", "", ""))
                .get("uitpas/passholder/search?" + query);
    }

    private static Answer atCounter(String query) {
        return SERVER.as(DemoProfile.COUNTER).get("uitpas/passholder/search?" + query);
    }

    private static String names(Answer answer) {
        int found = Integer.parseInt(answer.xml("count(/response/passholders/passholder)"));
        return IntStream.rangeClosed(1, found)
                .mapToObj(place -> answer.xml("/response/passholders/passholder[" + place + "]/firstName"))
                .collect(Collectors.joining(" "));
    }
}
