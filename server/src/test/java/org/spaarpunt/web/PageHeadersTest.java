package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.frame.Assets;
import org.spaarpunt.web.frame.PagePolicy;

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
                "/oidc/authorize",
                "/oidc/logout",
                "/uitid/rest/auth/changepassword/1",
                "/no-such-page",
                "/assets/none.css",
                "/account?x=%FF"
            })
    void every_page_has_the_headers_that_keep_browsers_from_being_misled(String path) {
        assertSecured(PAGES.client().get(path));
    }

    @Test
    void scripts_run_on_these_pages_and_on_no_other() {
        assertThat(Stream.concat(PAGES.pages().stream(), PAGES.adminPages().stream())
                        .filter(route -> route.policy() != PagePolicy.PLAIN)
                        .map(route -> route.policy() + " " + route.name()))
                .containsExactlyInAnyOrder(
                        "SCANNING GET /counter/{counter}/scan",
                        "SCANNING POST /counter/{counter}/scan",
                        "SCANNING POST /counter/{counter}/redeem",
                        "SCANNING POST /counter/{counter}/undo",
                        "SCANNING POST /counter/{counter}/cancel",
                        "SCANNING POST /q",
                        "SCANNING GET /q/{code}",
                        "SCANNING GET /Q/{code}",
                        "SCANNING GET /points",
                        "SCANNING POST /points",
                        "SCRIPTED GET /docs",
                        "SCRIPTED GET /docs/start",
                        "SCRIPTED GET /docs/json/start",
                        "SCRIPTED GET /docs/json/{topic}",
                        "SCRIPTED GET /counter/{counter}/recent",
                        "SCRIPTED GET /events/{cdbid}/live");
    }

    @ParameterizedTest
    @CsvSource({
        "/points, camera=(self), script-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' blob:",
        "/q/demo-today, camera=(self), script-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' blob:",
        "/events/demo-today/live, camera=(), script-src 'self'; connect-src 'self'; img-src 'self' blob:",
        "/, camera=(), img-src 'self'"
    })
    void a_page_may_do_what_its_policy_says(String path, String camera, String sources) {
        var page = PAGES.signedIn("ann").get(path);

        assertThat(page.header("Permissions-Policy")).contains(camera + ", geolocation=(), microphone=(), payment=()");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'self'; " + sources
                        + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
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
    void a_page_names_what_its_scripts_need_so_that_a_browser_asks_for_all_at_once() {
        var page = PAGES.signedIn("ann")
                .get("/counter/31413BDF-DFC7-7A9F-10403618C2816E44/scan?event=demo-unlimited")
                .body();
        var script = Pattern.compile("src=\"(/assets/scan-[^\"]+)\"").matcher(page);
        assertThat(script.find()).isTrue();
        var needed = Pattern.compile("import \\{[^}]*} from \"\\./([^\"]+)\"")
                .matcher(PAGES.client().get(script.group(1)).body());

        assertThat(needed.results().map(name -> name.group(1)))
                .hasSize(2)
                .allSatisfy(name ->
                        assertThat(page).contains("<link rel=\"modulepreload\" href=\"/assets/" + name + "\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?x=12345678", "/docs", "/docs?q=search", "/no-such-page", "/openapi.json"})
    void what_holds_no_secret_is_compressed(String path) {
        var answer = PAGES.client().with("Accept-Encoding", "gzip").get(path);

        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertThat(answer.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Encoding"));
        assertThat(PAGES.client().get(path).header("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/account", "/account?lang=fr"})
    void so_is_a_page_with_a_form_token_whose_address_brings_no_text(String path) {
        assertThat(PAGES.signedIn("ann")
                        .with("Accept-Encoding", "gzip")
                        .get(path)
                        .header("Content-Encoding"))
                .contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs?q=search",
                "/account?x=formToken",
                "/admin/consumers?search=formToken",
                "/admin/consumers?page=2",
                "/admin/audit?subject=formToken",
                "/admin/consumers/formToken",
                "/admin/consumers/demo-counter-app",
                "/invitation/formToken"
            })
    void a_secret_is_not_compressed_together_with_text_from_the_address(String path) {
        var answer = PAGES.signedIn("admin").with("Accept-Encoding", "gzip").get(path);

        assertThat(answer.body()).contains("name=\"formToken\"");
        assertThat(answer.header("Content-Encoding")).isEmpty();
    }

    @Test
    void neither_is_an_invitation_nor_an_answer_to_a_form() {
        var invitation = "/invitation/" + PAGES.invitation("ben");
        var stranger = PAGES.client().with("Accept-Encoding", "gzip");

        assertThat(stranger.get(invitation).header("Content-Encoding")).isEmpty();
        assertThat(stranger.send(invitation, "wanted", "kort").body()).contains("te kort");
        assertThat(stranger.send(invitation, "wanted", "kort").header("Content-Encoding"))
                .isEmpty();
        assertThat(stranger.send("/sign-in", "username", "ann", "password", "fout")
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void the_style_is_compressed() {
        var style = PAGES.client().with("Accept-Encoding", "gzip").get(Assets.path("style.css"));

        assertThat(style.header("Content-Encoding")).contains("gzip");
    }

    @Test
    void a_picture_is_compressed_by_the_build() throws IOException {
        var classes = Assets.class.getProtectionDomain().getCodeSource().getLocation();
        assumeTrue(classes.getPath().endsWith("target/classes/"), "not compiled by Maven");
        try (var file = Objects.requireNonNull(Assets.class.getResourceAsStream("/org/spaarpunt/web/assets/mark.svg"));
                var compressed = Objects.requireNonNull(
                        Assets.class.getResourceAsStream("/org/spaarpunt/web/assets/mark.svg.gz"));
                var content = new GZIPInputStream(compressed)) {
            assertThat(content.readAllBytes()).isEqualTo(file.readAllBytes());
        }
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
