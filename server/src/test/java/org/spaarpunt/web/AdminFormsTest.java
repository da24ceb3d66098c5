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

        assertThat(answer.header("Location")).contains(page + "?done=unlink");
        assertThat(PAGES.count("select count(*) from user_identity")).isZero();
        assertThat(ben.get("/account").status()).isEqualTo(303);
        assertThat(administrator.get(page).body()).doesNotContain("id.example");
        assertThat(PAGES.texts("select act || ': ' || details from audit_entry where act like 'IDENTITY%'"))
                .containsExactly("IDENTITY_UNLINKED: https://id.example");
    }

    @Test
    void what_was_done_is_said_in_words() {
        assertThat(administrator.get(APP + "?done=grant").body()).contains("De permissie is toegekend.");
        assertThat(administrator.get(APP + "?done=dance").body()).doesNotContain("role=\"status\"");
    }
}
