package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.register;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;

/** What somebody is in a card system: becoming a member of another one, and changes in one of them. */
class CardSystemMembershipCallsTest {
    private static final String SECOND = "/passHolder/cardSystemSpecific[cardSystem/id = '3']/";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    /** Somebody who was just registered in the second card system. */
    private record Newcomer(String uid, String card) {}

    @BeforeAll
    static void let_de_werf_register_in_a_third_card_system() {
        DESK.open();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into card_system (id, name) values (3, 'UiTPAS Derde'), (4, 'UiTPAS Vierde');
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 3, permission_group.id
                from counter, permission_group
                where counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
                  and permission_group.name = 'Geauthorizeerde registratie balies'
                """).execute());
    }

    @Test
    void somebody_joins_another_card_system_with_the_card_they_have() {
        var anna = newcomer();
        var answer = join(anna, "cardSystemId=3&legalTermsPaper=1&parentalConsent=true");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/passHolder/uitIdUser/*[local-name() = 'id']")).isEqualTo(anna.uid());
        assertThat(answer.xml(
                        "concat(count(/passHolder/cardSystemSpecific), ' ', %1$sstatus, ' ', %1$skansenStatuut, ' ', count(%1$scurrentCard))"
                                .formatted(SECOND)))
                .isEqualTo("2 ACTIVE false 0");
        assertThat(DESK.texts("select concat_ws(' ', legal_terms_paper, legal_terms_digital, parental_consent)"
                        + " from passholder where uid = '" + anna.uid() + "'"))
                .containsExactly("t f t");
        assertThat(DESK.texts("select details from audit_entry where act = 'CARD_SYSTEM_JOINED' and subject = '"
                        + anna.uid() + "'"))
                .containsExactly("3");
        assertThat(join(anna, "cardSystemId=3").code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void somebody_joins_another_card_system_with_a_card_of_it() {
        var anna = newcomer();
        var card = cardOfThird(DESK.card());
        assertThat(join(anna, "uitpasNumber=" + card).xml(SECOND + "currentCard/uitpasNumber/uitpasNumber"))
                .isEqualTo(card);
        assertThat(DESK.status(card)).isEqualTo("ACTIVE " + anna.uid());
        assertThat(join(anna, "uitpasNumber=" + card).code()).isEqualTo("INVALID_CARD_STATUS");
        var another = cardOfThird(DESK.card());
        assertThat(join(anna, "uitpasNumber=" + another).code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(DESK.status(another)).isEqualTo("LOCAL_STOCK");
    }

    @Test
    void a_social_tariff_needs_its_card_and_an_end_that_may_be() {
        var anna = newcomer();
        var card = cardOfThird(DESK.cardForTariff());
        assertThat(join(anna, "uitpasNumber=" + card).code()).isEqualTo("INVALID_CARD");
        assertThat(join(anna, "uitpasNumber=" + card + "&kansenStatuutEndDate=2028-01-01")
                        .code())
                .isEqualTo("INVALID_DATE_CONSTRAINTS");
        var without = join(anna, "cardSystemId=3&kansenStatuutEndDate=2027-01-01");
        assertThat(without.code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(without.xml("/response/message")).contains("uitpasNumber");
        assertThat(join(anna, "uitpasNumber=" + card + "&kansenStatuutEndDate=2027-12-31")
                        .xml(SECOND + "kansenStatuutEndDate"))
                .isEqualTo("2027-12-31T23:59:59+01:00");
    }

    @Test
    void who_has_no_usual_card_needs_one() {
        var anna = newcomer();
        DESK.deWerf().post("uitpas/passholder/block/" + anna.card());
        assertThat(join(anna, "cardSystemId=3").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        var card = DESK.cardForTariff();
        var uid = register(DESK.deWerf(), card, "kansenStatuut", "true", "kansenStatuutEndDate", "2027-12-31")
                .xml("/response/message");
        assertThat(join(new Newcomer(uid, card), "cardSystemId=3").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
    }

    @ParameterizedTest
    @CsvSource({
        "'',MISSING_REQUIRED_FIELDS",
        "cardSystemId=3&uitpasNumber={card},INVALID_PARAMETERS",
        "cardSystemId=99,UNKNOWN_CARD_SYSTEM",
        "cardSystemId=x,PARSE_INVALID_LONG",
        "cardSystemId=4,ACCESS_DENIED",
        "uitpasNumber=12,PARSE_INVALID_UITPASNUMBER",
        "uitpasNumber=0900000000118,UNKNOWN_CARD",
        "uitpasNumber=0900000095902,CARD_NOT_ASSIGNED_TO_BALIE",
        "cardSystemId=3&voucherNumber=1,UNKNOWN_VOUCHER",
        "cardSystemId=3&kansenStatuutEndDate=soon,PARSE_INVALID_DATE",
        "cardSystemId=3&legalTermsPaper=perhaps,INVALID_PARAMETERS"
    })
    void what_cannot_be_joined_is_refused(String asked, String code) {
        var anna = newcomer();
        var answer = join(anna, asked.replace("{card}", DESK.card()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(join(new Newcomer("nobody", ""), "cardSystemId=3").code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(DESK.texts(
                        "select card_system_id::text from membership join passholder on passholder.id = passholder_id"
                                + " where uid = '" + anna.uid() + "'"))
                .containsExactly("2");
    }

    @Test
    void a_counter_changes_the_preferences_and_the_tariff_of_one_card_system() {
        var card = DESK.cardForTariff();
        var uid = register(DESK.deWerf(), card, "kansenStatuut", "true", "kansenStatuutEndDate", "2026-12-31")
                .xml("/response/message");
        var answer =
                change(uid, "2", "emailPreference=ALL_MAILS&smsPreference=ALL_SMS&kansenStatuutEndDate=2027-12-31");
        assertThat(answer.xml("/response/code")).isEqualTo("ACTION_SUCCEEDED");
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/" + card)
                        .xml("concat(//emailPreference, ' ', //smsPreference, ' ', //kansenStatuutEndDate)"))
                .isEqualTo("ALL_MAILS ALL_SMS 2027-12-31T23:59:59+01:00");
        assertThat(change(uid, "2", "kansenStatuutEndDate=2028-01-01").code()).isEqualTo("INVALID_DATE_CONSTRAINTS");
        assertThat(DESK.texts("select act from audit_entry where subject = '" + uid + "' order by id"))
                .endsWith("PASSHOLDER_UPDATED");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,2,'',UNKNOWN_PASSHOLDER_UID",
        "{uid},99,'',UNKNOWN_CARD_SYSTEM",
        "{uid},3,'',ACTION_NOT_ALLOWED",
        "{uid},x,'',PARSE_INVALID_LONG",
        "{uid},2,kansenStatuutEndDate=2027-01-01,INVALID_CARD",
        "{uid},2,emailPreference=SOME,INVALID_PARAMETERS"
    })
    void what_cannot_be_changed_is_refused(String uid, String cardSystem, String asked, String code) {
        var answer = change(uid.replace("{uid}", newcomer().uid()), cardSystem, asked);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_counter_changes_nothing_in_a_card_system_where_it_may_not() {
        var anna = newcomer();
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into membership (passholder_id, card_system_id, status)
                select id, 4, 'ACTIVE' from passholder where uid = ?
                """, anna.uid()));
        assertThat(change(anna.uid(), "4", "emailPreference=ALL_MAILS").xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_UPDATE");
    }

    @Test
    void passholders_change_their_own_preferences_and_nothing_else() {
        var ben = "select uid from app_user where nick = 'ben'";
        SERVER.jdbi().useHandle(handle -> {
            handle.execute("insert into passholder (uid, first_name, name, city) ("
                    + ben.replace("uid", "uid, 'Ben', 'B', 'Aalst'") + ") on conflict do nothing");
            handle.execute(
                    "insert into membership (passholder_id, card_system_id, status) select id, 3, 'ACTIVE' from passholder"
                            + " where uid = (" + ben + ")");
        });
        var uid = DESK.texts(ben).getFirst();
        var self = SERVER.as(DemoProfile.LIBRARY);
        var path = "uitpas/passholder/" + uid + "/3";
        var elsewhere = "&balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44";
        assertThat(self.post(path, form("smsPreference=ALL_SMS" + elsewhere)).status())
                .isEqualTo(200);
        assertThat(DESK.texts("select sms_preference from membership where card_system_id = 3 and passholder_id ="
                        + " (select id from passholder where uid = '" + uid + "')"))
                .containsExactly("ALL_SMS");
        assertThat(self.post(path, form("kansenStatuutEndDate=2027-01-01" + elsewhere))
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(self.post("uitpas/passholder/demo-passholder-3/3", form("smsPreference=ALL_SMS" + elsewhere))
                        .code())
                .isEqualTo("ACCESS_DENIED");
    }

    private static Newcomer newcomer() {
        var card = DESK.card();
        return new Newcomer(register(DESK.deWerf(), card).xml("/response/message"), card);
    }

    private static String cardOfThird(String card) {
        SERVER.jdbi().useHandle(handle -> handle.execute("update card set card_system_id = 3 where number = ?", card));
        return card;
    }

    private static Answer join(Newcomer who, String asked) {
        return DESK.deWerf().post("uitpas/passholder/" + who.uid() + "/register", form(asked));
    }

    private static Answer change(String uid, String cardSystem, String asked) {
        return DESK.deWerf().post("uitpas/passholder/" + uid + "/" + cardSystem, form(asked));
    }

    private static Parameters form(String encoded) {
        return Parameters.parse(encoded).orElseThrow();
    }
}
