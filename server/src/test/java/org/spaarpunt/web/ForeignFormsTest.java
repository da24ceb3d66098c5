package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.identity.Parameters;

/** Another site cannot have somebody's browser do anything here. */
class ForeignFormsTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    /** Every form there is, filled in well. A new one must be put in here. */
    private static final List<String> FORMS = List.of(
            "/sign-in?username=ann&password=demo",
            "/sign-out?",
            "/account/password?present=demo&wanted=een+langer+wachtwoord",
            "/account/sessions/end?",
            "/account/sessions/end-others?",
            "/account/applications/end?application=demo-counter-app",
            "/invitation/{text}?wanted=een+langer+wachtwoord",
            "/uitid/rest/auth/authorize?decision=allow",
            "/uitid/rest/auth/logout?");

    static Stream<String> forms() {
        return FORMS.stream();
    }

    @Test
    void the_table_of_pages_has_no_other_forms() {
        assertThat(PageRoutes.all(PAGES.context()))
                .filteredOn(route -> route.method().equals("POST"))
                .extracting(PageRoute::path)
                .containsExactlyInAnyOrderElementsOf(forms().map(form -> form.substring(0, form.indexOf('?')))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_that_another_site_sends_does_nothing(String form) {
        for (var site : List.of("cross-site", "same-site", "nonsense")) {
            assertThat(sent(form, PAGES.signedIn("ann").with("Sec-Fetch-Site", site)))
                    .isEqualTo(403);
        }
        for (var origin : List.of("https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1")) {
            assertThat(sent(form, PAGES.signedIn("ann").with("Origin", origin))).isEqualTo(403);
        }
        assertThat(PAGES.count("select count(*) from access_token where revoked_at > '2026-02-01'"))
                .isZero();
        assertThat(PAGES.count("select count(*) from app_user where nick = 'ann' and password like '%YYl/CUK48t0%'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"same-origin", "none"})
    void a_form_of_our_own_page_is_taken(String site) {
        var client = PAGES.client()
                .with("Sec-Fetch-Site", site)
                .with("Origin", PAGES.server().uri().toString());

        assertThat(client.signIn("ann").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_of_somebody_who_is_signed_in_takes_the_token_of_that_session(String form) {
        var stranger = PAGES.signedIn("ben").formToken();
        var session = PAGES.session("ann");
        if (form.startsWith("/account") || form.startsWith("/sign-out") || form.contains("logout")) {
            for (var token : List.of("", stranger, stranger.substring(1))) {
                assertThat(sent(form + "&formToken=" + token, PAGES.client().withCookie("__Host-session", session)))
                        .isEqualTo(403);
            }
            assertThat(PAGES.client()
                            .withCookie("__Host-session", session)
                            .get("/account")
                            .status())
                    .isEqualTo(200);
        }
    }

    private int sent(String form, PlainClient client) {
        int query = form.indexOf('?');
        return client.post(
                        form.substring(0, query).replace("{text}", PAGES.invitation("ann")),
                        Parameters.parse(form.substring(query + 1)).orElseThrow())
                .status();
    }
}
