package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Span;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.removal.LateCheckinCleanup;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.TestClock;

/** What a person is told of what is stored, and what is left of them when they are removed. */
class RemovedPassholderTest {
    private static final Actor ACTOR = new Actor.CommandLine();
    private static final int RACES = 12;

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);
    private static final RemovalOffice OFFICE = new RemovalOffice(SERVER, DESK);

    private static int people;

    private String card = "";
    private String uid = "";
    private String number = "";
    private List<String> traces = List.of();

    @BeforeAll
    static void let_two_counters_register() {
        DESK.open();
        execute("insert into consumer (key, secret, name) values ('reader', 'reader-secret', 'Lezer')");
        execute(
                "insert into consumer_permission (consumer_key, permission) values ('reader', 'PASSHOLDER_READ'), ('reader', 'CHECKIN_READ')");
        SERVER.running().sealSecrets();
    }

    @BeforeEach
    void register_somebody() {
        people++;
        var person = PersonOnFile.add(SERVER, DESK, people);
        card = person.card();
        uid = person.uid();
        number = person.number();
        traces = person.traces();
    }

    @Test
    void a_person_gets_all_that_is_stored_about_them_as_one_document() throws IOException {
        var all = OFFICE.personalData(uid).orElseThrow();
        assertThat(all.path("format").asString()).isEqualTo("spaarpunt passholder 1");
        var person = all.path("passholder");
        assertThat(List.of(
                        "uid",
                        "firstName",
                        "street",
                        "nationalNumber",
                        "dateOfBirth",
                        "moreInfo",
                        "points",
                        "registeredAtName"))
                .extracting(field -> person.path(field).asString())
                .containsExactly(uid, "Pieter", "Geheimstraat", number, "1993-05-18", "=1+1", "2", "CC De Werf");
        assertThat(all.at("/pictures/0").toString())
                .isEqualTo("{\"mediaType\":\"image/jpeg\",\"base64\":\"/9j/AA==\"}");
        assertThat(all.at("/cards/0/number").asString()).isEqualTo(card);
        assertThat(all.at("/memberships/0/cardSystem").asInt()).isEqualTo(2);
        assertThat(all.at("/associations/0/association").asString()).isEqualTo("Judo " + people);
        assertThat(all.at("/checkins/0/cdbid").asString()).isEqualTo("demo-today");
        assertThat(all.at("/checkins/0/at").asString()).isEqualTo("2026-11-22T12:00:00+01:00");
        assertThat(all.at("/transfers/0/reason").asString()).isEqualTo("CHECKIN");
        assertThat(all.at("/accounts/0/nick").asString()).isEqualTo("nick-" + people);
        assertThat(all.at("/identities/0/issuer").asString()).isEqualTo("https://id.example");
        assertThat(all.at("/sessions/0/address").asString()).isEqualTo("192.0.2.7");
        assertThat(all.at("/audit/0/act").asString()).isEqualTo("PASSHOLDER_REGISTERED");
        assertThat(all.path("redemptions").isEmpty()).isTrue();
        assertThat(DESK.texts("select act || ' ' || actor from audit_entry where subject = '" + uid
                        + "' order by id desc limit 1"))
                .containsExactly("PASSHOLDER_EXPORTED command line");
    }

    @Test
    void nothing_in_the_database_but_the_audit_log_knows_a_removed_person() {
        checkIn(card, "demo-unlimited", "Idempotency-Key-of-a-person");
        assertThat(OFFICE.remove(uid)).isEqualTo(Outcome.done());
        for (var trace : traces) {
            assertThat(OFFICE.tablesWith(trace)).as(trace).isSubsetOf("audit_entry");
        }
        assertThat(OFFICE.tablesWith(card)).containsExactlyInAnyOrder("audit_entry", "card");
        assertThat(DESK.status(card)).isEqualTo("DELETED");
        assertThat(DESK.texts("select actor || '|' || act || '|' || details from audit_entry where subject = '" + uid
                        + "' order by id desc limit 1"))
                .containsExactly("command line|PASSHOLDER_REMOVED|" + RemovalOffice.REASON);
    }

    @Test
    void no_sum_of_points_changes() {
        var before = OFFICE.sums();
        OFFICE.remove(uid);
        assertThat(OFFICE.sums()).isEqualTo(before);
        assertThat(SERVER.running().unbalanced()).isEmpty();
    }

    @Test
    void no_call_finds_a_removed_person() {
        OFFICE.remove(uid);
        var counter = DESK.deWerf();
        assertThat(counter.get("uitpas/passholder/uid/" + uid).code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(counter.get("uitpas/passholder/" + card).status()).isNotEqualTo(200);
        assertThat(counter.get("uitpas/retrieve?identification=" + number).status())
                .isNotEqualTo(200);
        assertThat(counter.get("uitpas/passholder/search?inszNumber=" + number).xml("/response/total"))
                .isEqualTo("0");
        assertThat(counter.get("uitpas/passholder/search?uitpasNumber=" + card).body())
                .doesNotContain("Geheimstraat");
        assertThat(counter.get("uitpas/passholder/search?email=" + people + "@pieter.example")
                        .xml("/response/total"))
                .isEqualTo("0");
        assertThat(counter.post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", card)
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void a_visit_of_a_removed_person_is_told_without_a_name() {
        var search =
                "uitpas/cultureevent/searchCheckins?cdbid=demo-today&max=1&startDate=2026-11-01&endDate=2026-11-30";
        assertThat(reader().get(search).xml("//checkinActivity/userId")).isEqualTo(uid);
        var total = reader().get(search).xml("/response/total");
        OFFICE.remove(uid);
        var after = reader().get(search);
        assertThat(after.xml("/response/total")).isEqualTo(total);
        assertThat(after.xml("count(//checkinActivity)")).isEqualTo("1");
        assertThat(after.xml("count(//userId | //firstName | //lastName | //userHomeCity | //userPoints)"))
                .isEqualTo("0");
    }

    @Test
    void exports_have_the_visit_without_a_name_and_no_such_passholder() throws IOException {
        OFFICE.remove(uid);
        var days = new Span(Optional.empty(), Optional.empty());
        var exports = new Exports(SERVER.jdbi(), SERVER.jdbi(), new TestClock(RunningServer.START));
        var people = new StringWriter();
        exports.passholders(ACTOR, new Exports.Wanted(days, people, _ -> {}));
        assertThat(people.toString()).doesNotContain(uid, card);
        var visits = new StringWriter();
        assertThat(exports.checkins(ACTOR, new Exports.Wanted(days, visits, _ -> {})))
                .isPositive();
        assertThat(visits.toString().lines().filter(line -> line.contains("demo-today") && line.endsWith(",,,,,,")))
                .isNotEmpty();
        assertThat(visits.toString()).doesNotContain(uid, card);
        assertThat(OFFICE.personalData(uid)).isEmpty();
    }

    @Test
    void who_was_removed_may_come_back_as_somebody_new() {
        OFFICE.remove(uid);
        var again = register(DESK.deWerf(), DESK.card(), "inszNumber", number);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.xml("/response/message")).isNotEqualTo(uid);
    }

    @Test
    void the_account_of_a_removed_person_is_nobodys() {
        OFFICE.remove(uid);
        assertThat(DESK.texts("""
                select concat_ws('|', email, given_name, family_name, disabled_at is not null, password) from app_user
                where nick not like 'nick-%' order by id desc limit 1
                """)).containsExactly("||t");
        assertThat(DESK.texts("select subject from user_identity where subject = '" + uid + "'"))
                .isEmpty();
    }

    @Test
    void with_a_person_go_the_second_factor_the_recovery_codes_and_who_they_are_at_a_provider() {
        execute("""
                insert into second_factor (user_id, secret, confirmed_at) select id, 'sealed:anything', now() from app_user where uid = '%s'
                """.formatted(uid));
        execute(
                "insert into recovery_code (user_id, digest) select id, gen_random_uuid() from app_user where uid = '%s'"
                        .formatted(uid));
        execute(
                "insert into user_identity select 'https://login.example', '%s-there', id from app_user where uid = '%s'"
                        .formatted(uid, uid));
        var user = DESK.texts("select id::text from app_user where uid = '" + uid + "'")
                .getFirst();
        var rows =
                "select 'factor' from second_factor where user_id = %1$s union all select 'code' from recovery_code where user_id = %1$s"
                        + " union all select 'identity' from user_identity where user_id = %1$s";
        assertThat(DESK.texts(rows.formatted(user))).contains("factor", "code", "identity");

        assertThat(OFFICE.remove(uid)).isEqualTo(Outcome.done());

        assertThat(DESK.texts(rows.formatted(user))).isEmpty();
        assertThat(OFFICE.tablesWith(uid + "-there")).isEmpty();
        assertThat(DESK.texts("select act from audit_entry where subject = '" + uid + "' order by id desc limit 1"))
                .containsExactly("PASSHOLDER_REMOVED");
    }

    @Test
    void an_admin_of_a_counter_is_not_removed_before_that_has_ended() {
        execute(
                "insert into counter_employee select min(counter.id), app_user.id, 'ADMIN' from counter, app_user where app_user.uid = '%s' group by app_user.id"
                        .formatted(uid));
        assertThat(OFFICE.remove(uid)).isEqualTo(new Outcome.Refused<>(Refusal.WORKS_HERE));
        assertThat(DESK.status(card)).isEqualTo("ACTIVE " + uid);
        execute("delete from counter_employee where user_id = (select id from app_user where uid = '" + uid + "')");
        assertThat(OFFICE.remove(uid)).isEqualTo(Outcome.done());
        assertThat(OFFICE.remove(uid)).isEqualTo(new Outcome.Unknown<>(Subject.PASSHOLDER, uid));
    }

    @Test
    void that_a_counter_added_a_person_unasked_holds_up_no_removal() {
        execute(
                "insert into counter_employee select min(counter.id), app_user.id, 'MEMBER' from counter, app_user where app_user.uid = '%s' group by app_user.id"
                        .formatted(uid));
        assertThat(OFFICE.remove(uid)).isEqualTo(Outcome.done());
        assertThat(DESK.texts("""
                select nick from app_user join counter_employee on user_id = app_user.id where disabled_at is not null
                """)).isEmpty();
    }

    @Test
    void a_reason_must_be_given() {
        assertThat(OFFICE.office().passholderRemoval().remove(ACTOR, uid, " "))
                .isEqualTo(new Outcome.Rejected<>(Input.REASON, Refusal.BAD_REASON));
        assertThat(DESK.status(card)).isEqualTo("ACTIVE " + uid);
    }

    @Test
    void a_checkin_and_a_removal_at_once_leave_no_point_with_a_name() throws Exception {
        for (int race = 0; race < RACES; race++) {
            register_somebody();
            var racing = card;
            var person = uid;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var acts = List.<Callable<Object>>of(
                        () -> OFFICE.remove(person), () -> checkIn(racing, "demo-unlimited", "race-" + person));
                var ended = new ArrayList<Object>();
                for (var future : threads.invokeAll(acts)) {
                    ended.add(future.get());
                }
                assertThat(ended.getFirst()).isEqualTo(Outcome.done());
                assertThat(((Answer) ended.getLast()).status()).isIn(200, 400, 403, 404);
            }
            new LateCheckinCleanup(SERVER.jdbi(), () -> RunningServer.START.plus(Duration.ofMinutes(2))).remove();
            assertThat(OFFICE.tablesWith(person)).isSubsetOf("audit_entry");
            assertThat(OFFICE.tablesWith(racing)).containsExactlyInAnyOrder("audit_entry", "card");
            assertThat(SERVER.running().unbalanced()).isEmpty();
        }
    }

    @Test
    void what_arrives_after_the_removal_loses_the_number_of_the_card_when_no_request_can_be_so_late() {
        OFFICE.remove(uid);
        execute("""
                update checkin set card_number = '%s'
                where passholder_id = (select max(id) from removed_passholder)
                """.formatted(card));
        new LateCheckinCleanup(SERVER.jdbi(), () -> RunningServer.START.plusSeconds(119)).remove();
        assertThat(OFFICE.tablesWith(card)).contains("checkin");
        new LateCheckinCleanup(SERVER.jdbi(), () -> RunningServer.START.plusSeconds(120)).remove();
        assertThat(OFFICE.tablesWith(card)).containsExactlyInAnyOrder("audit_entry", "card");
        assertThat(DESK.texts("select id::text from removed_passholder where settles_at is not null"))
                .isEmpty();
    }

    @Test
    void every_table_that_refers_to_passholders_is_known_to_the_removal() {
        assertThat(
                        DESK.texts(
                                "select conrelid::regclass::text from pg_constraint where confrelid = 'passholder'::regclass order by 1"))
                .containsExactly(
                        "association_membership",
                        "card",
                        "family_invitation",
                        "family_member",
                        "family_member",
                        "foreign_read",
                        "mail_outbox",
                        "membership",
                        "passholder_notice",
                        "passholder_picture",
                        "presence_code",
                        "presence_proof",
                        "removal_request");
        assertThat(DESK.texts("select conrelid::regclass::text from pg_constraint"
                        + " where confrelid = 'passholder'::regclass and confdeltype = 'c' order by 1"))
                .as("what goes by itself when the passholder goes")
                .containsExactly(
                        "family_invitation",
                        "family_member",
                        "family_member",
                        "foreign_read",
                        "mail_outbox",
                        "passholder_notice",
                        "presence_code",
                        "presence_proof",
                        "removal_request");
    }

    private static Answer checkIn(String card, String cdbid, String key) {
        return DESK.deWerf()
                .with("Idempotency-Key", key)
                .post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", card);
    }

    private static Client reader() {
        return SERVER.running().as(Keys.ofConsumer("reader", "reader-secret"));
    }

    private static void execute(String sql) {
        SERVER.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
