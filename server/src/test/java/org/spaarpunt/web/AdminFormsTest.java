package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forms of the administration do with what a browser would not send, and with what only a database shows. */
class AdminFormsTest {
    private static final String APP = "/admin/consumers/demo-counter-app";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "one", "1.5", "8785", "9223372036854775807", "9223372036854775808"})
    void a_number_of_hours_that_is_none_or_out_of_bounds_leaves_the_secret_as_it_was(String hours) {
        var before = PAGES.texts("select secret from consumer where key = 'demo-counter-app'");

        var answer = administrator.send(APP, "formToken", token, "act", "rotate", "hours", hours);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(APP + "?refused=BAD_DURATION");
        assertThat(PAGES.texts("select secret from consumer where key = 'demo-counter-app'"))
                .isEqualTo(before);
    }

    @Test
    void a_user_who_is_linked_to_a_provider_is_shown_so_and_unlinked() {
        PAGES.execute(
                "insert into user_identity select 'https://id.example', 'b', id from app_user where nick = 'ben'");
        var ben = PAGES.signedIn("ben");
        var page = "/admin/users/"
                + PAGES.texts("select uid from app_user where nick = 'ben'").getFirst();
        assertThat(administrator.get(page).body()).contains("Meldt zich ook aan met https://id.example.");
        assertThat(administrator
                        .send(page, "formToken", token, "act", "unlink", "issuer", "https://other.example")
                        .header("Location"))
                .contains(page);
        assertThat(ben.get("/account").status()).isEqualTo(200);

        var answer = administrator.send(page, "formToken", token, "act", "unlink", "issuer", "https://id.example");

        assertThat(answer.header("Location")).contains(page + "?done=1");
        assertThat(PAGES.count("select count(*) from user_identity")).isZero();
        assertThat(ben.get("/account").status()).isEqualTo(303);
        assertThat(administrator.get(page).body()).doesNotContain("id.example");
        assertThat(PAGES.texts("select act || ': ' || details from audit_entry where act like 'IDENTITY%'"))
                .containsExactly("IDENTITY_UNLINKED: https://id.example");
    }

    @Test
    void a_long_list_of_applications_is_searched_and_read_on() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'row-' || number, 'none', 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/consumers");
    }

    @Test
    void a_long_list_of_people_is_searched_and_read_on() {
        PAGES.execute("""
                insert into app_user (uid, nick, given_name)
                select 'uid-' || number, 'row-' || number, 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/users");
    }

    @Test
    void a_long_list_of_counters_is_searched_and_read_on() {
        PAGES.execute("""
                insert into consumer (key, secret, name)
                select 'counter-' || number, 'none', 'Mus ' || number from generate_series(101, 250) as number
                """);
        PAGES.execute("""
                insert into counter (consumer_key, name)
                select 'counter-' || number, 'Zwaluw ' || number from generate_series(101, 250) as number
                """);

        assertSearchedAndReadOn("/admin/counters");
    }

    private void assertSearchedAndReadOn(String path) {
        var first = administrator.get(path + "?search=zwaluw");
        assertThat(first.body()).contains("Zwaluw 101", "Zwaluw 200").doesNotContain("Zwaluw 201");
        assertThat(PlainClient.field(first, "search")).isEqualTo("zwaluw");
        var last = administrator.get(path + "?search=zwaluw&after=" + PlainClient.field(first, "after"));
        assertThat(last.body())
                .contains("Zwaluw 201", "Zwaluw 250")
                .doesNotContain("Zwaluw 200")
                .doesNotContain("name=\"after\"");
        assertThat(administrator.get(path + "?search=zwaluw+177").body())
                .contains("Zwaluw 177")
                .doesNotContain("Zwaluw 178");
        assertThat(administrator.get(path + "?search=nobody").body()).contains("Er zijn er geen.");
    }
}
