package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

class PriceCallsTest {
    private static final String PRICE = "/response/uitpasPrice/";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    @BeforeAll
    static void set_prices() {
        DESK.open();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                delete from card_price;
                insert into card_price (id, card_system_id, reason, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
                values
                    (1, 2, 'FIRST_CARD', false, null, null, false, '', 5.00),
                    (2, 2, 'FIRST_CARD', false, null, 17, false, '', 2.00),
                    (3, 2, 'FIRST_CARD', false, 65, null, false, '', 3.50),
                    (4, 2, 'FIRST_CARD', false, null, null, false, '9300', 4.00),
                    (5, 2, 'FIRST_CARD', true, null, null, false, '', 0.00),
                    (6, 2, 'DEFECT', false, 18, 64, true, '', 1.00),
                    (7, 1, 'FIRST_CARD', false, null, null, false, '', 9.00)
                """).execute());
    }

    @Test
    void a_counter_sees_the_prices_of_the_card_systems_where_it_registers_people() {
        var answer = DESK.deWerf().get("uitpas/passholder/uitpasPrice");
        assertThat(answer.xml("count(/response/uitpasPrices/uitpasPrice)")).isEqualTo("6");
        var defect = "/response/uitpasPrices/uitpasPrice[id = '6']/";
        assertThat(answer.xml(
                        "concat(%1$sreason, ' ', %1$scardType, ' ', %1$sageRange/ageFrom, ' ', %1$sageRange/ageTo, ' ', %1$skansenstatuut, ' ', %1$suseWhenAgeUnknown, ' ', %1$sprice, ' ', %1$scardSystem/id)"
                                .formatted(defect)))
                .isEqualTo("DEFECT CARD 18 64 false true 1.00 2");
        assertThat(answer.xml("count(/response/uitpasPrices/uitpasPrice[id = '1']/ageRange)"))
                .isEqualTo("0");
        assertThat(answer.xml("/response/uitpasPrices/uitpasPrice[id = '4']/postalCode"))
                .isEqualTo("9300");
        assertThat(answer.xml("/response/uitpasPrices/uitpasPrice[id = '5']/kansenstatuut"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "reason=FIRST_CARD,1,5.00",
        "reason=FIRST_CARD&dateOfBirth=2008-11-23,2,2.00",
        "reason=FIRST_CARD&dateOfBirth=2008-11-22,1,5.00",
        "reason=FIRST_CARD&dateOfBirth=1961-11-22,3,3.50",
        "reason=FIRST_CARD&dateOfBirth=1961-11-22&postalCode=9300,4,4.00",
        "reason=FIRST_CARD&dateOfBirth=1990-01-01&postalCode=9450,1,5.00",
        "reason=DEFECT,6,1.00",
        "reason=DEFECT&dateOfBirth=2015-01-01,'',0.00",
        "reason=LOSS_THEFT,'',0.00"
    })
    void the_price_that_says_most_about_the_buyer_holds_and_without_any_a_card_costs_nothing(
            String asked, String id, String price) {
        var answer = ask("uitpasNumber=" + DESK.card() + "&" + asked);
        assertThat(answer.xml(PRICE + "id")).isEqualTo(id);
        assertThat(answer.xml(PRICE + "price")).isEqualTo(price);
        assertThat(answer.xml(PRICE + "cardSystem/id")).isEqualTo("2");
        assertThat(asked).contains("reason=" + answer.xml(PRICE + "reason"));
    }

    @Test
    void the_card_says_whether_it_is_for_a_social_tariff() {
        var answer = ask("reason=FIRST_CARD&uitpasNumber=" + DESK.cardForTariff());
        assertThat(answer.xml(PRICE + "id")).isEqualTo("5");
        assertThat(answer.xml(PRICE + "kansenstatuut")).isEqualTo("true");
    }

    @Test
    void without_a_card_the_card_system_is_asked() {
        assertThat(ask("reason=FIRST_CARD&cardSystemId=2").xml(PRICE + "price")).isEqualTo("5.00");
        assertThat(ask("reason=FIRST_CARD&cardSystemId=1").xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_CREATE");
    }

    @ParameterizedTest
    @CsvSource({
        "uitpasNumber={card},MISSING_REQUIRED_FIELDS",
        "reason=FIRST_CARD,MISSING_REQUIRED_FIELDS",
        "reason=FIRST_CARD&uitpasNumber={card}&cardSystemId=2,INVALID_PARAMETERS",
        "reason=GIFT&uitpasNumber={card},PARSE_INVALID_UITPAS_STATUS_CHANGE_REASON",
        "reason=FIRST_CARD&uitpasNumber=12,PARSE_INVALID_UITPASNUMBER",
        "reason=FIRST_CARD&uitpasNumber=0900000000118,UNKNOWN_CARD",
        "reason=FIRST_CARD&uitpasNumber=0900000095902,BALIE_NOT_AUTHORIZED",
        "reason=FIRST_CARD&cardSystemId=99,UNKNOWN_CARD_SYSTEM",
        "reason=FIRST_CARD&cardSystemId=x,PARSE_INVALID_LONG",
        "reason=FIRST_CARD&uitpasNumber={card}&dateOfBirth=soon,PARSE_INVALID_DATE_OF_BIRTH",
        "reason=FIRST_CARD&uitpasNumber={card}&voucherNumber=1,UNKNOWN_VOUCHER"
    })
    void what_cannot_be_priced_is_refused(String asked, String code) {
        var answer = ask(asked.replace("{card}", DESK.card()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static Answer ask(String query) {
        return DESK.deWerf().get("uitpas/price?" + query);
    }
}
