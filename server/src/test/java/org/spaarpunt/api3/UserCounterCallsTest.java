package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

class UserCounterCallsTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void a_counter_is_told_with_role_and_what_its_groups_are_in_each_card_system() {
        var counter = number("select id from counter where consumer_key = 'demo-library-haaltert'");
        assertThat(list(DemoProfile.LIBRARY, BEN).body()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <response><balies><balie><id>%d</id><consumerKey>demo-library-haaltert</consumerKey>\
                        <name>Bibliotheek Haaltert</name><role>member</role><actorId>demo-library-haaltert</actorId><cardSystems>\
                        <cardSystem><id>1</id><name>UiTPAS Dender</name><permissions></permissions>\
                        <groups><group>Checkin and Ticket balies</group></groups></cardSystem>\
                        <cardSystem><id>2</id><name>UiTPAS Aalst</name><permissions></permissions>\
                        <groups><group>Checkin and Ticket balies</group></groups></cardSystem>\
                        </cardSystems></balie></balies></response>""".formatted(counter));
    }

    @Test
    void counters_stand_in_the_order_of_their_names() {
        var answer = list(DemoProfile.COUNTER, ANN);
        assertThat(answer.xml("/response/balies/balie[1]/name")).isEqualTo("CC De Werf");
        assertThat(answer.xml("/response/balies/balie[2]/name")).isEqualTo("CultuurNet Vlaanderen");
        assertThat(answer.xml("/response/balies/balie[1]/role")).isEqualTo("admin");
    }

    @Test
    void who_may_grant_a_social_tariff_may_register_too() {
        execute("""
                insert into permission_group (name) values ('Kansenstatuut');
                insert into permission_group_action (group_id, action)
                select id, 'KANSENSTATUUT_CREATE' from permission_group where name = 'Kansenstatuut';
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 2, permission_group.id
                from counter, permission_group
                where counter.name = 'CultuurNet Vlaanderen' and permission_group.name = 'Kansenstatuut'
                """);
        var aalst = "/response/balies/balie[2]/cardSystems/cardSystem[id = 2]";
        var answer = list(DemoProfile.COUNTER, ANN);
        assertThat(answer.xml(aalst + "/permissions/permission[1]")).isEqualTo("registratie");
        assertThat(answer.xml(aalst + "/permissions/permission[2]")).isEqualTo("kansenstatuut toekennen");
        assertThat(answer.xml("count(" + aalst + "/groups/group)")).isEqualTo("2");
    }

    @Test
    void an_admin_sees_where_others_work_only_where_the_admin_works_too() {
        assertThat(list(DemoProfile.COUNTER, BEN).xml("/response/requiredPermission"))
                .isEqualTo("eigen account");
        execute("""
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where counter.name = 'CC De Werf' and nick = 'ben'
                """);
        assertThat(list(DemoProfile.COUNTER, BEN).xml("count(/response/balies/balie)"))
                .isEqualTo("1");
        assertThat(list(DemoProfile.COUNTER, BEN).xml("/response/balies/balie/name"))
                .isEqualTo("CC De Werf");
        assertThat(list(DemoProfile.LIBRARY, ANN).code()).isEqualTo("ACCESS_DENIED");
        execute(
                "delete from counter_employee where role = 'MEMBER' and counter_id in (select id from counter where name = 'CC De Werf')");
    }

    @Test
    void a_user_who_does_not_exist_is_answered_like_one_who_works_elsewhere() {
        var elsewhere = list(DemoProfile.LIBRARY, ANN);
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(list(DemoProfile.LIBRARY, "no-such-user").body()).isEqualTo(elsewhere.body());
        assertThat(list(DemoProfile.LIBRARY, "%00").body()).isEqualTo(elsewhere.body());
        assertThat(list(DemoProfile.COUNTER, "").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
    }

    private static Answer list(DemoProfile caller, String uid) {
        return SERVER.as(caller).get("uitpas/balie/list?uid=" + uid);
    }

    private static void execute(String sql) {
        SERVER.jdbi().useHandle(handle -> handle.createScript(sql).execute());
    }

    private static long number(String sql) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
