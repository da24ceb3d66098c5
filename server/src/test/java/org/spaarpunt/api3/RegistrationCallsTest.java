package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.nationalNumber;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

class RegistrationCallsTest {
    private static final int AT_ONCE = 20;

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    @BeforeAll
    static void let_two_counters_register() {
        DESK.open();
    }

    @Test
    void who_is_registered_is_found_with_all_that_was_said() {
        var card = DESK.card();
        var number = nationalNumber(1);
        var everything = ("inszNumber," + number
                        + ",gender,V,secondName,Jan,street,Dorp,number,1,box,b,email,p@demo.example,"
                        + "telephone,053 1,gsm,0470 1,nationality,Belg,placeOfBirth,Aalst,moreInfo,Regel 1\nRegel 2,"
                        + "verified,true,optInSms,1,legalTermsPaper,1")
                .split(",", -1);
        var answer = register(DESK.deWerf(), card, everything);
        assertThat(answer.status()).isEqualTo(200);
        var uid = answer.xml("/response/message");
        assertThat(uid).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(answer.xml("/response/resource")).isEqualTo("/uitpas/passholder/" + card);

        for (var identification : List.of(card, number, "0" + number, "93.05.18-001." + number.substring(9))) {
            var found = DESK.deWerf().get("uitpas/retrieve?identification=" + identification);
            assertThat(found.xml("concat(/response/passHolder/firstName, ' ', /response/passHolder/secondName, ' ',"
                            + " /response/passHolder/inszNumber, ' ', /response/passHolder/gender, ' ',"
                            + " /response/passHolder/registrationBalieConsumerKey, ' ', /response/card/status)"))
                    .isEqualTo("Pieter Jan " + number + " FEMALE 31413BDF-DFC7-7A9F-10403618C2816E44 ACTIVE");
            assertThat(found.xml("//optInSms")).isEqualTo("true");
        }
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/search?inszNumber=" + number)
                        .xml("/response/passholders/passholder/uitIdUser/*[local-name() = 'id']"))
                .isEqualTo(uid);
        assertThat(DESK.texts("select concat_ws(' ', on_behalf_of, act, details) from audit_entry where subject = '"
                        + uid + "'"))
                .containsExactly("6b9f81a2-7505-4fdd-b152-dddeaf235cde PASSHOLDER_REGISTERED " + card);
    }

    @Test
    void a_new_passholder_may_check_in_at_once() {
        var card = DESK.card();
        register(DESK.deWerf(), card);
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", card)
                        .xml("/response/points"))
                .isEqualTo("2");
    }

    @Test
    void a_national_number_lies_sealed_and_is_told_only_to_who_needs_it() {
        var number = nationalNumber(2);
        var card = DESK.card();
        register(DESK.deWerf(), card, "inszNumber", number);
        assertThat(DESK.texts("select to_jsonb(passholder)::text from passholder"))
                .noneMatch(row -> row.contains(number));
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                delete from permission_group_action
                where group_id = (select id from permission_group where name = 'Niet-geauthorizeerde registratie balies')
                  and action in ('PASSHOLDER_CREATE', 'PASSHOLDER_UPDATE')
                """));
        assertThat(DESK.library().get("uitpas/passholder/" + card).body()).doesNotContain(number);
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into permission_group_action (group_id, action)
                select id, 'PASSHOLDER_CREATE' from permission_group where name = 'Niet-geauthorizeerde registratie balies'
                """));
        assertThat(DESK.library().get("uitpas/passholder/" + card).body()).contains(number);
    }

    @Test
    void somebody_is_registered_once_and_the_second_counter_hears_who_it_is() {
        var first = DESK.card();
        var uid =
                register(DESK.deWerf(), first, "inszNumber", nationalNumber(3)).xml("/response/message");
        var second = DESK.card();
        var again = register(DESK.deWerf(), second, "inszNumber", nationalNumber(3));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.code()).isEqualTo("INSZ_ALREADY_USED");
        assertThat(again.xml("/response/userId")).isEqualTo(uid);
        assertThat(again.xml("/response/cardSystemLinks/cardSystemLink/cardSystem/id"))
                .isEqualTo("2");
        assertThat(again.xml("/response/cardSystemLinks/cardSystemLink/uitpasNumber"))
                .isEqualTo(first);
        assertThat(DESK.status(second)).isEqualTo("LOCAL_STOCK");
    }

    @Test
    void who_asks_again_hears_whom_the_first_request_registered() {
        var card = DESK.card();
        var uid = register(DESK.deWerf(), card, "inszNumber", nationalNumber(6)).xml("/response/message");
        var again = register(DESK.deWerf(), card, "inszNumber", nationalNumber(6));
        assertThat(again.code()).isEqualTo("INSZ_ALREADY_USED");
        assertThat(again.xml("/response/userId")).isEqualTo(uid);
        assertThat(register(DESK.deWerf(), card, "inszNumber", nationalNumber(7))
                        .code())
                .isEqualTo("INVALID_CARD_STATUS");
    }

    @Test
    void of_many_who_register_one_national_number_at_once_one_succeeds() throws Exception {
        var cards = IntStream.range(0, AT_ONCE).mapToObj(_ -> DESK.card()).toList();
        var answers = atOnce(i -> register(DESK.deWerf(), cards.get(i), "inszNumber", nationalNumber(4)));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::code).filter("INSZ_ALREADY_USED"::equals))
                .hasSize(AT_ONCE - 1);
        assertThat(cards.stream().map(DESK::status).filter("LOCAL_STOCK"::equals))
                .hasSize(AT_ONCE - 1);
    }

    @Test
    void of_many_who_hand_out_one_card_at_once_one_succeeds() throws Exception {
        var card = DESK.card();
        var answers = atOnce(i -> register(DESK.deWerf(), card, "inszNumber", nationalNumber(100 + i), "name", "Race"));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().map(Answer::code).filter("INVALID_CARD_STATUS"::equals))
                .hasSize(AT_ONCE - 1);
        assertThat(DESK.texts("select uid from passholder where name = 'Race'")).hasSize(1);
    }

    @Test
    void a_social_tariff_needs_its_card_its_end_and_its_permission() {
        var card = DESK.cardForTariff();
        assertThat(register(DESK.deWerf(), card).code()).isEqualTo("INVALID_CARD");
        assertThat(register(DESK.deWerf(), card, "kansenStatuut", "true").code())
                .isEqualTo("MISSING_REQUIRED_FIELDS");
        for (var end : List.of("2026-11-21", "2028-01-01")) {
            assertThat(tariff(card, end).code()).isEqualTo("INVALID_DATE_CONSTRAINTS");
        }
        assertThat(tariff(DESK.card(), "2027-12-31").code()).isEqualTo("INVALID_CARD");
        assertThat(tariff(card, "2027-12-31").status()).isEqualTo(200);
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/" + card)
                        .xml("/passHolder/cardSystemSpecific/kansenStatuutEndDate"))
                .isEqualTo("2027-12-31T23:59:59+01:00");
    }

    @Test
    void a_counter_registers_in_the_card_systems_where_it_may() {
        var card = DESK.card();
        SERVER.jdbi().useHandle(handle -> handle.execute("update card set card_system_id = 1 where number = ?", card));
        assertThat(register(DESK.deWerf(), card).xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_CREATE");
        assertThat(DESK.status(card)).isEqualTo("LOCAL_STOCK");
    }

    @Test
    void a_counter_that_may_grant_no_tariff_needs_a_national_number_and_hands_out_its_own_cards() {
        var card = DESK.cardOfLibrary();
        var missing = register(DESK.library(), card);
        assertThat(missing.code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(missing.xml("/response/message")).contains("inszNumber");
        assertThat(register(DESK.deWerf(), card).code()).isEqualTo("CARD_NOT_ASSIGNED_TO_BALIE");
        assertThat(register(DESK.library(), card, "inszNumber", nationalNumber(5))
                        .status())
                .isEqualTo(200);
        assertThat(register(DESK.library(), DESK.cardOfLibrary(), "city", "Buitenland", "postalCode", "75001")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "uitpasNumber,'',MISSING_REQUIRED_FIELDS",
        "name,'',MISSING_REQUIRED_FIELDS",
        "dateOfBirth,'',MISSING_REQUIRED_FIELDS",
        "uitpasNumber,12,PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber,0900000000118,UNKNOWN_CARD",
        "uitpasNumber,0900000095902,CARD_NOT_ASSIGNED_TO_BALIE",
        "inszNumber,93051822360,PARSE_INVALID_INSZ",
        "dateOfBirth,18/05/1993,PARSE_INVALID_DATE_OF_BIRTH",
        "gender,X,PARSE_INVALID_GENDER",
        "postalCode,0450,PARSE_INVALID_POSTAL_CODE",
        "email,nobody,INVALID_EMAIL_ADDRESS",
        "kansenStatuutEndDate,soon,PARSE_INVALID_DATE",
        "schoolConsumerKey,nowhere,UNKNOWN_SCHOOL",
        "voucherNumber,1,UNKNOWN_VOUCHER",
        "verified,maybe,INVALID_PARAMETERS"
    })
    void what_cannot_be_is_refused_and_hands_nothing_out(String name, String value, String code) {
        var card = DESK.card();
        var answer = register(DESK.deWerf(), card, name, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(DESK.status(card)).isEqualTo("LOCAL_STOCK");
    }

    @Test
    void children_agree_to_nothing() {
        var child = register(DESK.deWerf(), DESK.card(), "dateOfBirth", "2010-11-23", "optInPost", "true");
        assertThat(child.code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(register(DESK.deWerf(), DESK.card(), "dateOfBirth", "2010-11-22", "optInPost", "true")
                        .status())
                .isEqualTo(200);
    }

    private static Answer tariff(String card, String end) {
        return register(DESK.deWerf(), card, "kansenStatuut", "true", "kansenStatuutEndDate", end);
    }

    private interface Turn {
        Answer take(int number);
    }

    private static List<Answer> atOnce(Turn turn) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var turns = IntStream.range(0, AT_ONCE)
                    .<Callable<Answer>>mapToObj(number -> () -> turn.take(number))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(turns)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
