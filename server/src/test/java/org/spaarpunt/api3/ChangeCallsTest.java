package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.nationalNumber;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.audit.SealedDetail;
import org.spaarpunt.audit.ValueChange;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.LockWaits;

class ChangeCallsTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    @BeforeAll
    static void let_two_counters_register_and_let_jef_in_through_two_applications() {
        DESK.open();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into access_token (token, secret, consumer_key, user_id)
                select 'jef', 'jef-secret', 'demo-no-rights', id from app_user where nick = 'jef'
                """).execute());
        SERVER.running().sealSecrets();
    }

    @Test
    void what_is_given_changes_and_the_rest_stays() {
        var card = DESK.card();
        register(DESK.deWerf(), card, "street", "Dorp", "gsm", "0470 1");
        var answer =
                change(card, "gsm", "0470 2", "city", "Ninove", "verified", "true", "emailPreference", "ALL_MAILS");
        assertThat(answer.code()).isEqualTo("ACTION_SUCCEEDED");
        var person = DESK.deWerf().get("uitpas/passholder/" + card);
        assertThat(person.xml("concat(/passHolder/gsm, ' ', /passHolder/city, ' ', /passHolder/street, ' ',"
                        + " /passHolder/postalCode, ' ', /passHolder/firstName, ' ', /passHolder/verified, ' ',"
                        + " /passHolder/cardSystemSpecific/emailPreference)"))
                .isEqualTo("0470 2 Ninove Dorp 9450 Pieter true ALL_MAILS");
    }

    @Test
    void a_national_number_is_added_once_and_belongs_to_one() {
        var card = DESK.card();
        register(DESK.deWerf(), card);
        assertThat(change(card, "inszNumber", nationalNumber(1)).status()).isEqualTo(200);
        assertThat(change(card, "inszNumber", nationalNumber(1)).status()).isEqualTo(200);
        assertThat(change(card, "inszNumber", nationalNumber(2)).code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(DESK.deWerf().get("uitpas/passholder/" + card).xml("/passHolder/inszNumber"))
                .isEqualTo(nationalNumber(1));
        var other = DESK.card();
        register(DESK.deWerf(), other);
        var taken = change(other, "inszNumber", nationalNumber(1));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.code()).isEqualTo("INSZ_ALREADY_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "0900000095902,kansenStatuutEndDate,2027-12-31,INVALID_CARD",
        "0900000067513,kansenStatuutEndDate,2028-01-01,INVALID_DATE_CONSTRAINTS",
        "0900000067513,kansenStatuutEndDate,soon,PARSE_INVALID_DATE",
        "0900000095902,dateOfBirth,soon,PARSE_INVALID_DATE_OF_BIRTH",
        "0900000095902,emailPreference,SOME,INVALID_PARAMETERS",
        "0900000095902,schoolConsumerKey,nowhere,UNKNOWN_SCHOOL",
        "0900000000118,gsm,1,UNKNOWN_UITPASNUMBER",
        "0900000074519,gsm,1,INVALID_CARD",
        "12,gsm,1,PARSE_INVALID_UITPASNUMBER"
    })
    void what_cannot_be_is_refused(String card, String name, String value, String code) {
        var answer = change(card, name, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_social_tariff_is_prolonged_by_who_may_grant_it() {
        var refused = DESK.library().post("uitpas/passholder/0900000067513", "kansenStatuutEndDate", "2027-12-31");
        assertThat(refused.xml("/response/requiredPermission")).isEqualTo("PERMISSION_KANSENSTATUUT - ACTION_CREATE");
        assertThat(change("0900000067513", "kansenStatuutEndDate", "2027-12-31").status())
                .isEqualTo(200);
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/0900000067513")
                        .xml("/passHolder/cardSystemSpecific/kansenStatuutEndDate"))
                .isEqualTo("2027-12-31T23:59:59+01:00");
    }

    @Test
    void a_counter_changes_members_of_its_card_systems_only() {
        var refused = change("0987654321113", "gsm", "1");
        assertThat(refused.xml("/response/requiredPermission")).isEqualTo("PERMISSION_PASSHOLDER - ACTION_UPDATE");
        assertThat(DESK.deWerf().post("uitpas/passholder/block/0987654321113").xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_BLOCK");
    }

    @Test
    void passholders_change_how_they_are_reached_and_nothing_else() {
        assertThat(jef().post("uitpas/passholder/0900000095902", "gsm", "0470 9", "email", "f@demo.example")
                        .code())
                .isEqualTo("ACTION_SUCCEEDED");
        assertThat(DESK.deWerf().get("uitpas/passholder/0900000095902").xml("/passHolder/gsm"))
                .isEqualTo("0470 9");
        assertThat(jef().post("uitpas/passholder/0900000095902", "name", "Koningin")
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        for (var other : new String[] {"0900000067513", "0900000000118"}) {
            var refused =
                    jef().post("uitpas/passholder/" + other, "gsm", "1", "balieConsumerKey", "demo-library-haaltert");
            assertThat(refused.code()).isEqualTo("ACCESS_DENIED");
        }
    }

    @Test
    void a_card_is_blocked_once_and_saves_no_more_points() {
        var card = DESK.card();
        register(DESK.deWerf(), card);
        assertThat(DESK.deWerf().post("uitpas/passholder/block/" + card).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(DESK.deWerf().post("uitpas/passholder/block/" + card).code()).isEqualTo("INVALID_CARD_STATUS");
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", card)
                        .code())
                .isEqualTo("INVALID_CARD_STATUS");
        assertThat(DESK.deWerf().post("uitpas/passholder/block/0900000074519").code())
                .isEqualTo("INVALID_CARD_STATUS");
        assertThat(DESK.deWerf().post("uitpas/passholder/block/0900000000118").code())
                .isEqualTo("UNKNOWN_UITPASNUMBER");
        assertThat(DESK.texts("select act from audit_entry where subject = '" + card + "'"))
                .containsExactly("CARD_BLOCKED");
    }

    @Test
    void passholders_block_their_own_cards_only() {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into card (number, chip, card_system_id, status, passholder_id)
                select '0900000000001', '04BB0000000001', 2, 'ACTIVE', id from passholder where uid = 'demo-passholder-3'
                """));
        assertThat(jef().post("uitpas/passholder/block/0900000000001").code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(jef().post("uitpas/passholder/block/0900000031618").status()).isEqualTo(400);
        assertThat(DESK.status("0900000031618")).startsWith("ACTIVE");
    }

    @Test
    void what_a_passholder_agreed_to_is_changed_one_by_one() {
        var uid = register(DESK.deWerf(), DESK.card(), "optInSms", "true").xml("/response/message");
        var answer = DESK.deWerf().post("uitpas/passholder/" + uid + "/optinpreferences", "optInInfoMails", "true");
        assertThat(answer.xml("/response/uid")).isEqualTo(uid);
        assertThat(answer.xml("/response/optInPreferences/optInInfoMails")).isEqualTo("true");
        assertThat(answer.xml("/response/optInPreferences/optInSms")).isEqualTo("true");
        assertThat(answer.xml("/response/optInPreferences/optInPost")).isEqualTo("false");
        assertThat(optIn("demo-passholder-4").code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(optIn("nobody").code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(optIn("demo-passholder-1").xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_UPDATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOSS_THEFT,BLOCKED", "DEFECT,DELETED", "CARD_UPGRADE,DELETED", "EXTRA_CARD,ACTIVE"})
    void another_card_takes_the_place_of_the_first_or_not(String reasonAndStatus) {
        var words = reasonAndStatus.split(",", -1);
        var first = DESK.card();
        var uid = register(DESK.deWerf(), first).xml("/response/message");
        var second = DESK.card();
        var answer = give(uid, words[0], second);
        assertThat(answer.xml("/response/message")).isEqualTo(uid);
        assertThat(answer.xml("/response/resource")).isEqualTo("/uitpas/passholder/" + second);
        assertThat(DESK.status(first)).isEqualTo(words[1] + " " + uid);
        assertThat(DESK.status(second)).isEqualTo("ACTIVE " + uid);
    }

    @Test
    void a_social_tariff_comes_and_goes_with_a_card() {
        var uid = register(DESK.deWerf(), DESK.card()).xml("/response/message");
        var card = DESK.cardForTariff();
        assertThat(give(uid, "EXTRA_CARD", card).code()).isEqualTo("INVALID_CARD");
        assertThat(give(uid, "OBTAIN_KANSENSTATUUT", card).code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(give(uid, "OBTAIN_KANSENSTATUUT", card, "kansenStatuutEndDate", "2027-12-31T00:00:00+01:00")
                        .status())
                .isEqualTo(200);
        assertThat(tariffOf(uid)).containsExactly("2027-12-31");
        assertThat(give(uid, "LOSS_KANSENSTATUUT", DESK.card()).status()).isEqualTo(200);
        assertThat(tariffOf(uid)).isEmpty();
    }

    @Test
    void the_audit_log_keeps_the_tariff_before_and_after_a_new_card_sealed() {
        var uid = register(DESK.deWerf(), DESK.card()).xml("/response/message");
        give(uid, "OBTAIN_KANSENSTATUUT", DESK.cardForTariff(), "kansenStatuutEndDate", "2027-12-31T00:00:00+01:00");
        give(uid, "LOSS_KANSENSTATUUT", DESK.card());
        give(uid, "DEFECT", DESK.card());
        var sealed = DESK.texts("""
                select coalesce(sealed, '') from audit_entry left join audit_detail on entry = audit_entry.id
                where act = 'CARD_GIVEN' and subject = '%s' order by audit_entry.id
                """.formatted(uid));
        assertThat(sealed).hasSize(3);
        assertThat(opened(uid, sealed.get(0)))
                .contains(List.of(new ValueChange("kansenStatuutEndDate 2", "", "2027-12-31")));
        assertThat(opened(uid, sealed.get(1)))
                .contains(List.of(new ValueChange("kansenStatuutEndDate 2", "2027-12-31", "")));
        assertThat(sealed.get(2)).isEmpty();
    }

    private static Optional<List<ValueChange>> opened(String uid, String sealed) {
        return SERVER.running().features().audit().details().open(uid, new SealedDetail(sealed));
    }

    @Test
    void another_card_is_for_members_of_its_card_system() {
        assertThat(give("demo-passholder-1", "DEFECT", DESK.card()).code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(give("nobody", "DEFECT", DESK.card()).code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(give("demo-passholder-3", "BORED", DESK.card()).code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(give("demo-passholder-3", "DEFECT", "0900000000118").code()).isEqualTo("UNKNOWN_CARD");
        assertThat(give("demo-passholder-3", "DEFECT", DESK.cardOfLibrary()).code())
                .isEqualTo("CARD_NOT_ASSIGNED_TO_BALIE");
    }

    private static List<String> tariffOf(String uid) {
        return DESK.texts("select social_tariff_until::text from membership join passholder on id = passholder_id"
                + " where social_tariff_until is not null and uid = '" + uid + "'");
    }

    /** As everything that changes a passholder does, so that two that meet wait for each other in turn. */
    @Test
    void a_card_is_given_to_a_passholder_that_is_locked_before_the_membership() throws InterruptedException {
        var card = DESK.card();
        SERVER.jdbi().useTransaction(handle -> {
            handle.execute("select from passholder where uid = 'demo-passholder-3' for no key update");
            var giving = Thread.startVirtualThread(() -> give("demo-passholder-3", "EXTRA_CARD", card));
            LockWaits.awaitOne(handle);
            handle.execute("""
                    select from membership
                    where passholder_id = (select id from passholder where uid = 'demo-passholder-3')
                    for update nowait
                    """);
            handle.commit();
            giving.join();
        });
        List<String> holders = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select uid from card join passholder on passholder.id = passholder_id where number = :card")
                        .bind("card", card)
                        .mapTo(String.class)
                        .list());
        assertThat(holders).containsExactly("demo-passholder-3");
    }

    private static Answer give(String uid, String reason, String card, String... more) {
        var end = more.length == 0 ? "" : more[1];
        return DESK.deWerf()
                .post(
                        "uitpas/passholder/newCard",
                        "uid",
                        uid,
                        "reason",
                        reason,
                        "uitpasNumber",
                        card,
                        "kansenStatuutEndDate",
                        end);
    }

    private static Answer optIn(String uid) {
        return DESK.deWerf().post("uitpas/passholder/" + uid + "/optinpreferences", "optInPost", "true");
    }

    private static Answer change(String card, String... namesAndValues) {
        return DESK.deWerf().post("uitpas/passholder/" + card, namesAndValues);
    }

    private static Client jef() {
        return SERVER.running()
                .as(new Keys(DemoProfile.NO_RIGHTS.keys().consumerKey(), "demo-no-rights-secret", "jef", "jef-secret"));
    }
}
