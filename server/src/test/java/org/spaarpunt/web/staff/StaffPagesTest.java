package org.spaarpunt.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Ann is the only admin of De Werf and of CultuurNet; Ben works at the library. */
class StaffPagesTest {
    private static final String STAFF = "/counter/" + OwnPages.WERF + "/staff";
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient ann;
    private String token;

    @BeforeEach
    void signIn() {
        ann = PAGES.signedIn("ann");
        token = ann.formToken();
    }

    @AfterEach
    void goBack() {
        PAGES.execute("delete from invitation");
        PAGES.execute("""
                delete from counter_employee
                where counter_id = (select id from counter where name = 'CC De Werf')
                  and user_id <> (select id from app_user where nick = 'ann')
                """);
        PAGES.execute("update app_user set administrator = (nick = 'admin')");
        PAGES.execute(
                "update counter_employee set role = 'MEMBER' where user_id = (select id from app_user where nick = 'ben')");
    }

    @Test
    void an_admin_sees_who_works_here_and_when_they_last_signed_in() {
        assertThat(ann.get(STAFF).body())
                .contains("Ann Peeters", "(jij)", "Beheerder van de balie", "vandaag 12:00")
                .doesNotContain("Nieuw wachtwoord: Ann");
    }

    @Test
    void somebody_with_an_account_is_added_by_user_name_or_email_address() {
        assertThat(send("act", "add", "who", "ben", "role", "MEMBER").header("Location"))
                .contains(STAFF + "?done=joinedStaff");
        assertThat(roleOf("ben")).containsExactly("MEMBER");

        send("act", "add", "who", "BEN@demo.example", "role", "ADMIN");
        assertThat(roleOf("ben")).containsExactly("ADMIN");
    }

