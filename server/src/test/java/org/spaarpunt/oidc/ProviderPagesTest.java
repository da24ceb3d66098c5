package org.spaarpunt.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** The pages by which people go to the provider and come back. */
@ResourceLock(TestProvider.ONE_AT_A_TIME)
class ProviderPagesTest {
    private static final Map<String, Object> ANN = Map.of("email", "ann@demo.example", "email_verified", true);

    private static TestProvider provider;
    private static TestBrowser atProvider;
    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        provider = TestProvider.running();
        provider.forgetsTestsWishes();
        atProvider = new TestBrowser();
        database = RunningServer.demoDatabase();
        server = serverWith(provider.issuer());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
        atProvider.close();
    }

    private static RunningServer serverWith(URI issuer) {
        var started = RunningServer.on(
                database,
                Map.of(
                        "public-url",
                        "http://127.0.0.1:8080",
                        "oidc-issuer",
                        issuer.toString(),
                        "oidc-client-id",
                        TestProvider.CLIENT_ID,
                        "oidc-client-secret",
                        TestProvider.CLIENT_SECRET,
                        "oidc-name",
                        "de stad <Aalst>"));
        started.clock().set(Instant.now());
        return started;
    }

    private static Answer get(RunningServer asked, String path, String cookie) {
        return Client.exchange(HttpRequest.newBuilder(asked.uri().resolve(path))
                .header("Cookie", cookie)
                .build());
    }

    private static Answer get(String path) {
        return get(server, path, "none=none");
    }

    /** The cookie of this name that an answer sets, as a browser sends it back. */
    private static String cookie(Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    /** From a server whose applications call it by the address that it listens at. */
    private static String requestToken() {
        try (var plain = RunningServer.on(database)) {
            plain.clock().set(Instant.now());
            var answer = plain.as(DemoProfile.MEMBER_APP).post("requestToken");
            return Parameters.parse(answer.body())
                    .orElseThrow()
                    .firstFilled("oauth_token")
                    .orElseThrow();
        }
    }

    /** Goes to the provider by this path, signs in there, and comes back. */
    private static Answer signedIn(String path, String person) throws Exception {
        var left = get(path);
        var back = atProvider.goesTo(URI.create(left.header("Location").orElseThrow()), person);
        return get(server, back.getRawPath() + "?" + back.getRawQuery(), cookie(left, "__Host-trip"));
    }

    @Test
    void the_sign_in_page_leads_to_the_provider_and_back_to_where_one_was_going() throws Exception {
        provider.knows("ann", ANN);
        assertThat(get("/sign-in?next=/account").body())
                .contains("Aanmelden met de stad &lt;Aalst&gt;")
                .contains("href=\"/sign-in/provider?next=%2Fsign-in%3Fnext%3D%252Faccount\"");

        var back = signedIn("/sign-in/provider?next=%2Fsign-in%3Fnext%3D%252Faccount", "ann");

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).contains("/sign-in?next=%2Faccount");
        var session = cookie(back, "__Host-session");
        assertThat(get(server, "/sign-in?next=%2Faccount", session).header("Location"))
                .contains("/account");
        assertThat(get(server, "/account", session).body()).contains("Ann Peeters");
    }

    @Test
    void who_must_sign_in_anew_may_do_so_at_the_provider_and_is_asked_there_too() throws Exception {
        provider.knows("ann", ANN);
        var token = requestToken();
        var form = get("/uitid/rest/auth/authorize?type=forcelogin&oauth_token=" + token);
        var way =
                "/sign-in/provider?next=%2Fuitid%2Frest%2Fauth%2Fauthorize%3Foauth_token%3D" + token + "&amp;anew=true";
        assertThat(form.body()).contains("href=\"" + way + "\"");

        assertThat(get(way.replace("&amp;", "&")).header("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("prompt=login"));
        var back = signedIn(way.replace("&amp;", "&"), "ann");

        assertThat(back.header("Location")).contains("/uitid/rest/auth/authorize?oauth_token=" + token);
        var question = get(server, back.header("Location").orElseThrow(), cookie(back, "__Host-session"));
        assertThat(question.body()).contains("Je bent aangemeld als Ann Peeters (ann).");
    }

    @Test
    void the_browser_carries_the_trip_where_no_script_and_no_other_site_sees_it() {
        var left = get("/sign-in/provider");

        assertThat(left.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("prompt="));
        assertThat(left.status()).isEqualTo(303);
        assertThat(left.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-trip=sealed:")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_signs_nobody_in() throws Exception {
        provider.knows("ann", ANN);
        var attackers = get("/sign-in/provider");
        var back = atProvider.goesTo(URI.create(attackers.header("Location").orElseThrow()), "ann");
        var victims = cookie(get("/sign-in/provider"), "__Host-trip");

        for (var cookie : new String[] {"none=none", victims}) {
            var answer = get(server, back.getRawPath() + "?" + back.getRawQuery(), cookie);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(cookie(answer, "__Host-session")).isEmpty();
        }
    }

    @Test
    void who_is_not_known_here_is_told_to_ask_for_an_invitation() throws Exception {
        var back = signedIn("/sign-in/provider", "carol");

        assertThat(back.status()).isEqualTo(403);
        assertThat(back.body()).contains("Je bent hier nog niet bekend");
        assertThat(cookie(back, "__Host-session")).isEmpty();
        assertThat(cookie(back, "__Host-trip")).isEqualTo("__Host-trip=");
    }

    @Test
    void nobody_is_led_to_another_site() throws Exception {
        provider.knows("ann", ANN);
        for (var next :
                new String[] {"https://evil.example", "//evil.example", "/%5Cevil.example", "/" + "x".repeat(1_000)}) {
            assertThat(signedIn("/sign-in/provider?next=" + next, "ann").header("Location"))
                    .contains("/");
        }
    }

    @Test
    void a_provider_that_is_away_hinders_nobody_who_has_a_password() {
        try (var lonely = serverWith(URI.create("http://127.0.0.1:9"))) {
            assertThat(get(lonely, "/sign-in/provider", "none=none").status()).isEqualTo(503);
            assertThat(get(lonely, "/sign-in", "none=none").status()).isEqualTo(200);
            var form = HttpRequest.newBuilder(lonely.uri().resolve("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=ann&password=demo"))
                    .build();
            assertThat(Client.exchange(form).status()).isEqualTo(303);
        }
    }

    @Test
    void without_a_provider_there_is_no_way_to_one() {
        try (var plain = RunningServer.on(database)) {
            assertThat(get(plain, "/sign-in", "none=none").body()).doesNotContain("/sign-in/provider");
            assertThat(get(plain, "/sign-in/provider", "none=none").status()).isEqualTo(404);
            assertThat(get(plain, "/sign-in/provider/return?code=a&state=b", "none=none")
                            .status())
                    .isEqualTo(404);
        }
    }
}
