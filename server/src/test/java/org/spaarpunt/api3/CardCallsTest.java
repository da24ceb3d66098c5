package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

class CardCallsTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void a_card_is_told_with_its_number_flat() {
        for (var asked : new String[] {"chipNumber=04784cdaee3880", "uitpasNumber=0900000095902"}) {
            assertThat(get("uitpas/card?" + asked).body()).endsWith("""
                            <response><cardSystem><id>2</id><name>UiTPAS Aalst</name></cardSystem>\
                            <cardType>CARD</cardType><kansenpas>false</kansenpas><status>ACTIVE</status>\
                            <uitpasNumber>0900000095902</uitpasNumber></response>""");
        }
        assertThat(get("uitpas/passholder/uitpasNumber?chipNumber=04784CDAEE3880")
                        .xml("/response/uitpasNumber"))
                .isEqualTo("0900000095902");
    }

    @Test
    void what_a_card_is_made_as_is_told() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute("update card set type = 'STICKER' where number = '0900000020405'"));
        assertThat(get("uitpas/card?uitpasNumber=0900000020405").xml("/response/cardType"))
                .isEqualTo("STICKER");
        assertThat(get("uitpas/card?uitpasNumber=0900000020405").xml("/response/status"))
                .isEqualTo("DELETED");
    }

    @ParameterizedTest
    @CsvSource({
        "card,400,MISSING_REQUIRED_FIELDS",
        "card?chipNumber=04784CDAEE3880&uitpasNumber=0900000095902,400,INVALID_PARAMETERS",
        "card?chipNumber=04000000000000,400,UNKNOWN_CHIPNUMBER",
        "card?chipNumber=chip,400,UNKNOWN_CHIPNUMBER",
        "card?uitpasNumber=0900000000118,400,UNKNOWN_UITPASNUMBER",
        "card?uitpasNumber=12,400,PARSE_INVALID_UITPASNUMBER",
        "passholder/uitpasNumber,400,MISSING_REQUIRED_FIELDS",
        "passholder/uitpasNumber?chipNumber=04000000000000,400,UNKNOWN_CHIPNUMBER",
        "grouppass/0900000095902,404,UNKNOWN_GROUPPASS",
        "grouppass/0900000000118,404,UNKNOWN_GROUPPASS",
        "grouppass/12,404,UNKNOWN_GROUPPASS",
        "balie/countCards?balieConsumerKey=nowhere,400,UNKNOWN_BALIE_CONSUMERKEY"
    })
    void a_question_without_an_answer_is_refused(String path, int status, String code) {
        var answer = get("uitpas/" + path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_group_is_told_by_the_number_of_its_card() {
        var group = get("uitpas/grouppass/0900000045410");
        assertThat(group.xml("/groupPass/name")).isEqualTo("Groep Zonnestraal");
        assertThat(group.xml("/groupPass/ticketsPerYear")).isEqualTo("20");
        assertThat(group.xml("/groupPass/kansenStatuut")).isEqualTo("true");
        assertThat(group.xml("/groupPass/uuid")).hasSize(36);
        assertThat(group.xml("/groupPass/card/uitpasNumber/uitpasNumber")).isEqualTo("0900000045410");
    }

    @Test
    void cards_in_stock_are_counted_by_card_system_status_and_tariff() {
        var counts = get("uitpas/balie/countCards");
        assertThat(counts.xml("count(/response/counters/counter)")).isEqualTo("8");
        assertThat(counts.xml("sum(/response/counters/counter/count)")).isEqualTo("3");
        assertThat(counts.xml("/response/counters/counter[count = 1]/status")).isEqualTo("LOCAL_STOCK");
        assertThat(counts.xml("/response/counters/counter[count = 1]/kansenstatuut"))
                .isEqualTo("true");
        assertThat(counts.xml("/response/counters/counter[count = 1]/cardSystem/id"))
                .isEqualTo("2");
        assertThat(counts.xml("/response/counters/counter[count = 2]/status")).isEqualTo("LOCAL_STOCK");
        assertThat(counts.xml("/response/counters/counter[count = 2]/kansenstatuut"))
                .isEqualTo("false");
    }

    private static Answer get(String path) {
        return SERVER.as(DemoProfile.COUNTER).get(path);
    }
}
