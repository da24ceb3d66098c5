package org.spaarpunt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.rights.Viewer;

/** Who and what can be found in the demo; nothing here changes it. */
class DemoContentsTest {
    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void social_tariffs_and_memberships() {
        assertThat(database.texts("""
                select concat_ws(' ', number, card_system.name, membership.status, social_tariff_until)
                from card
                join membership using (passholder_id)
                join card_system on card_system.id = membership.card_system_id
                where card.status = 'ACTIVE'
                order by number
                """))
                .containsExactly(
                        "0900000031618 UiTPAS Aalst ACTIVE 2020-12-31",
                        "0900000067513 UiTPAS Aalst ACTIVE 2099-12-31",
                        "0900000083502 UiTPAS Aalst ACTIVE",
                        "0900000084211 UiTPAS Aalst ACTIVE",
                        "0900000095902 UiTPAS Aalst ACTIVE",
                        "0900004518206 UiTPAS Aalst ACTIVE",
                        "0900011354819 UiTPAS Aalst ACTIVE 2099-12-31",
                        "0930056878802 UiTPAS Dender ACTIVE",
                        "0987654321113 UiTPAS Dender ACTIVE");
    }

    @Test
    void access_tokens() {
        assertThat(database.texts("""
                select concat_ws(' ', token, access_token.secret, consumer.name, nick,
                                 case when access_token.revoked_at is not null then 'revoked' end)
                from access_token join consumer on key = consumer_key join app_user on app_user.id = user_id
                order by 1
                """))
                .containsExactly(
                        "demo-ann-app demo-ann-app-secret Balie-app ann",
                        "demo-ann-werf demo-ann-werf-secret CC De Werf ann",
                        "demo-ben demo-ben-secret Bibliotheek Haaltert ben",
                        "demo-revoked demo-revoked-secret CC De Werf ann revoked");
    }

    @Test
    void a_reward_is_at_one_counter_and_has_a_picture_on_the_server_itself() {
        assertThat(database.texts("""
                select concat_ws(' ', title, counter.name, url, array(select card_system_id from reward_card_system
                                                                      where reward_card_system.reward_id = reward.id))
                from reward
                join reward_counter on reward_counter.reward_id = reward.id
                join counter on counter.id = counter_id
                join reward_picture on reward_picture.reward_id = reward.id
                """)).containsExactly("Kopje koffie CC De Werf /assets/coffee.png {2}");
    }

    @Test
    void names_and_birth_dates_of_those_whom_visitors_of_the_demo_look_for() {
        assertThat(database.texts("""
                select concat_ws(' ', number, first_name, name, date_of_birth)
                from card join passholder on passholder.id = passholder_id
                where number in ('0987654321113', '0930056878802', '0900000095902', '0900004518206', '0900011354819')
                order by number
                """))
                .containsExactly(
                        "0900000095902 Jef Lambrecht 1990-05-17",
                        "0900004518206 Jean-Marie Hoffelinck 1979-02-01",
                        "0900011354819 Bernadette De Los Palmas 1962-06-14",
                        "0930056878802 Marie Janssens 1979-11-23",
                        "0987654321113 Rik Peeters 1985-03-02");
    }

    @Test
    void a_national_number_finds_its_holder_and_lies_sealed() {
        var administrator = new Viewer.Administrator(new User(0, "admin", "admin"));
        var number = NationalNumber.parse("79.02.01-001.90").orElseThrow();
        var inquiry = new Inquiry(
                administrator,
                new Reader("", Optional.of("admin"), Optional.empty(), new Actor.Person("admin", "192.0.2.1")),
                "look");
        assertThat(database.features().passholders().lookup().card(number, inquiry))
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.value())
                                .extracting("holder.passholder.uid")
                                .isEqualTo("demo-passholder-9"));
        assertThat(database.texts("select national_number from passholder where national_number is not null"))
                .singleElement()
                .asString()
                .startsWith("sealed:")
                .doesNotContain("79020100190");
    }

    @Test
    void jef_has_an_account_of_his_own_and_everybody_has_a_password() {
        assertThat(database.texts("""
                select concat_ws(' ', nick, case when administrator then 'administrator' end,
                                 (select string_agg(number, ' ') from card join passholder on passholder.id = passholder_id
                                  where passholder.uid = app_user.uid))
                from app_user where password is not null order by nick
                """)).containsExactly("admin administrator", "ann", "ben", "jef 0900000095902");
    }

    @Test
    void what_each_counter_may_do_comes_of_its_groups() {
        assertThat(database.texts("""
                select concat_ws(', ', counter.name, card_system_id, permission_group.name)
                from counter_group
                join counter on counter.id = counter_id
                join permission_group on permission_group.id = group_id
                order by 1
                """))
                .containsExactly(
                        "Bibliotheek Haaltert, 1, Checkin and Ticket balies",
                        "Bibliotheek Haaltert, 2, Checkin and Ticket balies",
                        "CC De Werf, 1, Checkin and Ticket balies",
                        "CC De Werf, 1, Geauthorizeerde registratie balies",
                        "CC De Werf, 2, Checkin and Ticket balies",
                        "CC De Werf, 2, Geauthorizeerde registratie balies",
                        "CultuurNet Vlaanderen, 1, Checkin and Ticket balies",
                        "CultuurNet Vlaanderen, 2, Checkin and Ticket balies");
    }

    @Test
    void two_devices_of_which_the_kiosk_is_connected_to_nothing() {
        assertThat(database.texts("""
                select concat_ws(' ', device.consumer_key, status, cdbid, counter.name)
                from device
                join device_counter on device_key = device.consumer_key
                join counter on counter.id = device_counter.counter_id
                left join event on event.id = event_id
                order by 1
                """))
                .containsExactly("demo-device ACTIVE demo-today CC De Werf", "demo-kiosk ACTIVE CC De Werf");
    }

    @Test
    void users_may_be_sent_back_to_this_machine_by_the_counter_and_the_counter_application() {
        assertThat(database.texts("select consumer_key || ' ' || host from consumer_callback_host order by 1"))
                .containsExactly("31413BDF-DFC7-7A9F-10403618C2816E44 127.0.0.1", "demo-counter-app 127.0.0.1");
    }
}
