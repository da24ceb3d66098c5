package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;

/** An administrator decides what an application may do for organisers without a user. */
class AgentPagesTest {
    private static final String MEMBER_APP = "/admin/consumers/demo-member-app";
    private static final String ORGANISERS = MEMBER_APP + "/organisers";
    private static final String GIVEN =
            "select permission from counter_agent where consumer_key = 'demo-member-app' order by permission";

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private PlainClient administrator;
    private String token;

    @BeforeEach
    void signIn() {
        PAGES.execute("delete from counter_agent where consumer_key = 'demo-member-app'");
        administrator = PAGES.signedIn("admin");
        token = administrator.formToken();
    }

    @Test
    void an_organiser_is_found_by_a_part_of_its_name() {
        assertThat(administrator.get(ORGANISERS + "?search=werf").body())
                .contains("Voor welke organisator werkt")
                .contains("organisers?organiser=" + OwnPages.WERF)
                .doesNotContain("Bibliotheek");
        assertThat(administrator.get(ORGANISERS + "?search=nergens").body())
                .contains("Er is geen organisator met zo’n naam.");
    }

    @Test
    void what_is_ticked_is_given_and_the_rest_is_taken_away() {
        assertThat(set(OwnPages.WERF, "CHECKINS_WRITE", "PASSES_READ").header("Location"))
                .contains(MEMBER_APP + "?done=permissions");
        assertThat(PAGES.texts(GIVEN)).containsExactly("CHECKINS_WRITE", "PASSES_READ");
        assertThat(administrator.get(ORGANISERS + "?organiser=" + OwnPages.WERF).body())
                .contains("value=\"PASSES_READ\" checked")
                .doesNotContain("value=\"CHECKINS_READ\" checked");
        assertThat(administrator.get(MEMBER_APP).body()).contains("Wat ze zonder gebruiker mag");

        set(OwnPages.WERF, "PASSES_READ");
        assertThat(PAGES.texts(GIVEN)).containsExactly("PASSES_READ");

        set(OwnPages.WERF);
        assertThat(PAGES.texts(GIVEN)).isEmpty();
        assertThat(PAGES.texts("select details from audit_entry where act = 'AGENT_PERMISSIONS_SET' order by id"))
                .containsExactly(
                        OwnPages.WERF + ": CHECKINS_WRITE PASSES_READ",
                        OwnPages.WERF + ": PASSES_READ",
                        OwnPages.WERF + ": ");
    }

    @Test
    void a_permission_that_does_not_exist_changes_nothing() {
        assertThat(set(OwnPages.WERF, "CHECKINS_WRITE", "DANCE").status()).isEqualTo(400);
        assertThat(PAGES.texts(GIVEN)).isEmpty();
    }

    @Test
    void an_organiser_that_does_not_exist_is_not_found() {
        assertThat(set("nowhere", "PASSES_READ").status()).isEqualTo(404);
        assertThat(administrator.get(ORGANISERS + "?organiser=nowhere").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "revoked"})
    void only_an_application_that_works_is_given_permissions(String key) {
        PAGES.execute("""
                insert into consumer (key, secret, name, revoked_at) values ('revoked', 'plain', 'Revoked', now())
                on conflict do nothing
                """);
        var path = "/admin/consumers/" + key + "/organisers";
        assertThat(administrator.get(path).status()).isEqualTo(404);
        assertThat(administrator
                        .send(path, "formToken", token, "act", "permissions", "organiser", OwnPages.WERF)
                        .status())
                .isEqualTo(404);
    }

    private Answer set(String organiser, String... permissions) {
        var fields = new String[6 + 2 * permissions.length];
        System.arraycopy(
                new String[] {"formToken", token, "act", "permissions", "organiser", organiser}, 0, fields, 0, 6);
        for (int i = 0; i < permissions.length; i++) {
            fields[6 + 2 * i] = "permission";
            fields[7 + 2 * i] = permissions[i];
        }
        return administrator.send(ORGANISERS, fields);
    }
}
