package org.spaarpunt.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.TestAdministration;
import org.spaarpunt.audit.Verification;
import org.spaarpunt.counters.Role;
import org.spaarpunt.testing.Together;

/** What is left of an employee whose account is removed, and whose account stays. */
class AccountRemovalTest {
    private static final String REASON = "left the library";
    private static final String HAALTERT = "demo-library-haaltert";

    private static TestAdministration office;
    private static Administration administration;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        administration = office.administration;
    }

    @BeforeEach
    void restore() {
        office.database.restore();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void nothing_but_the_audit_log_knows_the_uid_and_nothing_at_all_the_name() {
        var uid = cleo();

        done(administration.accountRemoval().remove(NORA, "cleo.vandamme", REASON));

        for (var trace : List.of("vandamme", "Van Damme", "cleo@library.example", "at-the-provider", "sealed:factor")) {
            assertThat(tablesWith(trace)).as(trace).isEmpty();
        }
        assertThat(tablesWith(uid)).containsExactlyInAnyOrder("audit_entry");
        assertThat(office.log(uid).getFirst()).isEqualTo("uid-of-nora|203.0.113.7|USER_REMOVED|" + REASON);
    }

    @Test
    void access_and_sessions_end_and_do_not_come_back() {
        var uid = cleo();
        var id = office.database.number("select id from app_user where uid = ?", uid);

        done(administration.accountRemoval().remove(NORA, uid, REASON));

        for (var table : List.of("web_session", "access_token", "invitation", "second_factor", "counter_employee")) {
            assertThat(office.database.number("select count(*) from " + table + " where user_id = ?", id))
                    .as(table)
                    .isZero();
        }
        var left = office.database
                .texts("select uid from app_user where id = ?", id)
                .getFirst();
        assertThat(administration.administrators().enable(NORA, left)).isEqualTo(new Unchanged<>());
        assertThat(administration.users().invite(NORA, left)).isEqualTo(new Refused<>(Refusal.DISABLED));
        assertThat(administration.accountRemoval().remove(NORA, uid, REASON))
                .isEqualTo(new Unknown<>(Subject.USER, uid));
    }

    @Test
    void visits_keep_the_number_of_the_account_and_the_audit_log_stays_whole() {
        var uid = cleo();
        var id = office.database.number("select id from app_user where uid = ?", uid);
        office.database.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, user_id, via, points, social_tariff,
                                     checked_in_at, period, ordinal)
                select passholder_id, 1, number, 'demo-counter-app', ?, 'COUNTER', 1, false, now(), 'ALL', 1
                from card where number = '0930056878802'
                """, id);

        done(administration.accountRemoval().remove(NORA, uid, REASON));

        assertThat(office.database.number("select count(*) from checkin where user_id = ?", id))
                .isOne();
        assertThat(office.database.texts("""
                select concat_ws('|', email, given_name, family_name, password, disabled_at is not null) from app_user where id = ?
                """, id)).containsExactly("||t");
        office.features.audit().chain().extend();
        assertThat(office.features.audit().verifier().verify(Optional.empty())).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void the_last_administrator_stays() {
        office.database.execute("update app_user set administrator = nick = 'ben'");
        assertThat(remove("ben")).isEqualTo(new Refused<>(Refusal.LAST_ADMINISTRATOR));
        assertThat(office.database.texts("select nick from app_user where administrator"))
                .containsExactly("ben");
        assertThat(office.database.texts(
                        "select uid from counter_employee join app_user on id = user_id where nick = 'ben'"))
                .hasSize(1);

        office.database.execute("update app_user set administrator = true where nick = 'admin'");
        assertThat(remove("ben")).isInstanceOf(Done.class);
    }

    @Test
    void two_administrators_who_remove_each_other_leave_one() throws InterruptedException, ExecutionException {
        office.database.execute("update app_user set administrator = nick in ('ben', 'admin')");
        var outcomes = Together.times(2, number -> remove(number == 0 ? "ben" : "admin"));
        assertThat(outcomes.stream().filter(outcome -> outcome instanceof Done)).hasSize(1);
        assertThat(outcomes).contains(new Refused<>(Refusal.LAST_ADMINISTRATOR));
    }

    @Test
    void the_last_admin_of_a_counter_stays() {
        assertThat(remove("ann")).isEqualTo(new Refused<>(Refusal.LAST_COUNTER_ADMIN));
        assertThat(administration.users().find("ann")).isPresent();

        for (var counter : office.database.texts("""
                select consumer_key from counter_employee join counter on counter.id = counter_id join app_user on app_user.id = user_id
                where nick = 'ann'
                """)) {
            done(administration.employees().set(NORA, counter, "ben", Role.ADMIN));
        }
        assertThat(remove("ann")).isInstanceOf(Done.class);
    }

    @Test
    void the_account_of_a_passholder_goes_with_the_passholder_alone() {
        assertThat(remove("jef")).isEqualTo(new Refused<>(Refusal.IS_PASSHOLDER));
        assertThat(administration.users().find("jef")).isPresent();
    }

    @Test
    void a_reason_must_be_given() {
        assertThat(administration.accountRemoval().remove(NORA, "ben", " "))
                .isEqualTo(new Rejected<>(Input.REASON, Refusal.BAD_REASON));
    }

    private static Object remove(String nick) {
        return administration.accountRemoval().remove(NORA, nick, REASON);
    }

    /** An employee of the library with all that an account can have. */
    private static String cleo() {
        var uid = done(administration
                        .users()
                        .create(NORA, new NewUser("cleo.vandamme", "cleo@library.example", "Cleo", "Van Damme")))
                .uid();
        done(administration.employees().set(NORA, HAALTERT, uid, Role.MEMBER));
        done(administration.administrators().make(NORA, uid));
        done(administration.tokens().issue(NORA, "demo-counter-app", uid));
        for (var row : List.of(
                "web_session (digest, user_id, started_at, seen_at, address, agent) select gen_random_uuid(), id,"
                        + " now(), now(), '', ''",
                "second_factor (user_id, secret, confirmed_at) select id, 'sealed:factor', now()",
                "recovery_code (user_id, digest) select id, gen_random_uuid()",
                "user_identity (issuer, subject, user_id) select 'https://login.example', 'at-the-provider', id",
                "terms_acceptance (user_id, accepted_at) select id, now()")) {
            office.database.execute("insert into " + row + " from app_user where uid = ?", uid);
        }
        return uid;
    }

    private static List<String> tablesWith(String text) {
        return office.database.texts("select tablename from pg_tables where schemaname = 'public'").stream()
                .filter(table -> office.database.number(
                                "select count(*) from %s t where t::text like ?".formatted(table), "%" + text + "%")
                        > 0)
                .toList();
    }
}
