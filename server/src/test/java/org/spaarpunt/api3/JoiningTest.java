package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.nationalNumber;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** A counter of another card system makes people members, and changes who they are, only with proof that they are there. */
class JoiningTest {
    private static final String BORN = "1993-05-18";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);
    private static ForeignCounter foreign;
    private static int people;

    /** A passholder of the second card system only. */
    private record Victim(String uid, String card, String chip, String number) {}

    @BeforeAll
    static void open() {
        DESK.open();
        foreign = ForeignCounter.open(SERVER);
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into consumer_permission (consumer_key, permission)
                select key, 'PASSHOLDER_ACTIVATE' from consumer where key = 'demo-member-app'
                """));
    }

    @BeforeEach
    void count_nothing_from_before() {
        SERVER.jdbi().useHandle(handle -> handle.execute("delete from budget_use"));
    }

    @Test
    void a_card_number_is_no_proof_and_nothing_can_be_rewritten_after_it() {
        var victim = victim();
        assertThat(change(foreign.employee(), victim, "name=Hacked").code()).isEqualTo("ACCESS_DENIED");
        foreign.employee().get("uitpas/passholder/" + victim.card());
        foreign.employee().get("uitpas/retrieve?identification=" + victim.card());
        foreign.employee().get("uitpas/passholder/uid/" + victim.uid());

        var answer = join(foreign.employee(), victim, "cardSystemId=3");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(answer.xml("/response/message")).startsWith("Voor dit kaartsysteem moet de pashouder erbij zijn");
        assertThat(join(foreign.employee(), victim, "uitpasNumber=" + ForeignCounter.CARD)
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(DESK.status(ForeignCounter.CARD)).isEqualTo("LOCAL_STOCK");
        for (var path : new String[] {"/optinpreferences", "/3"}) {
            assertThat(foreign.employee()
                            .post(
                                    "uitpas/passholder/" + victim.uid() + path,
                                    form("optInSms=true&smsPreference=ALL_SMS"))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(change(foreign.employee(), victim, "name=Hacked&dateOfBirth=1999-09-09")
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(nameOf(victim)).isEqualTo("Claes " + BORN);
        assertThat(memberships(victim)).isEqualTo("2");
        assertThat(activation(victim, "1999-09-09").code()).isEqualTo("INVALID_DOB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uitpas/retrieve?identification={chip}",
                "uitpas/passholder/uitpasNumber?chipNumber={chip}",
                "uitpas/card?chipNumber={chip}",
                "uitpas/passholder/eventActions?chipNumber={chip}&cdbid=demo-today",
                "uitpas/retrieve?identification={number}",
                "uitpas/passholder/search?inszNumber={number}"
            })
    void a_counter_application_that_identifies_and_then_registers_works_as_it_is(String identify) {
        var victim = victim();
        foreign.employee().get(identify.replace("{chip}", victim.chip()).replace("{number}", victim.number()));
        var answer = join(foreign.employee(), victim, "cardSystemId=3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/passHolder/uitIdUser/*[local-name() = 'id']")).isEqualTo(victim.uid());
        assertThat(memberships(victim)).isEqualTo("2 3");
        assertThat(DESK.texts("select details from audit_entry where act = 'CARD_SYSTEM_JOINED' and subject = '"
                        + victim.uid() + "'"))
                .containsExactly("3 " + (identify.contains("{chip}") ? "CHIP" : "NATIONAL_NUMBER"));
    }

    @Test
    void a_registration_with_a_known_national_number_proves_and_does_not_say_whose_it_is() {
        var victim = victim();
        var known = register(foreign.employee(), ForeignCounter.CARD, "inszNumber", victim.number(), "name", "Anders");
        assertThat(known.code()).isEqualTo("INSZ_ALREADY_USED");
        assertThat(known.body()).doesNotContain(victim.uid(), victim.card());
        assertThat(join(foreign.employee(), victim, "cardSystemId=3").status()).isEqualTo(200);
    }

    @Test
    void a_proof_is_the_employees_own_and_of_the_last_minutes() {
        var victim = victim();
        foreign.employee().get("uitpas/retrieve?identification=" + victim.chip());
        assertThat(join(foreign.colleague(), victim, "cardSystemId=3").code()).isEqualTo("ACTION_NOT_ALLOWED");
        SERVER.turnClockTo(RunningServer.START.plus(Duration.ofMinutes(15)));
        assertThat(join(foreign.employee(), victim, "cardSystemId=3").code()).isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void a_birth_date_proves_and_wrong_ones_are_limited() {
        var victim = victim();
        for (int day = 1; day <= 5; day++) {
            assertThat(join(foreign.employee(), victim, "cardSystemId=3&dateOfBirth=1993-06-0" + day)
                            .code())
                    .isEqualTo("INVALID_DOB");
        }
        assertThat(join(foreign.employee(), victim, "cardSystemId=3&dateOfBirth=" + BORN)
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(join(foreign.colleague(), victim, "cardSystemId=3&dateOfBirth=" + BORN)
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        var another = victim();
        assertThat(join(foreign.employee(), another, "cardSystemId=3&dateOfBirth=" + BORN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_code_from_the_passholders_own_page_proves_once() {
        var victim = victim();
        var code = code(victim);
        assertThat(join(foreign.employee(), victim, "cardSystemId=3&passholderCode=00000000")
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(join(
                                foreign.employee(),
                                victim,
                                "cardSystemId=3&passholderCode=" + code.substring(0, 4) + "+" + code.substring(4))
                        .status())
                .isEqualTo(200);
        assertThat(DESK.texts("select uid from presence_code join passholder on passholder.id = passholder_id"))
                .doesNotContain(victim.uid());
    }

    @Test
    void a_code_lasts_ten_minutes() {
        var victim = victim();
        var code = code(victim);
        SERVER.turnClockTo(RunningServer.START.plus(Duration.ofMinutes(10)));
        assertThat(join(foreign.employee(), victim, "cardSystemId=3&passholderCode=" + code)
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
    }

    @Test
    void a_counter_that_knows_the_passholder_needs_no_proof() {
        var victim = victim();
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 3, permission_group.id from counter, permission_group
                where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44' and permission_group.name = 'Geauthorizeerde registratie balies'
                on conflict do nothing
                """));
        assertThat(join(DESK.deWerf(), victim, "cardSystemId=3").status()).isEqualTo(200);
    }

    @Test
    void who_joined_keeps_their_identity_until_they_are_there() {
        var victim = victim();
        foreign.employee().get("uitpas/retrieve?identification=" + victim.chip());
        join(foreign.employee(), victim, "cardSystemId=3");
        SERVER.turnClockTo(RunningServer.START.plus(Duration.ofHours(1)));
        for (var identity : new String[] {
            "name=Hacked", "firstName=Eve", "dateOfBirth=1999-09-09", "email=eve@evil.example", "secondName=X"
        }) {
            var answer = change(foreign.employee(), victim, identity + "&street=Nieuwstraat");
            assertThat(answer.code()).isEqualTo("ACTION_NOT_ALLOWED");
            assertThat(answer.xml("/response/message")).contains("wijzig je alleen in het kaartsysteem");
        }
        var consents = foreign.employee()
                .post("uitpas/passholder/" + victim.uid() + "/optinpreferences", form("optInSms=true"));
        assertThat(consents.code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(nameOf(victim)).isEqualTo("Claes " + BORN);
        assertThat(activation(victim, "1999-09-09").code()).isEqualTo("INVALID_DOB");

        // What does not say who they are, with all that a client sends along unchanged.
        assertThat(change(
                                foreign.employee(),
                                victim,
                                "street=Nieuwstraat&name=Claes&firstName=Pieter&dateOfBirth=" + BORN)
                        .status())
                .isEqualTo(200);

        foreign.employee().get("uitpas/card?chipNumber=" + victim.chip());
        assertThat(change(foreign.employee(), victim, "name=Peeters").status()).isEqualTo(200);
        assertThat(change(DESK.deWerf(), victim, "name=Claes").status()).isEqualTo(200);
    }

    @Test
    void old_and_new_values_are_kept_sealed() {
        var victim = victim();
        change(DESK.deWerf(), victim, "name=Peeters&street=Nieuwstraat");
        var sealed =
                DESK.texts("select sealed from audit_entry join audit_detail on audit_detail.entry = audit_entry.id"
                        + " where act = 'PASSHOLDER_UPDATED' and subject = '" + victim.uid() + "'");
        assertThat(sealed).singleElement().asString().startsWith("sealed:").doesNotContain("Peeters", "Claes");
    }

    @Test
    void the_passholder_is_notified_on_their_own_page() {
        var victim = victim();
        foreign.employee().get("uitpas/retrieve?identification=" + victim.chip());
        join(foreign.employee(), victim, "cardSystemId=3");
        change(foreign.employee(), victim, "name=Peeters");
        assertThat(DESK.texts("select concat_ws('|', kind, card_system, counter) from passholder_notice"
                        + " where passholder_id = (select id from passholder where uid = '" + victim.uid()
                        + "') order by id"))
                .containsExactly("CARD_SYSTEM_JOINED|UiTPAS Derde|Balie C", "IDENTITY_CHANGED||Balie C");
    }

    private static Victim victim() {
        people++;
        var number = nationalNumber(100 + people);
        var card = DESK.card();
        var uid = register(DESK.deWerf(), card, "inszNumber", number).xml("/response/message");
        var chip = DESK.texts("select chip from card where number = '" + card + "'")
                .getFirst();
        return new Victim(uid, card, chip, number);
    }

    private static String code(Victim victim) {
        return SERVER.running()
                .features()
                .passholders()
                .codes()
                .make(victim.uid())
                .orElseThrow();
    }

    private static Answer join(Client client, Victim victim, String asked) {
        return client.post("uitpas/passholder/" + victim.uid() + "/register", form(asked));
    }

    private static Answer change(Client client, Victim victim, String asked) {
        return client.post("uitpas/passholder/" + victim.card(), form(asked));
    }

    private static Answer activation(Victim victim, String born) {
        return SERVER.as(DemoProfile.MEMBER_APP).get("uitpas/passholder/" + victim.card() + "/activation?dob=" + born);
    }

    private static String nameOf(Victim victim) {
        return DESK.texts(
                        "select concat_ws(' ', name, date_of_birth) from passholder where uid = '" + victim.uid() + "'")
                .getFirst();
    }

    private static String memberships(Victim victim) {
        return DESK.texts("select string_agg(card_system_id::text, ' ' order by card_system_id) from membership"
                        + " join passholder on passholder.id = passholder_id where uid = '" + victim.uid() + "'")
                .getFirst();
    }

    private static Parameters form(String encoded) {
        return Parameters.parse(encoded).orElseThrow();
    }
}
