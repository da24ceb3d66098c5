package org.spaarpunt.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.web.frame.PageRoute;

/** Another site cannot have somebody's browser do anything here. */
class ForeignFormsTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    /** Every form there is, filled in well. A new one must be put in here. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            entry("/sign-in", "username=ann&password=demo"),
            entry("/forgot-password", "username=ann"),
            entry("/sign-out", ""),
            entry("/account/password", "present=demo&wanted=een+langer+wachtwoord"),
            entry("/account/sessions/end", ""),
            entry("/account/counter-code", ""),
            entry("/account/sessions/end-others", ""),
            entry("/account/applications/end", "application=demo-counter-app"),
            entry("/account/counters/leave", "counter=31413BDF-DFC7-7A9F-10403618C2816E44"),
            entry("/account/second-factor", "code=123456"),
            entry("/account/second-factor/off", "confirmed=yes"),
            entry("/account/second-factor/codes", ""),
            entry("/counter/{key}/people", "search=0900000095902"),
            entry("/counter/{key}/people/new", "uitpasNumber=0900000074519"),
            entry("/counter/{key}/people/{uid}/block", "card=0900000095902&confirmed=yes"),
            entry("/counter/{key}/people/{uid}/change", "firstName=Jozef&name=Lambrecht"),
            entry("/counter/{key}/people/{uid}/card", "reason=EXTRA_CARD&uitpasNumber=0900000092701"),
            entry("/counter/{key}/people/{uid}/join", "cardSystem=1&dateOfBirth=17/05/1990"),
            entry("/counter/{key}/people/{uid}/link", "dateOfBirth=17/05/1990"),
            entry("/counter/{key}/staff", "act=add&who=ben&role=ADMIN"),
            entry("/counter/{key}/webhooks", "address=https://kassa.example/&reports-CHECKIN_GRANTED=yes"),
            entry("/counter/{key}/webhooks/{webhook}", "act=removeWebhook&confirmed=yes"),
            entry("/counter/{counter}/scan", "card=0900000095902&event=demo-today"),
            entry("/counter/{counter}/redeem", "card=0900000095902&reward=5900&kind=POINTS_PROMOTION&confirmed=yes"),
            entry("/counter/{counter}/undo", "card=0900000095902&id=1"),
            entry("/counter/{counter}/cancel", "card=0900000095902&id=1"),
            entry("/counter/{counter}/recent", "id=1"),
            entry("/events/new", "title=Open+avond"),
            entry("/events/{cdbid}", "act=cancelEvent&confirmed=yes"),
            entry("/events/{cdbid}/poster", ""),
            entry("/devices", "act=connectDevice&device=demo-kiosk&event=demo-today"),
            entry("/simulator", "card=0900000095902&event=demo-today"),
            entry("/q", "uitpasNumber=0900000095902&dateOfBirth=17/05/1990"),
            entry("/points", "uitpasNumber=0900000095902&dateOfBirth=17/05/1990"),
            entry("/me/block", "card=0900000095902&confirmed=yes"),
            entry("/me/family", "act=invite"),
            entry("/family/{secret}", "history=yes"),
            entry("/me/preferences", "email=jef@demo.example"),
            entry("/me/data", "act=leave&confirmed=yes"),
            entry("/invitation/{text}", "wanted=een+langer+wachtwoord"),
            entry("/uitid/rest/auth/authorize", "decision=allow"),
            entry("/uitid/rest/auth/logout", ""),
            entry("/oidc/authorize", "client_id=demo-counter-web&decision=allow"),
            entry("/oidc/realms/uitid/protocol/openid-connect/auth", "client_id=demo-counter-web&decision=allow"),
            entry("/oidc/logout", ""),
            entry("/oidc/realms/uitid/protocol/openid-connect/logout", ""));

    /** Clients of OAuth 2 send these; the request is repeated with GET, and does nothing before. */
    private static final Set<String> REPEATED =
            Set.of("/oidc/logout", "/oidc/realms/uitid/protocol/openid-connect/logout");

    static Stream<PageRoute> forms() {
        return PAGES.pages().stream().filter(route -> route.method().equals("POST"));
    }

    static Stream<PageRoute> formsOfSessions() {
        return forms().filter(route -> route.caller() == SIGNED_IN);
    }

    @Test
    void the_table_of_pages_has_no_other_forms() {
        assertThat(forms().map(PageRoute::path)).containsExactlyInAnyOrderElementsOf(FORMS.keySet());
    }

    static Stream<PageRoute> formsOfOurPages() {
        return forms().filter(route -> !REPEATED.contains(route.path()));
    }

    @ParameterizedTest
    @MethodSource("formsOfOurPages")
    void a_form_that_another_site_sends_does_nothing_whatever_it_holds(PageRoute route) {
        var session = PAGES.session("ann");
        var token = browser(session).formToken();
        var password = PAGES.texts("select password from app_user where nick = 'ann'");
        for (var site : List.of("cross-site", "same-site", "nonsense")) {
            assertForeign(sent(route, token, browser(session).with("Sec-Fetch-Site", site)));
        }
        for (var origin : List.of("https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1")) {
            assertForeign(sent(route, token, browser(session).with("Origin", origin)));
        }
        assertThat(browser(session).get("/account").status()).isEqualTo(200);
        assertThat(PAGES.count("select count(*) from access_token where revoked_at > '2026-02-01'"))
                .isZero();
        assertThat(PAGES.texts("select password from app_user where nick = 'ann'"))
                .isEqualTo(password);
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
    @MethodSource("formsOfSessions")
    void a_form_of_somebody_who_is_signed_in_takes_the_token_of_that_session(PageRoute route) {
        var stranger = PAGES.signedIn("ben").formToken();
        var session = PAGES.session("ann");
        for (var token : List.of("", stranger, stranger.substring(1))) {
            var answer = sent(route, token, browser(session));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("Deze pagina was verouderd");
        }
        assertThat(browser(session).get("/account").status()).isEqualTo(200);
    }

    private static void assertForeign(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Dat komt van een andere site");
    }

    private static PlainClient browser(String session) {
        return PAGES.client().withCookie("__Host-session", session);
    }

    private static Answer sent(PageRoute route, String token, PlainClient client) {
        var form = FORMS.getOrDefault(route.path(), "") + "&formToken=" + token;
        return client.post(
                route.path()
                        .replace("{text}", PAGES.invitation("ann"))
                        .replace("{secret}", "none")
                        .replace("{key}", OwnPages.WERF)
                        .replace("{counter}", OwnPages.WERF)
                        .replace("{webhook}", Webhooks.add(PAGES))
                        .replace("{cdbid}", "demo-future")
                        .replace("{uid}", "demo-passholder-3"),
                Parameters.parse(form).orElseThrow());
    }
}
