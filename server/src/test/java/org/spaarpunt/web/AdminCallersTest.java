package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.testing.Answer;

/** Walks every page and form of the administration with everybody who might come. */
class AdminCallersTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    static Stream<PageRoute> routes() {
        return AdminRoutes.all(PAGES.context().administration()).stream();
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
        assertThat(PageRoutes.all(PAGES.context()))
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
    void a_form_of_another_site_or_another_session_does_nothing(PageRoute route) {
        var before = PAGES.texts("select act || ' ' || subject from audit_entry order by id");
        var token = PAGES.signedIn("admin").formToken();
        for (var client : List.of(
                PAGES.signedIn("admin"),
                PAGES.signedIn("admin").with("Sec-Fetch-Site", "cross-site"),
                PAGES.signedIn("admin").with("Origin", "https://evil.example"))) {
            assertThat(sent(route, client, "formToken", token).status()).isEqualTo(403);
        }
        assertThat(PAGES.texts("select act || ' ' || subject from audit_entry order by id"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_that_names_no_act_is_not_understood_and_one_about_nothing_changes_nothing(PageRoute route) {
        var administrator = PAGES.signedIn("admin");
        var answer = sent(route, administrator, "formToken", administrator.formToken(), "act", "dance");
        assertThat(answer.status()).isIn(303, 400, 404);
        assertThat(answer.header("Location").orElse("?refused=")).contains("?refused=");
    }

    private static Answer sent(PageRoute route, PlainClient client, String... form) {
        var path = route.path().replace("{key}", "nobody");
        return route.method().equals("GET") ? client.get(path) : client.send(path, form);
    }
}
