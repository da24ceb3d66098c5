package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.AuthorizationText.replaced;
import static org.spaarpunt.api3.AuthorizationText.signaturesIn;
import static org.spaarpunt.api3.AuthorizationText.without;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.TestClock;

/** Each way to be refused at the door: status, header, code, and a message that helps without telling a secret. */
class UnauthorizedTest {
    private static final Keys DE_WERF = Keys.ofConsumer("31413BDF-DFC7-7A9F-10403618C2816E44", "demo-de-werf-secret");

    private static TestDatabase database;
    private static RunningServer server;

    /** Calls that change nothing, one in each format; whoever gets past the door is told that event or code is unknown. */
    enum Call {
        XML(DemoProfile.COUNTER, "uitpas/passholder/checkin", "cdbid=nowhere&uitpasNumber=0987654321113"),
        JSON(DemoProfile.MEMBER_APP, "uitpas/enduser/checkin", "checkinCode=nothing&uitpasNumber=0930056878802");

        private final DemoProfile caller;
        private final String path;
        private final String form;

        Call(DemoProfile caller, String path, String form) {
            this.caller = caller;
            this.path = path;
            this.form = form;
        }

        private Keys keys() {
            return caller.keys();
        }

        private URI address() {
            return server.uri().resolve("/uitid/rest/" + path);
        }

        private String sign(Keys signer, TestClock clock) {
            return new OAuthSigner(signer, () -> "nonce-" + UUID.randomUUID(), clock)
                    .authorization("POST", address(), Parameters.parse(form).orElseThrow());
        }

        private String sign(Keys signer) {
            return sign(signer, server.clock());
        }

        private String sign() {
            return sign(keys());
        }

        private Answer send(String authorization) {
            return send(authorization, "");
        }

        private Answer send(String authorization, String query) {
            return Client.exchange(HttpRequest.newBuilder(URI.create(address() + query))
                    .POST(BodyPublishers.ofString(form))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Authorization", authorization)
                    .build());
        }
    }

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @AfterEach
    void setTheClock() {
        server.clock().set(RunningServer.START);
    }

    private static void assertRefused(Call call, String authorization, String problem, String advice) {
        assertRefused(call, authorization, call.send(authorization), problem, advice);
    }

