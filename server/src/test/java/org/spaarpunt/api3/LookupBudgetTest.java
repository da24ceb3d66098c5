package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.nationalNumber;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Numbers cannot be swept: what is unknown or foreign uses a budget, and beyond it nothing is told. */
class LookupBudgetTest {
    private static final String UNKNOWN = "0900000000118";
    private static final String UNKNOWN_CHIP = "04FFFFFFFFFF80";
    private static final String FOREIGN = "0930056878802";
    private static final String FOREIGN_CHIP = "04B2C3D4E5F680";
    private static final String SWEEPER = "CARD CALLER c-adm";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);
    private static ForeignCounter foreign;

    @BeforeAll
    static void open() {
        DESK.open();
        foreign = ForeignCounter.open(SERVER);
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer_permission (consumer_key, permission)
                values ('demo-member-app', 'PASSHOLDER_ACTIVATE'), ('demo-member-app', 'PASSHOLDER_READ'),
                       ('ctr-c', 'POINTSPROMOTION_READ')
                on conflict do nothing
                """).execute());
    }

    @BeforeEach
    void count_nothing_from_before() {
        SERVER.jdbi()
                .useHandle(handle -> handle.createScript("delete from budget_use; delete from foreign_read")
                        .execute());
    }

    @Test
    void a_sweep_by_search_ends_and_other_people_are_served_as_before() {
        var last = foreign.employee().get("uitpas/passholder/search?" + numbers(0, 190));
        int requests = 1;
        for (; requests < 100 && last.status() != 429; requests++) {
            last = foreign.employee().get("uitpas/passholder/search?" + numbers(requests * 190, 190));
        }
        assertThat(requests).isEqualTo(6);
        assertThat(last.header("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 3_601));
        assertThat(last.xml("/response/code")).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(last.xml("/response/message")).startsWith("Er zijn te veel nummers opgezocht");

        assertThat(foreign.colleague()
                        .get("uitpas/passholder/search?" + numbers(0, 10))
                        .status())
                .isNotEqualTo(429);
        assertThat(DESK.deWerf().get("uitpas/passholder/" + FOREIGN).status()).isEqualTo(200);
    }

    @Test
    void beyond_the_budget_unknown_and_foreign_numbers_get_one_answer_and_own_people_are_found() {
        var card = DESK.card();
        exhaust("CARD CALLER 6b9f81a2-7505-4fdd-b152-dddeaf235cde");
        register(DESK.deWerf(), card);
        assertThat(DESK.deWerf().get("uitpas/passholder/" + card).status()).isEqualTo(200);
        exhaust(SWEEPER);
        var unknown = foreign.employee().get("uitpas/passholder/" + UNKNOWN);
        var known = foreign.employee().get("uitpas/passholder/" + FOREIGN);
        assertThat(unknown.status()).isEqualTo(429);
        assertThat(known.status()).isEqualTo(429);
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET uitpas/passholder/{unknown}",
                "GET uitpas/passholder/uid/nobody",
                "GET uitpas/retrieve?identification={unknown}",
                "GET uitpas/retrieve?identification={chip}",
                "GET uitpas/passholder/search?uitpasNumber={unknown}",
                "GET uitpas/card?uitpasNumber={unknown}",
                "GET uitpas/card?chipNumber={chip}",
                "GET uitpas/passholder/uitpasNumber?chipNumber={chip}",
                "GET uitpas/passholder/eventActions?uitpasNumber={unknown}&cdbid=demo-today",
                "GET uitpas/passholder/eventActions?identification={unknown}&cdbid=demo-today",
                "GET uitpas/passholder/{unknown}/cashedPointsPromotions",
                "GET uitpas/passholder/{unknown}/welcomeadvantages",
                "GET uitpas/grouppass/{unknown}",
                "GET uitpas/price?reason=FIRST_CARD&uitpasNumber={unknown}",
                "POST uitpas/passholder/{unknown}?street=X",
                "POST uitpas/passholder/block/{unknown}",
                "POST uitpas/passholder/nobody/register?cardSystemId=3",
                "POST uitpas/passholder/nobody/3?smsPreference=NO_SMS",
                "POST uitpas/passholder/nobody/optinpreferences?optInSms=true",
                "POST uitpas/passholder/newCard?uid=nobody&reason=EXTRA_CARD&uitpasNumber=0930000000107",
                "POST uitpas/passholder/newCard?uid=demo-passholder-3&reason=EXTRA_CARD&uitpasNumber={unknown}",
                "POST uitpas/passholder/membership?uid=nobody&associationId=1",
                "POST uitpas/passholder/{unknown}/cashInPointsPromotion?pointsPromotionId=5687",
                "POST uitpas/passholder/{unknown}/cashInWelcomeAdvantage?welcomeAdvantageId=5688"
            })
    void every_call_that_takes_a_number_counts_one_that_is_unknown(String call) {
        var asked = call.replace("{unknown}", UNKNOWN).replace("{chip}", UNKNOWN_CHIP);
        assertThat(send(foreign.employee(), asked).status()).isNotIn(200, 429);
        assertThat(used(SWEEPER)).as(asked).isEqualTo(1);
        exhaust(SWEEPER);
        assertThat(send(foreign.employee(), asked).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET uitpas/passholder/{foreign}",
                "GET uitpas/passholder/uid/demo-passholder-2",
                "GET uitpas/retrieve?identification={foreign}",
                "GET uitpas/passholder/search?uitpasNumber={foreign}",
                "GET uitpas/card?uitpasNumber={foreign}",
                "GET uitpas/passholder/{foreign}/cashedPointsPromotions",
                "GET uitpas/passholder/{foreign}/welcomeadvantages"
            })
    void reading_a_foreign_passholder_counts_once_and_is_logged_once(String call) {
        var asked = call.replace("{foreign}", FOREIGN);
        var before = reads();
        for (int again = 0; again < 3; again++) {
            assertThat(send(foreign.employee(), asked).status()).isEqualTo(200);
        }
        assertThat(used(SWEEPER)).isEqualTo(1);
        assertThat(reads()).hasSize(before.size() + 1);
        assertThat(reads().getLast()).startsWith("ctr-c GET ");
    }

    @Test
    void a_card_that_is_read_by_its_chip_is_in_hand() {
        assertThat(foreign.employee()
                        .get("uitpas/retrieve?identification=" + FOREIGN_CHIP)
                        .status())
                .isEqualTo(200);
        assertThat(foreign.employee().get("uitpas/passholder/" + FOREIGN).status())
                .isEqualTo(200);
        assertThat(used(SWEEPER)).isZero();
    }

    @Test
    void people_of_ones_own_and_check_ins_that_are_granted_count_nothing() {
        DESK.deWerf().get("uitpas/passholder/" + FOREIGN);
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", FOREIGN)
                        .status())
                .isEqualTo(200);
        assertThat(DESK.texts("select budget from budget_use")).isEmpty();
    }

    @Test
    void a_check_in_of_an_unknown_card_counts() {
        var refused =
                DESK.deWerf().post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", UNKNOWN);
        assertThat(refused.code()).isEqualTo("UNKOWN_UITPASNUMBER");
        exhaust("CARD CALLER 6b9f81a2-7505-4fdd-b152-dddeaf235cde");
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", UNKNOWN)
                        .status())
                .isEqualTo(429);
        assertThat(DESK.deWerf()
                        .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", FOREIGN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_foreign_card_that_is_refused_at_a_device_counts_unless_it_was_read_by_its_chip() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer (key, secret, name) values ('cid-c', 'cid-c-secret', 'Zuil C');
                insert into device (consumer_key, name, card_system_id, owner_id, counter_id, event_id)
                select 'cid-c', 'Zuil C', 3, counter.id, counter.id, event.id
                from counter, event where consumer_key = 'ctr-c' and cdbid = 'demo-future';
                insert into organisation (external_id, name) values ('zaal-c', 'Zaal C');
                update counter set organisation_id = organisation.id
                from organisation where consumer_key = 'ctr-c' and external_id = 'zaal-c';
                update event set location_id = organisation.id
                from organisation where cdbid = 'demo-future' and external_id = 'zaal-c';
                """).execute());
        SERVER.running().sealSecrets();
        var device = SERVER.running().as(Keys.ofConsumer("cid-c", "cid-c-secret"));
        var budget = "CARD CALLER application cid-c";

        var byChip = device.post("uitpas/cid/checkin", "chipNumber", FOREIGN_CHIP);
        assertThat(byChip.code()).isEqualTo("CHECKIN_CURRENTLY_NOT_ALLOWED");
        assertThat(used(budget)).isZero();
        var byNumber = device.post("uitpas/cid/checkin", "uitpasNumber", FOREIGN);
        assertThat(byNumber.code()).isEqualTo("CHECKIN_CURRENTLY_NOT_ALLOWED");
        assertThat(used(budget)).isEqualTo(1);
        exhaust(budget);
        assertThat(device.post("uitpas/cid/checkin", "uitpasNumber", "0900000095902")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void an_application_for_passholders_is_held_to_a_budget_of_its_own() {
        var app = SERVER.as(DemoProfile.MEMBER_APP);
        app.get("uitpas/enduser/" + UNKNOWN);
        app.post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", UNKNOWN);
        app.get("uitpas/passholder/" + UNKNOWN);
        app.get("uitpas/passholder/" + UNKNOWN + "/activation?dob=1990-01-01");
        assertThat(used("CARD CALLER application demo-member-app")).isEqualTo(4);
        exhaust("CARD CALLER application demo-member-app");
        var refused = app.get("uitpas/enduser/" + UNKNOWN);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("code").asString()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(app.get("uitpas/enduser/" + FOREIGN).status()).isEqualTo(200);
    }

    @Test
    void a_national_number_is_not_found_by_trying() {
        var card = DESK.card();
        var number = nationalNumber(421);
        register(DESK.deWerf(), card, "inszNumber", number);
        int tries = 0;
        Answer answer;
        do {
            tries++;
            answer = foreign.employee().get("uitpas/retrieve?identification=" + nationalNumber(tries));
        } while (answer.status() != 429 && tries < 421);
        assertThat(tries).isEqualTo(101);
        for (var call : List.of("retrieve?identification=", "passholder/search?inszNumber=")) {
            assertThat(foreign.employee()
                            .get("uitpas/" + call + nationalNumber(7))
                            .status())
                    .isEqualTo(429);
        }
        assertThat(SERVER.as(DemoProfile.MEMBER_APP)
                        .get("uitpas/passholder/search?inszNumber=" + number)
                        .code())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void a_national_number_that_is_registered_with_a_known_one_counts_too() {
        var card = DESK.card();
        register(DESK.deWerf(), card, "inszNumber", nationalNumber(431));
        register(foreign.employee(), ForeignCounter.CARD, "inszNumber", nationalNumber(431));
        assertThat(used("NATIONAL_NUMBER CALLER c-adm")).isEqualTo(1);
        foreign.employee()
                .post(
                        "uitpas/passholder/" + DESK.card(),
                        Parameters.parse("inszNumber=" + nationalNumber(431)).orElseThrow());
        assertThat(DESK.deWerf()
                        .post(
                                "uitpas/passholder/" + card,
                                Parameters.parse("inszNumber=" + nationalNumber(432))
                                        .orElseThrow())
                        .code())
                .isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(used("NATIONAL_NUMBER CALLER 6b9f81a2-7505-4fdd-b152-dddeaf235cde"))
                .isEqualTo(1);
    }

    @Test
    void an_exhausted_budget_is_in_the_audit_log_and_the_metrics() {
        exhaust(SWEEPER);
        foreign.employee().get("uitpas/passholder/" + UNKNOWN);
        foreign.employee().get("uitpas/passholder/" + UNKNOWN);
        assertThat(DESK.texts("select details from audit_entry where act = 'LOOKUPS_EXHAUSTED' and subject = 'c-adm'"))
                .contains("CALLER: 1000 cards");
        var metrics =
                Client.exchange(HttpRequest.newBuilder(SERVER.running().uri().resolve("/metrics"))
                        .build());
        assertThat(metrics.body().lines())
                .anyMatch(line ->
                        line.matches("spaarpunt_lookups_refused_total\\{budget=\"caller\",number=\"card\"\\} [1-9].*"));
    }

    private static String numbers(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj("uitpasNumber=095%010d"::formatted)
                .collect(Collectors.joining("&"));
    }

    private static Answer send(Client client, String call) {
        var words = call.split(" ", 2);
        if (words[0].equals("GET")) {
            return client.get(words[1]);
        }
        var parts = words[1].split("\\?", 2);
        return client.post(
                parts[0], Parameters.parse(parts.length == 1 ? "" : parts[1]).orElseThrow());
    }

    private static void exhaust(String budget) {
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into budget_use (budget, ends_at, used) values (?, '2026-11-22 12:00:00+00', 1000)
                on conflict (budget, ends_at) do update set used = 1000
                """, budget));
    }

    private static int used(String budget) {
        return Integer.parseInt(
                DESK.texts("select coalesce(sum(used), 0)::text from budget_use where budget = '" + budget + "'")
                        .getFirst());
    }

    private static List<String> reads() {
        return DESK.texts("select details from audit_entry where act = 'PASSHOLDER_READ' order by id");
    }
}
