package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;

/** What every page tells the browser, whatever it shows. */
class PageHeadersTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/account",
                "/invitation/none",
                "/uitid/rest/auth/authorize",
                "/uitid/rest/auth/logout",
                "/uitid/rest/auth/changepassword/1",
                "/no-such-page",
                "/assets/none.css",
                "/account?x=%FF"
            })
    void every_page_has_the_headers_that_keep_browsers_from_being_misled(String path) {
        assertSecured(PAGES.client().get(path));
    }

    @Test
    void so_have_answers_to_forms() {
        assertSecured(PAGES.client().signIn("ann"));
        assertSecured(PAGES.client().send("/sign-out"));
        assertSecured(PAGES.client().send("/"));
    }

    @Test
    void over_http_nothing_is_said_of_https() {
        assertThat(PAGES.client().get("/").header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void what_a_page_needs_is_served_here_and_kept_for_good() {
        var page = PAGES.client().get("/").body();
        var assets = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(page);

        assertThat(assets.results().map(asset -> asset.group(1)).distinct())
                .hasSize(2)
                .allSatisfy(path -> {
                    var asset = PAGES.client().get(path);
                    assertThat(asset.status()).isEqualTo(200);
                    assertThat(asset.header("Cache-Control")).contains("public, max-age=31536000, immutable");
                    assertThat(asset.header("X-Content-Type-Options")).contains("nosniff");
                    assertThat(asset.header("Content-Type"))
                            .hasValueSatisfying(
                                    type -> assertThat(type).isIn("text/css;charset=UTF-8", "image/svg+xml"));
                });
    }

    @Test
    void no_page_holds_a_script_or_a_style_of_its_own() {
        for (var path : new String[] {"/", "/sign-in", "/account", "/uitid/rest/auth/logout"}) {
            assertThat(PAGES.signedIn("ann").get(path).body())
                    .doesNotContain("<script")
                    .doesNotContain("<style")
                    .doesNotContain("style=")
                    .doesNotContain(" onclick");
        }
    }

    @Test
    void a_page_is_read_by_get_and_head_and_not_otherwise() {
        var refused = PAGES.client().send("/");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).contains("GET, HEAD, OPTIONS");
    }

    private static void assertSecured(Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                        + "frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Permissions-Policy")).isPresent();
        assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
    }
}