    private static void assertRefused(Call call, String sent, Answer answer, String problem, String advice) {
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("OAuth realm=\"spaarpunt\", oauth_problem=\"" + problem + "\"");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.header("Content-Type"))
                .contains("application/" + call.name().toLowerCase(Locale.ROOT) + ";charset=UTF-8");
        assertThat(answer.body()).contains(advice).doesNotContain(call.keys().consumerSecret(), "nonce-", "demo-ann");
        signaturesIn(sent).forEach(secret -> assertThat(answer.body()).doesNotContain(secret));
    }

    private static void assertAdmitted(Answer answer) {
        assertThat(answer.code()).isIn("UNKNOWN_EVENT_CDBID", "CHECKIN_CODE_INVALID");
    }

    @ParameterizedTest
    @EnumSource
    void a_good_signature_is_admitted(Call call) {
        assertAdmitted(call.send(call.sign()));
    }

    @ParameterizedTest
    @EnumSource
    void a_request_without_any_signature_lacks_its_parameters(Call call) {
        assertRefused(call, "Basic YTpi", "parameter_absent", "oauth_consumer_key, oauth_signature_method");
        assertRefused(call, "OAuth", "parameter_absent", "oauth_timestamp, oauth_nonce, oauth_signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth_consumer_key",
                "oauth_signature_method",
                "oauth_timestamp",
                "oauth_nonce",
                "oauth_signature"
            })
    void a_missing_or_empty_parameter_is_named(String name) {
        for (Call call : Call.values()) {
            assertRefused(call, without(name, call.sign()), "parameter_absent", name);
            assertRefused(call, replaced(name, "", call.sign()), "parameter_absent", name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_parameter_that_makes_no_sense_is_rejected(Call call) {
        assertRefused(call, replaced("oauth_version", "2.0", call.sign()), "parameter_rejected", "oauth_version");
        assertRefused(call, replaced("oauth_nonce", "a%00b", call.sign()), "parameter_rejected", "control character");
        assertRefused(call, replaced("oauth_consumer_key", "%0A", call.sign()), "parameter_rejected", "control");
        assertRefused(call, replaced("oauth_nonce", "x".repeat(256), call.sign()), "parameter_rejected", "oauth_nonce");
        assertRefused(call, replaced("oauth_nonce", "%zz", call.sign()), "parameter_rejected", "well-formed");
        assertRefused(call, replaced("oauth_nonce", "%ED%A0%80", call.sign()), "parameter_rejected", "well-formed");
        assertRefused(call, "OAuth oauth_nonce=a", "parameter_rejected", "well-formed");
        assertRefused(call, "OAuth " + "x=\"\",".repeat(201), "parameter_rejected", "well-formed");
        assertRefused(call, "OAuth x=\"" + "y".repeat(9_000) + "\"", "parameter_rejected", "too long");
    }

    @ParameterizedTest
    @EnumSource
    void two_different_values_of_one_parameter_are_rejected(Call call) {
        var signed = call.sign();

        assertRefused(
                call, signed, call.send(signed, "?oauth_nonce=other"), "parameter_rejected", "two different values");
        assertRefused(call, signed + ", oauth_nonce=\"other\"", "parameter_rejected", "two different values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "RSA-SHA1", "hmac-sha1", "HMAC-SHA512"})
    void other_signature_methods_are_rejected(String method) {
        for (Call call : Call.values()) {
            assertRefused(
                    call,
                    replaced("oauth_signature_method", method, call.sign()),
                    "signature_method_rejected",
                    "HMAC-SHA1 or HMAC-SHA256");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_consumer_is_told_so(Call call) {
        assertRefused(
                call, call.sign(Keys.ofConsumer("nobody", "secret")), "consumer_key_unknown", "oauth_consumer_key");
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_signature_is_told_what_the_signed_text_begins_with(Call call) {
        var wrongSecret = Keys.ofConsumer(call.keys().consumerKey(), "wrong")
                .withToken(call.keys().token(), "");
        var begin = "POST&" + PercentEncoding.encode(call.address().toString());

        assertRefused(
                call, call.sign(wrongSecret), "signature_invalid", begin.replace("&", xmlOnly(call, "&amp;", "&")));
        assertRefused(call, replaced("oauth_signature", "AAAA", call.sign()), "signature_invalid", "base string");
        var signed = call.sign();
        assertRefused(call, signed, call.send(signed, "?added=later"), "signature_invalid", "base string");
    }

    @Test
    void an_unknown_token_another_consumers_token_and_a_wrong_token_secret_are_rejected() {
        assertRefused(Call.XML, Call.XML.sign(DE_WERF.withToken("no-such", "x")), "token_rejected", "oauth_token");
        assertRefused(
                Call.XML,
                Call.XML.sign(DE_WERF.withToken("demo-ben", "demo-ben-secret")),
                "token_rejected",
                "another consumer");
        assertRefused(
                Call.XML, Call.XML.sign(DE_WERF.withToken("demo-ann-werf", "wrong")), "signature_invalid", "secrets");
        assertRefused(
                Call.JSON,
                Call.JSON.sign(Call.JSON.keys().withToken("demo-ben", "demo-ben-secret")),
                "token_rejected",
                "another consumer");
    }

    @Test
    void a_revoked_token_is_told_so_to_who_has_its_secret() {
        assertRefused(
                Call.XML,
                Call.XML.sign(DE_WERF.withToken("demo-revoked", "demo-revoked-secret")),
                "token_revoked",
                "ask for a new one");
        assertRefused(
                Call.XML, Call.XML.sign(DE_WERF.withToken("demo-revoked", "wrong")), "signature_invalid", "secrets");
    }

    @Test
    void a_token_is_good_until_the_second_before_it_expires() {
        server.jdbi().useHandle(handle -> handle.execute("""
                insert into access_token (token, secret, consumer_key, user_id, expires_at)
                select 'expiring', 'expiring-secret', consumer_key, user_id, '2026-11-22T12:00:00Z'
                from access_token where token = 'demo-ann-werf'
                """));
        server.sealSecrets();
        var keys = Call.XML.keys().withToken("expiring", "expiring-secret");

        server.clock().set(Instant.parse("2026-11-22T11:59:59Z"));
        assertAdmitted(Call.XML.send(Call.XML.sign(keys)));
        server.clock().set(Instant.parse("2026-11-22T12:00:00Z"));
        assertRefused(Call.XML, Call.XML.sign(keys), "token_rejected", "expired");
    }

    @Test
    void a_call_for_a_user_needs_a_token() {
        assertRefused(Call.XML, Call.XML.sign(DE_WERF), "parameter_absent", "oauth_token");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void a_timestamp_is_admitted_to_the_last_second_of_five_minutes(long seconds) {
        for (Call call : Call.values()) {
            assertAdmitted(call.send(call.sign(call.keys(), clockOff(seconds))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -100_000_000, 100_000_000_000L})
    void a_timestamp_further_off_is_told_by_how_much(long seconds) {
        for (Call call : Call.values()) {
            assertRefused(
                    call,
                    call.sign(call.keys(), clockOff(seconds)),
                    "timestamp_refused",
                    Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "-1795345200", "1795345200.0", "1e9", "%D9%A1"})
    void a_timestamp_that_is_no_number_is_refused(String text) {
        for (Call call : Call.values()) {
            assertRefused(call, replaced("oauth_timestamp", text, call.sign()), "timestamp_refused", "digits");
        }
    }

    private static TestClock clockOff(long seconds) {
        return new TestClock(RunningServer.START.plusSeconds(seconds));
    }

    private static String xmlOnly(Call call, String inXml, String elsewhere) {
        return call == Call.XML ? inXml : elsewhere;
    }
}
