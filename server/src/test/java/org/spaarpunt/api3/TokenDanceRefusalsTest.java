package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.TokenDance.APP;
import static org.spaarpunt.api3.TokenDance.CALLBACK;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Decision;

/** Tokens and verifiers that are used again, elsewhere, by another, or never given; and places that nobody registered. */
class TokenDanceRefusalsTest {
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
    void more_than_can_be_kept_is_refused() {
        var answer =
                dance.server().as(APP).post("requestToken", "oauth_callback", CALLBACK, "state", "x".repeat(4_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETERS");
    }

    @Test
    void a_verifier_works_once() {
        var requestToken = dance.requestToken();
        var verifier = TokenDance.verifierIn(dance.allowed(requestToken));
        assertThat(dance.exchange(requestToken, verifier).status()).isEqualTo(200);
        TokenDance.assertRefused(dance.exchange(requestToken, verifier), "token_rejected");
    }

    @Test
    void with_an_idempotency_key_too_each_request_gets_another_token_and_a_verifier_works_once() {
        var app = dance.server().as(APP).with("Idempotency-Key", "dance-1");
        var first = TokenDance.keysIn(app.post("requestToken", "oauth_callback", CALLBACK), APP);
        var second = TokenDance.keysIn(app.post("requestToken", "oauth_callback", CALLBACK), APP);
        assertThat(second.token()).isNotEqualTo(first.token());

        var exchange = dance.server().as(first).with("Idempotency-Key", "dance-2");
        var verifier = TokenDance.verifierIn(dance.allowed(first));
        assertThat(exchange.post("accessToken", "oauth_verifier", verifier).status())
                .isEqualTo(200);
        TokenDance.assertRefused(exchange.post("accessToken", "oauth_verifier", verifier), "token_rejected");
    }

    @Test
    void a_verifier_belongs_to_its_request_token() {
        var mine = dance.requestToken();
        var another = dance.requestToken();
        var verifier = TokenDance.verifierIn(dance.allowed(mine));
        dance.allowed(another);
        TokenDance.assertRefused(dance.exchange(another, verifier), "parameter_rejected");
        TokenDance.assertRefused(dance.exchange(mine, verifier + "x"), "parameter_rejected");
        TokenDance.assertRefused(dance.server().as(mine).post("accessToken"), "parameter_absent");
        assertThat(dance.exchange(mine, verifier).status()).isEqualTo(200);
    }

    @Test
    void a_request_token_belongs_to_its_consumer() {
        var requestToken = dance.requestToken();
        var verifier = TokenDance.verifierIn(dance.allowed(requestToken));
        var stolen = TokenDance.OTHER_APP.withToken(requestToken.token(), requestToken.tokenSecret());
        TokenDance.assertRefused(dance.exchange(stolen, verifier), "token_rejected");
        TokenDance.assertRefused(
                dance.exchange(APP.withToken(requestToken.token(), "guessed"), verifier), "signature_invalid");
        TokenDance.assertRefused(dance.exchange(APP, verifier), "parameter_absent");
    }

    @Test
    void a_request_token_opens_no_other_door_and_an_access_token_not_this_one() {
        var requestToken = dance.requestToken();
        dance.allowed(requestToken);
        TokenDance.assertRefused(
                dance.server()
                        .as(requestToken)
                        .post("uitpas/passholder/checkin", "cdbid", "demo-unlimited", "uitpasNumber", "0900000095902"),
                "token_rejected");
        TokenDance.assertRefused(dance.exchange(DemoProfile.COUNTER_APP.keys(), "x"), "token_rejected");
    }

    @Test
    void who_was_disabled_after_allowing_gets_no_token() {
        var requestToken = dance.requestToken();
        var verifier = TokenDance.verifierIn(dance.allowed(requestToken));
        dance.server()
                .jdbi()
                .useHandle(handle -> handle.execute("update app_user set disabled_at = now() where nick = 'ann'"));
        try {
            TokenDance.assertRefused(dance.exchange(requestToken, verifier), "parameter_rejected");
        } finally {
            dance.server()
                    .jdbi()
                    .useHandle(handle -> handle.execute("update app_user set disabled_at = null where nick = 'ann'"));
        }
    }

    @Test
    void before_the_user_has_decided_there_is_no_token() {
        TokenDance.assertRefused(dance.exchange(dance.requestToken(), "x"), "permission_unknown");
    }

    @Test
    void what_the_user_refuses_stays_refused() {
        var requestToken = dance.requestToken();
        var pending =
                dance.desk().pending(requestToken.token(), Optional.empty()).orElseThrow();
        var told = (Decision.GoBack) dance.desk().refuse(pending);
        assertThat(told.address())
                .hasToString(CALLBACK + "&oauth_token=" + requestToken.token() + "&oauth_problem=user_refused");
        assertThat(dance.desk().allow(pending, dance.ann())).isEqualTo(new Decision.TooLate());
        assertThat(dance.desk().pending(requestToken.token(), Optional.empty())).isEmpty();
        TokenDance.assertRefused(dance.exchange(requestToken, "x"), "token_rejected");
    }

    @Test
    void a_user_decides_once() {
        var requestToken = dance.requestToken();
        var pending =
                dance.desk().pending(requestToken.token(), Optional.empty()).orElseThrow();
        assertThat(dance.desk().allow(pending, dance.ann())).isInstanceOf(Decision.GoBack.class);
        assertThat(dance.desk().allow(pending, dance.ann())).isEqualTo(new Decision.TooLate());
        assertThat(dance.desk().refuse(pending)).isEqualTo(new Decision.TooLate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/",
                "http://127.0.0.1.evil.example/",
                "http://127.0.0.1@evil.example/",
                "http://evil.example#127.0.0.1",
                "http://127.0.0.1/#x",
                "javascript:alert(1)",
                "//127.0.0.1/",
                "/back",
                "ftp://127.0.0.1/",
                "http:127.0.0.1",
                "http://127.0.0.1\\@evil.example/",
                "http://[::1]/",
                "http:///x",
                "http://127.0.0.1/\r\nX: y",
                "http://user:password@127.0.0.1/",
                "127.0.0.1",
                "OOB"
            })
    void nobody_is_sent_to_a_place_that_the_application_has_not_registered(String callback) {
        TokenDance.assertRefused(
                dance.server().as(APP).post("requestToken", "oauth_callback", callback), "parameter_rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/back, true",
        "https://app.example:443/back, true",
        "https://APP.example/back, true",
        "https://app.example:6666/back, false",
        "https://app.example:80/back, false",
        "http://app.example/back, false",
        "http://app.example:80/back, false",
        "http://app.example:6666/x, false",
        "http://kiosk.example:8080/other, true",
        "http://kiosk.example:8081/other, false",
        "http://kiosk.example/other, false",
        "https://kiosk.example:8080/other, false",
        "https://kiosk.example/other, true",
        "http://earlier.example:6666/x, true",
        "http://127.0.0.1:6666/x, true",
        "https://127.0.0.1:6666/x, true",
        "http://localhost:6666/x, true",
        "http://127.0.0.2:6666/x, false"
    })
    void a_registered_host_is_not_a_port_or_a_scheme_of_the_caller_s_choice(String callback, boolean allowed) {
        dance.server().jdbi().useHandle(handle -> handle.createScript("""
                insert into consumer_callback_host (consumer_key, host, any_port)
                values ('demo-member-app', 'app.example', false), ('demo-member-app', 'kiosk.example', false),
                       ('demo-member-app', '127.0.0.1', false), ('demo-member-app', 'localhost', false),
                       ('demo-member-app', 'earlier.example', true)
                on conflict do nothing;
                update consumer set callback = 'http://kiosk.example:8080/back' where key = 'demo-member-app';
                """).execute());
        var answer = dance.server().as(TokenDance.OTHER_APP).post("requestToken", "oauth_callback", callback);
        if (allowed) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            TokenDance.assertRefused(answer, "parameter_rejected");
        }
        dance.server().jdbi().useHandle(handle -> handle.createScript("""
                delete from consumer_callback_host where consumer_key = 'demo-member-app';
                update consumer set callback = '' where key = 'demo-member-app';
                """).execute());
    }

    @Test
    void an_application_without_registered_hosts_has_no_callback() {
        TokenDance.assertRefused(
                dance.server().as(TokenDance.OTHER_APP).post("requestToken", "oauth_callback", CALLBACK),
                "parameter_rejected");
    }
}
