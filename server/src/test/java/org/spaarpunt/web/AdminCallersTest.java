package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.frame.PageRoute;

/** Walks every page and form of the administration with everybody who might come. */
class AdminCallersTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    /** What a form is answered that names neither an act nor anything else. A new form must be put in here. */
    private static final Map<String, Integer> STATUS_OF_NOTHING = Map.ofEntries(
            Map.entry("/admin/consumers", 400),
            Map.entry("/admin/consumers/{key}", 400),
            Map.entry("/admin/consumers/{key}/organisers", 400),
            Map.entry("/admin/tokens", 303),
            Map.entry("/admin/counters", 400),
            Map.entry("/admin/counters/{key}", 404),
            Map.entry("/admin/users", 400),
            Map.entry("/admin/users/{key}", 404),
            Map.entry("/admin/card-systems", 400),
            Map.entry("/admin/devices", 400),
            Map.entry("/admin/rewards", 400),
            Map.entry("/admin/rewards/{key}", 404),
            Map.entry("/admin/prices", 400),
            Map.entry("/admin/prices/{key}", 404),
            Map.entry("/admin/associations", 400),
            Map.entry("/admin/associations/{key}", 404),
            Map.entry("/admin/devices/{key}", 404),
            Map.entry("/admin/webhooks/{key}", 404),
            Map.entry("/admin/passholders", 400),
            Map.entry("/admin/passholders/{key}", 404),
            Map.entry("/admin/exports", 400),
            Map.entry("/admin/health", 400),
            Map.entry("/admin/imports", 400),
            Map.entry("/admin/imports/{key}", 404));

    static Stream<PageRoute> routes() {
        return PAGES.adminPages().stream();
    }

    static Stream<PageRoute> forms() {
        return routes().filter(route -> route.method().equals("POST"));
    }

    @Test
    void what_lies_under_admin_is_for_administrators_and_nothing_else_is() {
        assertThat(routes()).allSatisfy(route -> {
            assertThat(route.path()).startsWith("/admin");
            assertThat(route.caller()).isEqualTo(PageRoute.Caller.ADMINISTRATOR);
        });
        assertThat(PAGES.pages())
                .noneMatch(route -> route.path().startsWith("/admin"))
                .noneMatch(route -> route.caller() == PageRoute.Caller.ADMINISTRATOR);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void who_is_not_signed_in_signs_in_first(PageRoute route) {
        var answer = sent(route, PAGES.client());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_admin_of_a_counter_is_no_administrator(PageRoute route) {
        assertThat(sent(route, PAGES.signedIn("ann")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_of_another_site_does_nothing_even_with_the_token_of_the_session(PageRoute route) {
        var before = entries();
        for (var header : List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.example")) {
            var administrator = PAGES.signedIn("admin");
            var token = administrator.formToken();
            var answer = sent(
                    route,
                    administrator.with(
                            header.substring(0, header.indexOf(':')), header.substring(header.indexOf(' ') + 1)),
                    "formToken",
                    token);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("Dat komt van een andere site");
        }
        assertThat(entries()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_of_another_session_does_nothing(PageRoute route) {
        var before = entries();
        var answer = sent(
                route,
                PAGES.signedIn("admin"),
                "formToken",
                PAGES.signedIn("admin").formToken());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Deze pagina was verouderd");
        assertThat(entries()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_that_names_no_act_is_not_understood_and_one_about_nothing_changes_nothing(PageRoute route) {
        var before = entries();
        var administrator = PAGES.signedIn("admin");
        var answer = sent(route, administrator, "formToken", administrator.formToken(), "act", "dance");
        assertThat(answer.status()).isEqualTo(STATUS_OF_NOTHING.get(route.path()));
        assertThat(answer.header("Location").orElse("?ask=")).contains("?ask=");
        assertThat(entries()).isEqualTo(before);
    }

    private static List<String> entries() {
        return PAGES.texts("select act || ' ' || subject from audit_entry where act <> 'SIGNED_IN' order by id");
    }

    private static Answer sent(PageRoute route, PlainClient client, String... form) {
        var path = route.path().replaceAll("\\{[^}]*}", "nobody");
        return route.method().equals("GET") ? client.get(path) : client.send(path, form);
    }
}
