package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.TokenDance.APP;
import static org.spaarpunt.api3.TokenDance.CALLBACK;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.AccessTokens.Exchange;
import org.spaarpunt.identity.Decision;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;

/** The two signed steps, and between them a user who decides. */
class TokenDanceTest {
    private static TokenDance dance;

    @BeforeAll
    static void start() {
        dance = TokenDance.begin();
    }

    @AfterAll
    static void stop() {
        dance.close();
    }

    @Test
    void an_application_gets_a_token_for_its_user_and_checks_a_passholder_in_with_it() {
        var asked = dance.server().as(APP).post("requestToken", "oauth_callback", CALLBACK);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).endsWith("&oauth_callback_confirmed=true");
        var requestToken = TokenDance.keysIn(asked, APP);

        var back = dance.allowed(requestToken);
        assertThat(back).hasToString(CALLBACK + "&" + back.getRawQuery().substring("from=uitid&".length()));
        assertThat(TokenDance.field(back.getRawQuery(), "oauth_token")).contains(requestToken.token());

        var granted = dance.exchange(requestToken, TokenDance.verifierIn(back));
        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body()).startsWith("userId=" + TokenDance.ANN_UID + "&oauth_token=");
        assertThat(granted.body()).doesNotContain("\n");
        var checkin = dance.server()
                .as(TokenDance.keysIn(granted, APP))
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "demo-unlimited",
                        "uitpasNumber",
                        "0900000095902",
                        "balieConsumerKey",
                        "31413BDF-DFC7-7A9F-10403618C2816E44");
        assertThat(checkin.status()).isEqualTo(200);
        assertThat(checkin.xml("/response/points")).isEqualTo("21");
    }

    @Test
    void what_is_sent_along_comes_back_with_the_access_token_and_takes_nothing_in() {
        var requestToken = TokenDance.keysIn(
                dance.server()
                        .as(APP)
                        .post(
                                "requestToken",
                                "oauth_callback",
                                CALLBACK,
                                "state",
                                "a b&c=é",
                                "state",
                                "2",
                                "userId",
                                "x"),
                APP);
        var granted = dance.exchange(requestToken, TokenDance.verifierIn(dance.allowed(requestToken)));
        assertThat(granted.body()).endsWith("&state=a%20b%26c%3D%C3%A9&state=2");
        assertThat(granted.body()).containsOnlyOnce("userId=").containsOnlyOnce("oauth_token_secret=");
    }

    @Test
    void a_request_token_is_good_for_a_quarter_of_an_hour() {
        var start = dance.server().clock().instant();
        try {
            var early = dance.requestToken();
            var verifier = TokenDance.verifierIn(dance.allowed(early));
            var undecided = dance.requestToken();
            dance.server().clock().advance(Duration.ofMinutes(15));
            TokenDance.assertRefused(dance.exchange(early, verifier), "token_rejected");
            assertThat(dance.desk().pending(undecided.token(), Optional.empty()))
                    .isEmpty();
        } finally {
            dance.server().clock().set(start);
        }
    }

    @Test
    void an_access_token_expires_after_the_days_that_the_settings_give() {
        var start = dance.server().clock().instant();
        try {
            var requestToken = dance.requestToken();
            var keys = TokenDance.keysIn(
                    dance.exchange(requestToken, TokenDance.verifierIn(dance.allowed(requestToken))), APP);
            dance.server().clock().advance(Duration.ofDays(30).minusSeconds(1));
            assertThat(dance.server().as(keys).post("uitpas/passholder/checkin").code())
                    .isEqualTo("MISSING_REQUIRED_FIELDS");
            dance.server().clock().advance(Duration.ofSeconds(1));
            TokenDance.assertRefused(dance.server().as(keys).post("uitpas/passholder/checkin"), "token_rejected");
        } finally {
            dance.server().clock().set(start);
        }
    }

    @Test
    void where_the_settings_give_no_days_it_does_not_expire() {
        var requestToken = dance.requestToken();
        var verifier = TokenDance.verifierIn(dance.allowed(requestToken));
        var random = new SecureRandom();
        var start = dance.server().clock().instant();
        try {
            var issued = (Exchange.Issued) new AccessTokens(
                            dance.server().jdbi(),
                            new SecretBox(RunningServer.KEYS, random),
                            new TokenGenerator(random),
                            Duration.ZERO,
                            dance.server().clock())
                    .exchange(requestToken.token(), verifier, InetAddress.getLoopbackAddress());
            dance.server().clock().advance(Duration.ofDays(100_000));
            assertThat(dance.server()
                            .as(APP.withToken(issued.token(), issued.secret()))
                            .post("uitpas/passholder/checkin")
                            .code())
                    .isEqualTo("MISSING_REQUIRED_FIELDS");
        } finally {
            dance.server().clock().set(start);
        }
    }

    @Test
    void without_a_callback_the_application_s_own_is_used() {
        dance.server()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update consumer set callback = 'http://127.0.0.1/own' where key = 'demo-counter-app'"));
        try {
            var requestToken = TokenDance.keysIn(dance.server().as(APP).post("requestToken"), APP);
            assertThat(dance.allowed(requestToken).toString()).startsWith("http://127.0.0.1/own?oauth_token=");
        } finally {
            dance.server()
                    .jdbi()
                    .useHandle(handle ->
                            handle.execute("update consumer set callback = '' where key = 'demo-counter-app'"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oob", ""})
    void with_nowhere_to_go_back_to_the_verifier_is_typed_over(String callback) {
        var requestToken =
                TokenDance.keysIn(dance.server().as(APP).post("requestToken", "oauth_callback", callback), APP);
        var shown = (Decision.ShowVerifier) dance.desk().allow(dance.pending(requestToken), dance.ann());
        assertThat(shown.verifier()).matches("[2-9A-Z]{12}");
        assertThat(dance.exchange(requestToken, shown.verifier()).status()).isEqualTo(200);
    }

    @Test
    void a_browser_may_bring_the_callback_when_nobody_else_has_named_one() {
        var silent = TokenDance.keysIn(dance.server().as(APP).post("requestToken"), APP)
                .token();
        assertThat(dance.desk()
                        .pending(silent, Optional.of("http://127.0.0.1/late"))
                        .orElseThrow()
                        .callback())
                .hasValueSatisfying(callback -> assertThat(callback.address()).isEqualTo("http://127.0.0.1/late"));
        assertThat(dance.desk()
                        .pending(silent, Optional.of("http://evil.example/"))
                        .orElseThrow()
                        .callback())
                .isEmpty();
        var named = dance.requestToken().token();
        assertThat(dance.desk()
                        .pending(named, Optional.of("http://127.0.0.1/late"))
                        .orElseThrow()
                        .callback())
                .hasValueSatisfying(callback -> assertThat(callback.address()).isEqualTo(CALLBACK));
    }

    @Test
    void request_tokens_are_unlike_each_other_and_lie_sealed_in_the_database() {
        var one = dance.requestToken();
        assertThat(one.token()).isNotEqualTo(dance.requestToken().token()).hasSizeGreaterThan(40);
        assertThat(secrets()).isNotEmpty().allMatch(secret -> secret.startsWith("sealed:test:"));
    }

    private static List<String> secrets() {
        return dance.server()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select secret from request_token")
                        .mapTo(String.class)
                        .list());
    }
}
