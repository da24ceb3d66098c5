package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.register;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.testing.Answer;

class AssociationCallsTest {
    private static final String FREE = "11";
    private static final String UNTIL_EIGHTEEN = "12";
    private static final String TWO_YEARS = "13";
    private static final String ELSEWHERE = "14";
    private static final String SEARCHED = "15";
    private static final String MEMBERSHIP = "/passHolder/memberships/membership";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    /** Somebody who was just registered. */
    private record Newcomer(String uid, String card) {}

    @BeforeAll
    static void make_associations() {
        DESK.open();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                delete from association_membership;
                delete from association_card_system;
                delete from association;
                insert into association (id, name, end_rule, free_end, years) values
                    (11, 'Chiro Jongens', 'FREE', '2026-12-31', null),
                    (12, 'Jeugdclub', 'BASED_ON_DATE_OF_BIRTH', null, 18),
                    (13, 'Turnkring', 'BASED_ON_REGISTRATION_DATE', null, 2),
                    (14, 'Zwemclub', 'BASED_ON_REGISTRATION_DATE', null, 1),
                    (15, 'Koor', 'BASED_ON_REGISTRATION_DATE', null, 1);
                insert into association_card_system (association_id, card_system_id)
                values (11, 2), (12, 2), (13, 1), (13, 2), (14, 1), (15, 2);
                """).execute());
    }

    @Test
    void a_counter_sees_all_associations_and_what_it_may_do_there() {
        var answer = DESK.deWerf().get("uitpas/association/list");
        assertThat(answer.xml("/response/total")).isEqualTo("5");
        var free = "/response/associations/association[id = '11']";
        assertThat(answer.xml(
                        "concat(%1$s/name, ' ', %1$s/cardSystems/cardSystem/id, ' ', %1$s/enddateCalculation, ' ',"
                                        .formatted(free)
                                + "%1$s/enddateCalculationFreeDate, ' ', %1$s/permissionRead, ' ', %1$s/permissionRegister)"
                                        .formatted(free)))
                .isEqualTo("Chiro Jongens 2 FREE 2026-12-31T23:59:59+01:00 true true");
        assertThat(answer.xml("count(" + free + "/enddateCalculationValidityTime)"))
                .isEqualTo("0");
        var two = "/response/associations/association[id = '13']";
        assertThat(answer.xml(
                        "concat(%1$s/enddateCalculation, ' ', %1$s/enddateCalculationValidityTime, ' ', count(%1$s/cardSystems/cardSystem))"
                                .formatted(two)))
                .isEqualTo("BASED_ON_REGISTRATION_DATE 2 2");
        assertThat(answer.xml("/response/associations/association[id = '12']/enddateCalculation"))
                .isEqualTo("BASED_ON_DATE_OF_BIRTH");
        assertThat(answer.xml("/response/associations/association[id = '14']/permissionRegister"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "cardSystemId=1,2",
        "cardSystemId=1&cardSystemId=2,5",
        "cardSystemId=99,0",
        "readPermission=true,4",
        "registerPermission=true,4",
        "registerPermission=false,1",
        "registerPermission=true&cardSystemId=1,1"
    })
    void associations_are_chosen_by_card_system_and_permission(String query, String total) {
        var answer = DESK.deWerf().get("uitpas/association/list?" + query);
        assertThat(answer.xml("/response/total")).isEqualTo(total);
        assertThat(answer.xml("count(/response/associations/association)")).isEqualTo(total);
    }

    @Test
    void a_member_is_shown_with_association_and_end() {
        var anna = newcomer("1993-05-18");
        var answer = join(anna, TWO_YEARS);
        assertThat(answer.xml("/response/code")).isEqualTo("ACTION_SUCCEEDED");
        assertThat(answer.xml("/response/message")).isNotEmpty();

        var shown = DESK.deWerf().get("uitpas/passholder/" + anna.card());
        assertThat(shown.xml(
                        "concat(%1$s/association/id, ' ', %1$s/association/name, ' ', %1$s/endDate, ' ', %1$s/expired, ' ', %1$s/renewable, ' ', %1$s/renewDate, ' ', %1$s/newEndDate)"
                                .formatted(MEMBERSHIP)))
                .isEqualTo("13 Turnkring 2028-11-22T23:59:59+01:00 false false 2028-08-22T23:59:59+02:00"
                        + " 2030-11-22T23:59:59+01:00");
        assertThat(DESK.texts("select concat_ws(' ', act, details) from audit_entry where subject = '" + anna.uid()
                        + "' order by id"))
                .contains("MEMBERSHIP_REGISTERED Turnkring 2028-11-22");
    }

    @Test
    void a_counter_makes_and_ends_no_members_of_who_takes_part_in_other_card_systems_only() {
        var anna = newcomer("1993-05-18");
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                update membership set card_system_id = 1
                where passholder_id = (select id from passholder where uid = ?)
                """, anna.uid()));
        assertThat(join(anna, TWO_YEARS).code()).isEqualTo("ACTION_NOT_ALLOWED");
        var end = DESK.deWerf()
                .post("uitpas/passholder/membership/delete", "uid", anna.uid(), "associationId", TWO_YEARS);
        assertThat(end.code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void a_membership_is_renewed_when_it_ends_soon_and_loses_nothing() {
        var anna = newcomer("1993-05-18");
        join(anna, TWO_YEARS);
        assertThat(join(anna, TWO_YEARS).code()).isEqualTo("ACTION_NOT_ALLOWED");
        setEnd(anna, "2027-02-23");
        assertThat(join(anna, TWO_YEARS).code()).isEqualTo("ACTION_NOT_ALLOWED");
        setEnd(anna, "2027-02-22");
        assertThat(join(anna, TWO_YEARS).status()).isEqualTo(200);
        assertThat(end(anna)).isEqualTo("2029-02-22");
    }

    @Test
    void a_membership_that_is_over_begins_anew() {
        var anna = newcomer("1993-05-18");
        join(anna, TWO_YEARS);
        setEnd(anna, "2026-11-21");
        assertThat(DESK.deWerf().get("uitpas/passholder/" + anna.card()).xml(MEMBERSHIP + "/expired"))
                .isEqualTo("true");
        assertThat(join(anna, TWO_YEARS).status()).isEqualTo(200);
        assertThat(end(anna)).isEqualTo("2028-11-22");
    }

    @Test
    void where_the_counter_may_name_the_end_it_holds_and_is_not_in_the_past() {
        var anna = newcomer("1993-05-18");
        assertThat(join(anna, FREE, "endDate", "2026-11-21").code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(join(anna, FREE).status()).isEqualTo(200);
        assertThat(end(anna)).isEqualTo("2026-12-31");
        assertThat(join(anna, FREE).code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(join(anna, FREE, "endDate", "2027-06-30").status()).isEqualTo(200);
        assertThat(end(anna)).isEqualTo("2027-06-30");
    }

    @Test
    void an_end_that_is_reckoned_is_not_for_the_counter_to_name() {
        var anna = newcomer("1993-05-18");
        assertThat(join(anna, TWO_YEARS, "endDate", "2040-01-01").status()).isEqualTo(200);
        assertThat(end(anna)).isEqualTo("2028-11-22");
    }

    @Test
    void who_is_too_old_becomes_no_member_and_nobody_is_longer_than_until_that_age() {
        assertThat(join(newcomer("2008-11-21"), UNTIL_EIGHTEEN).code())
                .isEqualTo("MEMBERSHIP_NOT_POSSIBLE_AGE_CONSTRAINT");
        var young = newcomer("2012-03-01");
        assertThat(join(young, UNTIL_EIGHTEEN).status()).isEqualTo(200);
        assertThat(end(young)).isEqualTo("2030-03-01");
        assertThat(join(young, UNTIL_EIGHTEEN).code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void a_membership_is_ended_once_or_twice_and_can_begin_again() {
        var anna = newcomer("1993-05-18");
        join(anna, TWO_YEARS);
        for (int time = 0; time < 2; time++) {
            var ended = DESK.deWerf()
                    .post("uitpas/passholder/membership/delete", "uid", anna.uid(), "associationId", TWO_YEARS);
            assertThat(ended.code()).isEqualTo("ACTION_SUCCEEDED");
        }
        assertThat(DESK.deWerf().get("uitpas/passholder/" + anna.card()).xml("count(" + MEMBERSHIP + ")"))
                .isEqualTo("0");
        assertThat(DESK.texts("select act from audit_entry where act = 'MEMBERSHIP_ENDED' and subject = '" + anna.uid()
                        + "'"))
                .hasSize(1);
        assertThat(join(anna, TWO_YEARS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,13,UNKNOWN_PASSHOLDER_UID",
        "demo-passholder-1,99,UNKNOWN_ASSOCIATION_ID",
        "demo-passholder-1,x,PARSE_INVALID_LONG",
        "demo-passholder-1,'',MISSING_REQUIRED_FIELDS",
        "'',13,MISSING_REQUIRED_FIELDS"
    })
    void what_is_not_known_is_refused(String uid, String association, String code) {
        for (var call : new String[] {"membership", "membership/delete"}) {
            var answer = DESK.deWerf().post("uitpas/passholder/" + call, "uid", uid, "associationId", association);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(code);
        }
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/membership", "uid", "a", "associationId", "1", "endDate", "soon")
                        .code())
                .isEqualTo("PARSE_INVALID_DATE");
    }

    @Test
    void the_counter_needs_both_rights_in_a_card_system_of_the_association_and_the_passholder_takes_part_there() {
        var anna = newcomer("1993-05-18");
        assertThat(join(anna, ELSEWHERE).xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_PASSHOLDER - ACTION_CREATE");
        mayInSystemOne("PASSHOLDER_CREATE");
        assertThat(join(anna, ELSEWHERE).xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_ASSOCIATION - ACTION_USE");
        mayInSystemOne("ASSOCIATION_USE");
        assertThat(join(anna, ELSEWHERE).code()).isEqualTo("ACTION_NOT_ALLOWED");
        SERVER.jdbi()
                .useHandle(handle -> handle.execute("delete from counter_group where group_id in"
                        + " (select id from permission_group where name like 'Proef %')"));
    }

    @Test
    void members_are_searched_the_expired_ones_if_that_is_asked() {
        var present = newcomer("1993-05-18");
        var past = newcomer("1993-05-18");
        join(present, SEARCHED);
        join(past, SEARCHED);
        setEnd(past, "2026-11-21");
        assertThat(found("")).isEqualTo("1 " + present.uid());
        assertThat(found("&expiredMemberships=EXPIRED")).isEqualTo("1 " + past.uid());
        assertThat(found("&expiredMemberships=BOTH")).startsWith("2 ");
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/search?associationId=99")
                        .code())
                .isEqualTo("UNKNOWN_ASSOCIATION_ID");
        assertThat(DESK.deWerf()
                        .get("uitpas/passholder/search?associationId=14")
                        .xml("/response/requiredPermission"))
                .isEqualTo("PERMISSION_ASSOCIATION - ACTION_USE");
    }

    private static String found(String more) {
        return DESK.deWerf()
                .get("uitpas/passholder/search?associationId=15" + more)
                .xml(
                        "concat(/response/total, ' ', /response/passholders/passholder[1]/uitIdUser/*[local-name() = 'id'])");
    }

    private static Newcomer newcomer(String dateOfBirth) {
        var card = DESK.card();
        return new Newcomer(
                register(DESK.deWerf(), card, "dateOfBirth", dateOfBirth).xml("/response/message"), card);
    }

    private static Answer join(Newcomer newcomer, String association, String... more) {
        return DESK.deWerf()
                .post(
                        "uitpas/passholder/membership",
                        "uid",
                        newcomer.uid(),
                        "associationId",
                        association,
                        more.length == 0 ? "note" : more[0],
                        more.length == 0 ? "" : more[1]);
    }

    private static void setEnd(Newcomer newcomer, String end) {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                update association_membership set end_date = cast(? as date)
                where passholder_id = (select id from passholder where uid = ?)
                """, end, newcomer.uid()));
    }

    private static String end(Newcomer newcomer) {
        return DESK.texts(
                        "select end_date::text from association_membership join passholder on passholder.id = passholder_id"
                                + " where uid = '" + newcomer.uid() + "'")
                .getFirst();
    }

    private static void mayInSystemOne(String action) {
        SERVER.jdbi().useHandle(handle -> {
            handle.execute("insert into permission_group (name) values (?)", "Proef " + action);
            handle.execute("""
                    insert into permission_group_action (group_id, action)
                    select id, ? from permission_group where name = ?
                    """, action, "Proef " + action);
            handle.execute("""
                    insert into counter_group (counter_id, card_system_id, group_id)
                    select counter.id, 1, permission_group.id from counter, permission_group
                    where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44' and permission_group.name = ?
                    """, "Proef " + action);
        });
    }
}
