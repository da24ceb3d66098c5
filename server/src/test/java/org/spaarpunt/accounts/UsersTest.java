package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.testing.Together;

class UsersTest {
    private static final Actor COMMAND = new Actor.CommandLine();

    private static TestAdministration office;
    private static Users users;
    private static Administrators administrators;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        users = office.administration.users();
        administrators = office.administration.administrators();
    }

    @BeforeEach
    void nobodyAdministers() {
        office.database.execute("update app_user set administrator = false");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void a_new_user_gets_a_link_and_has_no_password() {
        var invited = done(users.create(NORA, new NewUser("Cleo", "cleo@example.org", "Cleo", "Van Damme")));
        assertThat(UUID.fromString(invited.uid()).version()).isEqualTo(4);
        assertThat(invited.toString()).doesNotContain(invited.link());
        assertThat(users.find("cleo")).hasValueSatisfying(cleo -> {
            assertThat(cleo.uid()).isEqualTo(invited.uid());
            assertThat(cleo.email()).isEqualTo("cleo@example.org");
            assertThat(cleo.familyName()).isEqualTo("Van Damme");
            assertThat(cleo.hasPassword()).isFalse();
            assertThat(cleo.administrator()).isFalse();
        });
        assertThat(openInvitations("cleo")).isOne();
        assertThat(office.log(invited.uid())).containsExactly("uid-of-nora|203.0.113.7|USER_CREATED|");
    }

    @Test
    void a_nick_or_an_email_address_belongs_to_one_user_in_any_case() {
        done(users.create(NORA, new NewUser("dirk", "dirk@example.org", "", "")));
        assertThat(users.create(NORA, new NewUser("DIRK", "other@example.org", "", "")))
                .isEqualTo(new Rejected<>(Input.NICK, Refusal.TAKEN));
        assertThat(users.create(NORA, new NewUser("other", "Dirk@Example.org", "", "")))
                .isEqualTo(new Rejected<>(Input.EMAIL, Refusal.TAKEN));
        assertThat(users.create(NORA, new NewUser("Dirk", "dirk@example.org", "", "")))
                .isEqualTo(new Rejected<>(
                        List.of(new Flaw(Input.NICK, Refusal.TAKEN), new Flaw(Input.EMAIL, Refusal.TAKEN))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@b", " ann", "ann\n", "nul\0"})
    void a_nick_that_could_be_mistaken_is_refused(String nick) {
        assertThat(users.create(NORA, new NewUser(nick, "someone@example.org", "", "")))
                .isEqualTo(new Rejected<>(Input.NICK, Refusal.BAD_NICK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "someone", "@example.org", "a b@example.org", "a@b@c", "a@b\0"})
    void an_email_address_that_is_none_is_refused(String email) {
        assertThat(users.create(NORA, new NewUser("someone", email, "", "")))
                .isEqualTo(new Rejected<>(Input.EMAIL, Refusal.BAD_EMAIL));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(users.create(NORA, new NewUser("a@b", "nothing", " Ann", "x".repeat(201))))
                .isEqualTo(new Rejected<>(List.of(
                        new Flaw(Input.NICK, Refusal.BAD_NICK),
                        new Flaw(Input.EMAIL, Refusal.BAD_EMAIL),
                        new Flaw(Input.GIVEN_NAME, Refusal.BAD_NAME),
                        new Flaw(Input.FAMILY_NAME, Refusal.BAD_NAME))));
    }

    @Test
    void what_another_has_is_told_beside_what_cannot_be() {
        done(users.create(NORA, new NewUser("guy", "guy@example.org", "", "")));
        assertThat(users.create(NORA, new NewUser("a@b", "Guy@example.org", "", "")))
                .isEqualTo(new Rejected<>(
                        List.of(new Flaw(Input.NICK, Refusal.BAD_NICK), new Flaw(Input.EMAIL, Refusal.TAKEN))));
    }

    @Test
    void a_new_link_takes_the_place_of_the_one_before() {
        var first = done(users.create(NORA, new NewUser("els", "els@example.org", "", "")));
        var second = done(users.invite(NORA, "els"));
        assertThat(second.link()).isNotEqualTo(first.link());
        assertThat(openInvitations("els")).isOne();
        assertThat(users.invite(NORA, "nobody")).isEqualTo(new Unknown<>(Subject.USER, "nobody"));
    }

    @Test
    void a_disabled_user_loses_sessions_links_and_tokens_and_gets_none() {
        var frank = done(users.create(NORA, new NewUser("frank", "frank@example.org", "", "")));
        var token = done(office.administration.tokens().issue(NORA, "demo-counter-app", "frank"));
        office.database.execute("""
                insert into web_session (digest, user_id, started_at, seen_at, address, agent)
                select gen_random_uuid(), id, now(), now(), '', '' from app_user where nick = 'frank'
                """);

        done(administrators.disable(NORA, "frank"));
        assertThat(openInvitations("frank")).isZero();
        assertThat(office.database.number(
                        "select count(*) from web_session join app_user on id = user_id where nick = 'frank'"))
                .isZero();
        assertThat(office.database.number(
                        "select count(*) from access_token where token = ? and revoked_at is not null", token.key()))
                .isOne();
        assertThat(users.invite(NORA, "frank")).isEqualTo(new Refused<>(Refusal.DISABLED));
        assertThat(administrators.make(NORA, "frank")).isEqualTo(new Refused<>(Refusal.DISABLED));
        assertThat(office.administration.tokens().issue(NORA, "demo-counter-app", "frank"))
                .isEqualTo(new Refused<>(Refusal.DISABLED));
        assertThat(administrators.disable(NORA, "frank")).isEqualTo(new Unchanged<>());

        done(administrators.enable(NORA, "frank"));
        assertThat(administrators.enable(NORA, "frank")).isEqualTo(new Unchanged<>());
        assertThat(office.log(frank.uid()))
                .containsExactly(
                        "uid-of-nora|203.0.113.7|USER_ENABLED|",
                        "uid-of-nora|203.0.113.7|USER_DISABLED|",
                        "uid-of-nora|203.0.113.7|USER_CREATED|");
    }

    @Test
    void the_first_administrator_is_made_once() {
        var nora = new NewUser("nora", "nora@example.org", "", "");
        var first = done(administrators.bootstrap(COMMAND, nora));
        assertThat(users.find("nora")).map(Users.Details::administrator).contains(true);
        assertThat(office.log(first.uid())).containsExactly("command line||USER_CREATED|the first administrator");
        assertThat(administrators.bootstrap(COMMAND, new NewUser("second", "second@example.org", "", "")))
                .isEqualTo(new Refused<>(Refusal.HAS_ADMINISTRATOR));
        assertThat(users.find("second")).isEmpty();
    }

    @Test
    void of_many_who_would_be_the_first_administrator_one_is() throws InterruptedException, ExecutionException {
        var outcomes = Together.times(
                6,
                number -> administrators.bootstrap(
                        COMMAND, new NewUser("racer" + number, "racer" + number + "@example.org", "", "")));
        assertThat(outcomes.stream().filter(outcome -> outcome instanceof Done)).hasSize(1);
        assertThat(administratorsLeft()).isOne();
    }

    @Test
    void the_last_administrator_stays() {
        done(administrators.make(NORA, "ann"));
        assertThat(administrators.make(NORA, "ann")).isEqualTo(new Unchanged<>());
        assertThat(administrators.unmake(NORA, "ann")).isEqualTo(new Refused<>(Refusal.LAST_ADMINISTRATOR));
        assertThat(administrators.disable(NORA, "ann")).isEqualTo(new Refused<>(Refusal.LAST_ADMINISTRATOR));
        assertThat(administrators.unmake(NORA, "ben")).isEqualTo(new Unchanged<>());
        done(administrators.make(NORA, "ben"));
        done(administrators.unmake(NORA, "ann"));
        assertThat(administratorsLeft()).isOne();
    }

    @Test
    void two_administrators_who_remove_each_other_leave_one() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 10; round++) {
            office.database.execute("update app_user set administrator = true where nick in ('ann', 'ben')");
            int half = round % 2;
            var outcomes = Together.times(
                    2,
                    number -> number == half
                            ? administrators.unmake(NORA, number == 0 ? "ann" : "ben")
                            : administrators.disable(NORA, number == 0 ? "ann" : "ben"));
            assertThat(outcomes.stream().filter(outcome -> outcome instanceof Done))
                    .hasSize(1);
            assertThat(administratorsLeft()).isOne();
            office.database.execute("update app_user set disabled_at = null");
        }
    }

    @Test
    void users_are_found_by_any_of_their_names() {
        done(users.create(NORA, new NewUser("gert", "gert@library.example", "Gert", "De Vos")));
        for (var search : new String[] {"GERT", "de vos", "library.exa"}) {
            assertThat(users.list(new Listing(search, "", 10)).stream().map(Users.Details::nick))
                    .containsExactly("gert");
        }
        assertThat(users.list(new Listing("", "ann", 1)).stream().map(Users.Details::nick))
                .containsExactly("ben");
    }

    private static long openInvitations(String nick) {
        return office.database.number(
                "select count(*) from invitation join app_user on id = user_id where lower(nick) = ? and used_at is"
                        + " null",
                nick);
    }

    private static long administratorsLeft() {
        return office.database.number("select count(*) from app_user where administrator and disabled_at is null");
    }
}
