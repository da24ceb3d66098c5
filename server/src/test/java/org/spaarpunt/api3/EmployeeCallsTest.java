package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Who works at a counter; on a server that remembers for an hour what it does not forget at once. */
class EmployeeCallsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    private static TestDatabase database;
    private static RunningServer server;
    private static Client admin;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database, Map.of("staleness-seconds", "3600"));
        admin = server.as(DemoProfile.COUNTER);
    }

    @BeforeEach
    void restore() {
        database.restore();
        server.features().forgetChanged();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void employees_are_listed_by_role_in_the_prefixes_that_clients_look_for() {
        add(BEN);
        assertThat(admin.get("uitpas/balie/listEmployees?balieConsumerKey=" + DE_WERF)
                        .body())
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <response xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns" xmlns:foaf="http://xmlns.com/foaf/0.1/">\
                        <admins><admin><rdf:id>6b9f81a2-7505-4fdd-b152-dddeaf235cde</rdf:id><foaf:nick>Ann Peeters</foaf:nick></admin></admins>\
                        <members><member><rdf:id>971ca557-8e4f-4520-91c8-cc2594e4ab9f</rdf:id><foaf:nick>Ben Maes</foaf:nick></member>\
                        </members></response>""");
    }

    @Test
    void without_a_name_the_counter_is_the_consumer_itself() {
        assertThat(admin.get("uitpas/balie/listEmployees").body())
                .contains("<foaf:nick>Ann Peeters</foaf:nick>")
                .doesNotContain(">ann<");
    }

    @Test
    void who_is_taken_on_may_check_in_at_once_and_who_is_let_go_no_longer() {
        assertThat(checkInByBen().code()).isEqualTo("ACCESS_DENIED");
        assertThat(add(BEN).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(checkInByBen().status()).isEqualTo(200);
        assertThat(remove(BEN).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(checkInByBen().code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void doing_it_twice_changes_nothing_and_is_no_error() {
        add(BEN);
        assertThat(add(BEN).status()).isEqualTo(200);
        remove(BEN);
        assertThat(remove(BEN).status()).isEqualTo(200);
        assertThat(audited())
                .containsExactly(
                        ANN + " 127.0.0.1 EMPLOYEE_SET " + DE_WERF + " " + BEN + " MEMBER",
                        ANN + " 127.0.0.1 EMPLOYEE_REMOVED " + DE_WERF + " " + BEN);
    }

    @Test
    void with_an_idempotency_key_a_repeat_hears_what_the_first_request_heard_and_changes_nothing() {
        for (var call : List.of("uitpas/balie/member", "uitpas/balie/removeMember")) {
            var withKey = admin.with("Idempotency-Key", "k1");
            var first = withKey.post(call, "uid", BEN);
            var second = withKey.post(call, "uid", BEN);
            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
        }
        assertThat(audited()).hasSize(2);
    }

    @Test
    void an_idempotency_key_keeps_no_answer_so_a_right_that_is_gone_is_missed() {
        add(BEN);
        execute("update counter_employee set role = 'ADMIN'");
        var withKey = admin.with("Idempotency-Key", "k1");
        assertThat(withKey.post("uitpas/balie/removeMember", "uid", ANN).status())
                .isEqualTo(200);
        assertThat(withKey.post("uitpas/balie/removeMember", "uid", ANN).code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void an_admin_who_is_taken_on_as_a_member_stays_an_admin() {
        assertThat(add(ANN).status()).isEqualTo(200);
        assertThat(admin.get("uitpas/balie/listEmployees").xml("count(/response/admins/admin)"))
                .isEqualTo("1");
        assertThat(audited()).isEmpty();
    }

    @Test
    void somebody_is_found_by_email_address_in_any_case() {
        execute("update app_user set email = 'Ben@example.org' where nick = 'ben'");
        assertThat(admin.post("uitpas/balie/member", "email", "ben@EXAMPLE.org").status())
                .isEqualTo(200);
        assertThat(checkInByBen().status()).isEqualTo(200);
    }

    @Test
    void uid_and_email_together_name_one_person() {
        execute("update app_user set email = 'ben@example.org' where nick = 'ben'");
        assertThat(admin.post("uitpas/balie/member", "uid", ANN, "email", "ben@example.org")
                        .code())
                .isEqualTo("ACTION_SUCCEEDED");
        assertThat(checkInByBen().code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void an_email_address_gets_one_answer_whether_somebody_has_it_or_not() {
        execute("update app_user set email = 'ben@example.org' where nick = 'ben'");
        var known = admin.post("uitpas/balie/member", "email", "ben@example.org");
        var answers = Stream.of("nobody@example.org", "no address", "\0")
                .map(email -> admin.post("uitpas/balie/member", "email", email));
        assertThat(answers).allSatisfy(unknown -> {
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.body()).isEqualTo(known.body());
        });
        assertThat(admin.post("uitpas/balie/member", "uid", ANN, "email", "nobody@example.org")
                        .body())
                .isEqualTo(known.body());
    }

    @Test
    void nobody_is_taken_on_who_does_not_exist_or_was_disabled() {
        assertThat(add("no-such-user").code()).isEqualTo("UNKNOWN_USER");
        assertThat(add("\0").code()).isEqualTo("UNKNOWN_USER");
        execute("update app_user set disabled_at = now() where nick = 'ben'");
        assertThat(add(BEN).code()).isEqualTo("UNKNOWN_USER");
        assertThat(remove("no-such-user").code()).isEqualTo("UNKNOWN_USER");
    }

    @Test
    void the_last_admin_stays() {
        var refused = remove(ANN);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(audited()).isEmpty();

        add(BEN);
        execute("update counter_employee set role = 'ADMIN'");
        assertThat(remove(ANN).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(admin.get("uitpas/balie/listEmployees").code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void a_request_says_whom_and_where() {
        assertThat(admin.post("uitpas/balie/member").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        assertThat(admin.post("uitpas/balie/removeMember").code()).isEqualTo("MISSING_REQUIRED_FIELDS");
        var nowhere = admin.post("uitpas/balie/member", "uid", BEN, "balieConsumerKey", "no-such-counter");
        assertThat(nowhere.code()).isEqualTo("UNKNOWN_BALIE_CONSUMERKEY");
        assertThat(admin.post("uitpas/balie/member", "uid", BEN, "uid", BEN).code())
                .isEqualTo("INVALID_PARAMETERS");
    }

    private Answer add(String uid) {
        return admin.post("uitpas/balie/member", "uid", uid, "balieConsumerKey", DE_WERF);
    }

    private Answer remove(String uid) {
        return admin.post("uitpas/balie/removeMember", "uid", uid, "balieConsumerKey", DE_WERF);
    }

    private Answer checkInByBen() {
        return server.as(DemoProfile.LIBRARY)
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "demo-unlimited",
                        "uitpasNumber",
                        "0900000095902",
                        "balieConsumerKey",
                        DE_WERF);
    }

    private void execute(String sql) {
        server.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private List<String> audited() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select concat_ws(' ', on_behalf_of, address, act, subject, details) from audit_entry order by id")
                        .mapTo(String.class)
                        .list());
    }
}
