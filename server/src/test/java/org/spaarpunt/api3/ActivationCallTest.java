package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

class ActivationCallTest {
    private static final String RIGHT = "dob=1993-05-18";
    private static final String WRONG = "dob=1993-05-19";
    private static final Duration PERIOD = Duration.ofMinutes(15);

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    @BeforeAll
    static void let_an_application_ask() {
        DESK.open();
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into consumer_permission (consumer_key, permission)
                select consumer.key, 'PASSHOLDER_ACTIVATE' from consumer where key = 'demo-member-app'
                """));
    }

    @Test
    void who_knows_number_and_birth_gets_a_link_to_choose_a_password_for_an_account_with_the_same_uid() {
        var card = DESK.card();
        var uid = register(DESK.deWerf(), card).xml("/response/message");
        var answer = ask(card, RIGHT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/response/code")).isEqualTo("ACTION_SUCCEEDED");
        var link = answer.xml("/response/activationLink");
        assertThat(link).matches(SERVER.running().uri().resolve("/invitation/") + "[A-Za-z0-9_-]{43}");
        var page = open(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Pieter");
        assertThat(DESK.texts(
                        "select concat_ws(' ', given_name, family_name, email, password, administrator) from app_user"
                                + " where uid = '" + uid + "'"))
                .containsExactly("Pieter Claes f");
        assertThat(DESK.texts("select nick from app_user where uid = '" + uid + "'"))
                .allMatch(nick -> nick.matches("Pieter-[0-9]{1,6}"));
        assertThat(DESK.texts("select concat_ws(' ', act, actor) from audit_entry where subject = '" + uid
                        + "' order by id desc limit 1"))
                .containsExactly("USER_INVITED application demo-member-app");
    }

    @Test
    void another_link_takes_the_place_of_the_first() {
        var card = newcomer();
        var first = ask(card, RIGHT).xml("/response/activationLink");
        var second = ask(card, RIGHT).xml("/response/activationLink");
        assertThat(open(first).body()).doesNotContain("wanted");
        assertThat(open(second).body()).contains("wanted");
    }

    @Test
    void an_account_that_somebody_uses_is_not_given_away() {
        var card = newcomer();
        ask(card, RIGHT);
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                update app_user set password = '$argon2id$x'
                where uid = (select uid from passholder join card on card.passholder_id = passholder.id where number = ?)
                """, card));
        assertThat(ask(card, RIGHT).code()).isEqualTo("USER_ALREADY_ACTIVATED");
        assertThat(ask(card, WRONG).code()).isEqualTo("INVALID_DOB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into access_token (token, secret, consumer_key, user_id)"
                        + " select 'used ' || id, 'x', 'demo-member-app', id from app_user where uid = ?",
                "insert into user_identity (issuer, subject, user_id) select 'https://id.example', uid, id from app_user where uid = ?",
                "insert into counter_employee (counter_id, user_id, role)"
                        + " select counter.id, app_user.id, 'MEMBER' from counter, app_user"
                        + " where consumer_key = 'demo-library-haaltert' and uid = ?",
                "update app_user set administrator = true where uid = ?",
                "update app_user set disabled_at = now() where uid = ?"
            })
    void an_account_is_used_also_where_it_has_no_password(String use) {
        var card = DESK.card();
        var uid = register(DESK.deWerf(), card).xml("/response/message");
        ask(card, RIGHT);
        SERVER.jdbi().useHandle(handle -> handle.execute(use, uid));
        assertThat(ask(card, RIGHT).code()).isEqualTo("USER_ALREADY_ACTIVATED");
    }

    @Test
    void an_application_that_has_guessed_sixty_times_has_one_guess_a_day_for_each_passholder_and_shuts_no_other_out() {
        SERVER.turnClockTo(RunningServer.START.plus(PERIOD.multipliedBy(4)));
        for (int passholder = 0; passholder < 20; passholder++) {
            var card = newcomer();
            for (int guess = 0; guess < 3; guess++) {
                assertThat(ask(card, WRONG).code()).isEqualTo("INVALID_DOB");
            }
        }
        assertThat(ask(newcomer(), RIGHT).code()).isEqualTo("ACTION_SUCCEEDED");
        var guessed = newcomer();
        assertThat(ask(guessed, WRONG).code()).isEqualTo("INVALID_DOB");
        assertThat(ask(guessed, RIGHT).code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void a_date_is_guessed_three_times_and_then_the_right_one_waits_too() {
        var card = newcomer();
        for (int guess = 0; guess < 3; guess++) {
            assertThat(ask(card, WRONG).code()).isEqualTo("INVALID_DOB");
        }
        assertThat(ask(card, RIGHT).code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(DESK.texts("select nick from app_user where uid = (select uid from passholder join card on"
                        + " card.passholder_id = passholder.id where number = '" + card + "')"))
                .isEmpty();
        assertThat(ask(newcomer(), RIGHT).status()).isEqualTo(200);
        SERVER.turnClockTo(RunningServer.START.plus(PERIOD));
        assertThat(ask(card, RIGHT).status()).isEqualTo(200);
    }

    @Test
    void who_was_born_on_a_day_that_nobody_knows_gets_no_link() {
        var card = newcomer();
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                update passholder set date_of_birth = null
                where id = (select passholder_id from card where number = ?)
                """, card));
        assertThat(ask(card, RIGHT).code()).isEqualTo("INVALID_DOB");
    }

    @Test
    void a_card_that_is_not_in_use_opens_nothing_and_is_answered_like_a_card_that_does_not_exist() {
        var blocked = newcomer();
        DESK.deWerf().post("uitpas/passholder/block/" + blocked);
        var inStock = DESK.card();
        var unknown = "0900000000118";
        var wrong = ask(newcomer(), WRONG);
        assertThat(wrong.code()).isEqualTo("INVALID_DOB");
        for (var card : List.of(blocked, inStock, unknown)) {
            for (int tried = 0; tried < 3; tried++) {
                assertThat(ask(card, RIGHT).body()).isEqualTo(wrong.body());
            }
            assertThat(ask(card, RIGHT).code()).isEqualTo("ACTION_NOT_ALLOWED");
        }
    }

    @Test
    void an_application_that_may_see_the_card_hears_what_is_wrong_with_it() {
        var blocked = newcomer();
        DESK.deWerf().post("uitpas/passholder/block/" + blocked);
        assertThat(askAsCounter(blocked).code()).isEqualTo("INVALID_CARD_STATUS");
        assertThat(askAsCounter(DESK.card()).code()).isEqualTo("INVALID_CARD");
        assertThat(askAsCounter("0900000000118").code()).isEqualTo("UNKNOWN_UITPASNUMBER");
    }

    @ParameterizedTest
    @CsvSource({
        "12,dob=1993-05-18,PARSE_INVALID_UITPASNUMBER",
        "0900000095902,'',MISSING_REQUIRED_FIELDS",
        "0900000095902,dob=soon,PARSE_INVALID_DATE"
    })
    void what_cannot_be_answered_is_refused(String card, String asked, String code) {
        var answer = ask(card, asked);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static String newcomer() {
        var card = DESK.card();
        register(DESK.deWerf(), card);
        return card;
    }

    /** By De Werf, which may see cards as a counter. */
    private static Answer askAsCounter(String card) {
        return SERVER.running()
                .as(new Keys("31413BDF-DFC7-7A9F-10403618C2816E44", "demo-de-werf-secret", "", ""))
                .get("uitpas/passholder/" + card + "/activation?" + RIGHT);
    }

    private static Answer ask(String card, String asked) {
        return SERVER.as(DemoProfile.MEMBER_APP).get("uitpas/passholder/" + card + "/activation?" + asked);
    }

    private static Answer open(String link) {
        return Client.exchange(HttpRequest.newBuilder(URI.create(link)).build());
    }
}