    @Test
    void somebody_without_an_account_gets_one_and_a_link_that_is_shown_once() {
        var once = PlainClient.field(ann.get(STAFF), "once");
        var form = new String[] {
            "once",
            once,
            "act",
            "add",
            "who",
            "dora@nieuw.example",
            "givenName",
            "Dora",
            "familyName",
            "Jans",
            "role",
            "MEMBER"
        };

        var shown = send(form).header("Location").orElseThrow();
        var page = ann.get(shown).body();

        assertThat(page).contains("/invitation/");
        assertThat(ann.get(shown).body()).doesNotContain("/invitation/");
        assertThat(send(form).header("Location")).contains(STAFF + "?done=joinedStaff");
        assertThat(PAGES.texts("select given_name || ' ' || role from app_user join counter_employee on user_id = id "
                        + "where email = 'dora@nieuw.example'"))
                .containsExactly("Dora MEMBER");
        assertThat(ann.get(STAFF).body()).contains("Dora Jans", "nog geen wachtwoord");
        assertThat(PAGES.texts("select act from audit_entry where actor = '" + ANN + "' order by id desc limit 2"))
                .contains("USER_CREATED");

        var link = page.substring(page.indexOf("/invitation/"));
        var dora = PAGES.client();
        var chosen = dora.send(link.substring(0, link.indexOf('<')).strip(), "wanted", "een langer wachtwoord");
        assertThat(chosen.status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "'','','',who,Vul een e-mailadres",
        "nobody,'','',who,Er is geen account met deze gebruikersnaam",
        "new@demo.example,'',Jans,givenName,Vul dit in",
        "new@demo.example,Dora,'',familyName,Vul dit in"
    })
    void an_invitation_that_lacks_something_says_so_at_the_field(
            String who, String given, String family, String field, String said) {
        var answer = send("act", "add", "who", who, "givenName", given, "familyName", family);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"" + field + "-error\">" + said);
        assertThat(PAGES.count("select count(*) from app_user where email = 'new@demo.example'"))
                .isZero();
    }

    @Test
    void roles_change_and_the_last_admin_stays() {
        send("act", "add", "who", "ben", "role", "MEMBER");

        assertThat(send("act", "makeAdmin", "uid", BEN).header("Location")).contains(STAFF + "?done=makeAdmin");
        assertThat(roleOf("ben")).containsExactly("ADMIN");
        assertThat(send("act", "makeMember", "uid", BEN).header("Location")).contains(STAFF + "?done=makeMember");

        assertThat(send("act", "makeMember", "uid", ANN).header("Location"))
                .contains(STAFF + "?refused=LAST_COUNTER_ADMIN");
        assertThat(send("act", "removeColleague", "uid", ANN, "confirmed", "yes")
                        .header("Location"))
                .contains(STAFF + "?refused=LAST_COUNTER_ADMIN");
        assertThat(ann.get(STAFF + "?refused=LAST_COUNTER_ADMIN").body()).contains("de laatste beheerder van de balie");
    }

    @Test
    void an_employee_goes_after_a_question() {
        send("act", "add", "who", "ben", "role", "MEMBER");

        assertThat(send("act", "removeColleague", "uid", BEN).body())
                .contains("Ben Maes laten weggaan bij CC De Werf?");
        assertThat(roleOf("ben")).hasSize(1);

        assertThat(send("act", "removeColleague", "uid", BEN, "confirmed", "yes")
                        .header("Location"))
                .contains(STAFF + "?done=removeColleague");
        assertThat(roleOf("ben")).isEmpty();
    }

    @Test
    void a_link_for_a_new_password_is_made_for_people_who_work_only_here() {
        PAGES.execute("delete from counter_employee where user_id = (select id from app_user where nick = 'ben')");
        send("act", "add", "who", "ben", "role", "MEMBER");

        var shown = send("act", "resetPassword", "uid", BEN).header("Location").orElseThrow();

        assertThat(shown).startsWith(STAFF + "/link/");
        assertThat(ann.get(shown).body()).contains("Ben Maes", "/invitation/");
        PAGES.execute("""
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where consumer_key = 'demo-library-haaltert' and nick = 'ben'
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"works elsewhere", "administrator", "passholder", "works not here", "self"})
    void no_link_is_made_for_an_account_that_opens_more_than_this_counter(String why) {
        var uid = switch (why) {
            case "passholder" -> "demo-passholder-3";
            case "self" -> ANN;
            default -> BEN;
        };
        if (!why.equals("self") && !why.equals("works not here")) {
            send("act", "add", "who", why.equals("passholder") ? "jef" : "ben", "role", "MEMBER");
        }
        if (why.equals("administrator")) {
            PAGES.execute("update app_user set administrator = true where nick = 'ben'");
        }

        assertThat(send("act", "resetPassword", "uid", uid).header("Location"))
                .contains(STAFF + "?refused=BEYOND_COUNTER");
        assertThat(PAGES.count("select count(*) from invitation join app_user on app_user.id = user_id "
                        + "where uid = '" + uid + "' and used_at is null"))
                .isZero();
        assertThat(ann.get(STAFF).body()).doesNotContain("aria-label=\"Nieuw wachtwoord: Ben");
    }

    @Test
    void only_admins_of_this_counter_manage_its_employees() {
        send("act", "add", "who", "ben", "role", "MEMBER");
        var ben = PAGES.signedIn("ben");

        assertThat(ben.get(STAFF).status()).isEqualTo(403);
        assertThat(ben.send(STAFF, "act", "makeAdmin", "uid", BEN, "formToken", ben.formToken())
                        .status())
                .isEqualTo(403);
        assertThat(roleOf("ben")).containsExactly("MEMBER");
        assertThat(PAGES.signedIn("jef").get(STAFF).status()).isEqualTo(403);
        assertThat(PAGES.signedIn("admin").get(STAFF).status()).isEqualTo(403);
    }

    @Test
    void a_browser_that_was_left_open_lets_nobody_in() {
        PAGES.server().clock().advance(Duration.ofMinutes(11));

        assertThat(send("act", "add", "who", "ben", "role", "ADMIN").body()).contains("type=\"password\"");
        assertThat(roleOf("ben")).isEmpty();
    }

    @Test
    void an_employee_of_another_counter_is_not_found_here() {
        assertThat(send("act", "makeAdmin", "uid", BEN).status()).isEqualTo(404);
        assertThat(send("act", "removeColleague", "uid", "nobody", "confirmed", "yes")
                        .status())
                .isEqualTo(404);
        assertThat(send("act", "whatever").status()).isEqualTo(400);
    }

    private static List<String> roleOf(String nick) {
        return PAGES.texts("""
                select role from counter_employee
                join app_user on app_user.id = user_id
                join counter on counter.id = counter_id
                where counter.name = 'CC De Werf' and nick = '%s'
                """.formatted(nick));
    }

    private Answer send(String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("formToken", token));
        return ann.send(STAFF, all.toArray(String[]::new));
    }
}
