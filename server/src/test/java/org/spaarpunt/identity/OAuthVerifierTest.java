package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.identity.TestRequests.COUNTER;
import static org.spaarpunt.identity.TestRequests.NOW;
import static org.spaarpunt.identity.TestRequests.clockAt;
import static org.spaarpunt.identity.TestRequests.header;
import static org.spaarpunt.identity.TestRequests.post;
import static org.spaarpunt.identity.TestRequests.request;
import static org.spaarpunt.identity.TestRequests.signed;
import static org.spaarpunt.identity.TestRequests.signedByHand;
import static org.spaarpunt.identity.TestRequests.signer;
import static org.spaarpunt.identity.TestRequests.withTimestamp;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Verification.Rejected;
import org.spaarpunt.identity.Verification.Verified;

class OAuthVerifierTest {
    private final OAuthVerifier verifier = verifierAt(NOW);

    @Test
    void a_good_request_tells_consumer_and_user() {
        Verified verified = (Verified) verifier.verify(signed(COUNTER));
        assertThat(verified.consumer()).isEqualTo(TestCredentials.K1);
        assertThat(verified.user()).contains(TestCredentials.ANN);
        assertThat(verified.parameters().value(ProtocolParameters.TOKEN)).contains("tok/1");
    }

    @Test
    void hmac_sha256_is_as_good() {
        OAuthSigner signer = signer(COUNTER, NOW).withSha256();
        assertThat(verifier.verify(post(header(signer)))).isInstanceOf(Verified.class);
    }

    @Test
    void an_empty_token_is_no_token() {
        Verified verified = (Verified) verifier.verify(signedByHand("HMAC-SHA1", "oauth_token", ""));
        assertThat(verified.user()).isEmpty();
        assertThat(verified.parameters().value(ProtocolParameters.TOKEN)).isEmpty();
    }

    @Test
    void version_may_be_left_out() {
        assertThat(verifier.verify(signedByHand("HMAC-SHA1", "x", "1"))).isInstanceOf(Verified.class);
    }

    // parameter_absent

    @Test
    void a_request_without_anything_is_told_all_that_is_absent() {
        assertRejected(
                post(""),
                OAuthProblem.PARAMETER_ABSENT,
                "oauth_consumer_key, oauth_signature_method, oauth_timestamp, oauth_nonce, oauth_signature");
    }

    @Test
    void a_request_of_another_scheme_has_no_parameters() {
        assertRejected(post("Basic SzE6UyZlY3JldA=="), OAuthProblem.PARAMETER_ABSENT, "oauth_consumer_key");
    }

    @Test
    void an_empty_parameter_is_absent() {
        String header = header(signer(COUNTER, NOW)).replaceFirst("oauth_nonce=\"[^\"]*\"", "oauth_nonce=\"\"");
        assertRejected(post(header), OAuthProblem.PARAMETER_ABSENT, ": oauth_nonce.");
    }

    // parameter_rejected

    @Test
    void two_values_for_one_parameter_are_refused() {
        SignedRequest request = signed(COUNTER);
        assertRejected(
                request("oauth_nonce=another", "", request.authorization()),
                OAuthProblem.PARAMETER_REJECTED,
                "two different values");
    }

    @Test
    void an_unreadable_header_is_named() {
        assertRejected(post("OAuth oauth_nonce=1"), OAuthProblem.PARAMETER_REJECTED, "Authorization header");
    }

    @Test
    void another_version_is_refused() {
        assertRejected(
                signedByHand("HMAC-SHA1", "oauth_version", "2.0"), OAuthProblem.PARAMETER_REJECTED, "oauth_version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\u007Fb", "a\u0085b"})
    void a_control_character_is_refused(String text) {
        assertRejected(signedByHand("HMAC-SHA1", "oauth_callback", text), OAuthProblem.PARAMETER_REJECTED, "control");
        assertRejected(signedByHand("HMAC-SHA1", "oauth_" + text, "1"), OAuthProblem.PARAMETER_REJECTED, "control");
    }

    @Test
    void identifiers_of_255_characters_are_read_and_longer_ones_are_not() {
        Keys longest = Keys.ofConsumer("k".repeat(255), "s").withToken("t".repeat(255), "s");
        assertRejected(signed(longest), OAuthProblem.CONSUMER_KEY_UNKNOWN, "oauth_consumer_key");
        Keys longer = Keys.ofConsumer("k".repeat(256), "s").withToken("t".repeat(256), "s");
        assertRejected(signed(longer), OAuthProblem.PARAMETER_REJECTED, ": oauth_consumer_key, oauth_token.");
    }

    @Test
    void a_timestamp_that_no_clock_can_show_is_refused() {
        assertRejected(withTimestamp("1795342202000000"), OAuthProblem.PARAMETER_REJECTED, ": oauth_timestamp.");
    }

    // consumer_key_unknown

    @Test
    void an_unknown_consumer_is_refused_whatever_it_signs_with() {
        assertRejected(
                signed(Keys.ofConsumer("nobody", "S&ecret")), OAuthProblem.CONSUMER_KEY_UNKNOWN, "oauth_consumer_key");
        assertRejected(
                signed(Keys.ofConsumer("nobody", Proof.DECOY_SECRET)),
                OAuthProblem.CONSUMER_KEY_UNKNOWN,
                "oauth_consumer_key");
    }

    // token_rejected, token_revoked

    @Test
    void an_unknown_token_is_refused() {
        assertRejected(
                signed(Keys.ofConsumer("K1", "S&ecret").withToken("none", "")),
                OAuthProblem.TOKEN_REJECTED,
                "another consumer");
    }

    @Test
    void the_token_of_another_consumer_is_refused_like_an_unknown_one() {
        assertRejected(
                signed(Keys.ofConsumer("K2", "other-secret").withToken("tok/1", "T ok/s")),
                OAuthProblem.TOKEN_REJECTED,
                "another consumer");
    }

    @Test
    void a_revoked_token_is_named_to_the_holder_of_its_secret_only() {
        Keys consumer = Keys.ofConsumer("K1", "S&ecret");
        assertRejected(
                signed(consumer.withToken("revoked", "revoked-secret")), OAuthProblem.TOKEN_REVOKED, "was revoked");
        assertRejected(
                signed(consumer.withToken("revoked", "guess")), OAuthProblem.SIGNATURE_INVALID, "does not match");
    }

    @Test
    void an_expired_token_is_named_to_the_holder_of_its_secret_only() {
        Keys consumer = Keys.ofConsumer("K1", "S&ecret");
        assertRejected(
                signed(consumer.withToken("expired", "expired-secret")), OAuthProblem.TOKEN_REJECTED, "has expired");
        assertRejected(
                signed(consumer.withToken("expired", "guess")), OAuthProblem.SIGNATURE_INVALID, "does not match");
    }

    // signature_method_rejected

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "RSA-SHA1", "hmac-sha1", "HMAC-MD5"})
    void other_signature_methods_are_refused(String method) {
        assertRejected(
                signedByHand(method, "x", "1"),
                OAuthProblem.SIGNATURE_METHOD_REJECTED,
                "must be HMAC-SHA1 or HMAC-SHA256");
    }

    // signature_invalid

    @Test
    void a_wrong_secret_makes_a_wrong_signature() {
        assertRejected(
                signed(Keys.ofConsumer("K1", "secret")),
                OAuthProblem.SIGNATURE_INVALID,
                "must begin with POST&http%3A%2F%2Fexample.com%2Fcheckin.");
        assertRejected(
                signed(Keys.ofConsumer("K1", "S&ecret").withToken("tok/1", "wrong")),
                OAuthProblem.SIGNATURE_INVALID,
                "does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%3D%3D", "%3D%0A", "%3D%20", "%3D%C3%A9"})
    void only_the_canonical_base64_of_a_signature_matches(String ending) {
        String header = header(signer(COUNTER, NOW));
        assertThat(header).endsWith("%3D\"");
        String respelled = header.replaceFirst("%3D\"$", ending + "\"");
        assertThat(verifier.verify(post(respelled))).isInstanceOf(Rejected.class);
    }

    @Test
    void another_spelling_of_the_same_signature_octets_does_not_match() {
        assertThat(Base64.getDecoder().decode("hyWJAVipCVrZdFkuxnpaLAlxKlF="))
                .isEqualTo(Base64.getDecoder().decode("hyWJAVipCVrZdFkuxnpaLAlxKlE="));
        RawRequest sent = KnownRequests.PHP_CHECKIN;
        String respelled = sent.authorization().getFirst().replace("xKlE%3D", "xKlF%3D");
        assertRejected(
                new RawRequest("POST", "http", sent.host(), sent.rawPath(), "", sent.form(), List.of(respelled)).read(),
                OAuthProblem.SIGNATURE_INVALID,
                "does not match");
    }

    @Test
    void a_signature_that_is_no_base64_does_not_match() {
        String header =
                header(signer(COUNTER, NOW)).replaceFirst("oauth_signature=\"[^\"]*\"", "oauth_signature=\"?!\"");
        assertRejected(post(header), OAuthProblem.SIGNATURE_INVALID, "does not match");
    }

    // timestamp_refused

    @ParameterizedTest
    @ValueSource(longs = {NOW - 300, NOW, NOW + 300})
    void a_timestamp_within_300_seconds_is_taken(long seconds) {
        assertThat(verifier.verify(post(header(signer(COUNTER, seconds))))).isInstanceOf(Verified.class);
    }

    @Test
    void a_timestamp_301_seconds_away_is_refused() {
        assertRejected(
                post(header(signer(COUNTER, NOW - 301))),
                OAuthProblem.TIMESTAMP_REFUSED,
                "301 s behind the server's clock");
        assertRejected(
                post(header(signer(COUNTER, NOW + 301))),
                OAuthProblem.TIMESTAMP_REFUSED,
                "301 s ahead of the server's clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1795342202", "+1795342202", "1795342202.0", "17e8", " 1795342202", "١٧٩٥٣٤٢٢٠٢"})
    void a_timestamp_is_digits_only(String timestamp) {
        assertRejected(withTimestamp(timestamp), OAuthProblem.TIMESTAMP_REFUSED, "in digits");
    }

    // nonce_used

    @Test
    void the_same_request_is_taken_once() {
        SignedRequest request = signed(COUNTER);
        assertThat(verifier.verify(request)).isInstanceOf(Verified.class);
        assertRejected(request, OAuthProblem.NONCE_USED, "oauth_nonce");
    }

    @Test
    void a_forged_request_does_not_use_up_the_nonce_of_the_real_one() {
        SignedRequest real = signed(COUNTER);
        SignedRequest forged = request("", "points=100", real.authorization());
        assertRejected(forged, OAuthProblem.SIGNATURE_INVALID, "does not match");
        assertThat(verifier.verify(real)).isInstanceOf(Verified.class);
    }

    @Test
    void neither_a_revoked_token_nor_an_old_timestamp_asks_for_the_nonce() {
        CountedNonces nonces = new CountedNonces();
        OAuthVerifier counting = new OAuthVerifier(new TestCredentials(), nonces, clockAt(NOW));
        counting.verify(signed(Keys.ofConsumer("K1", "S&ecret").withToken("revoked", "revoked-secret")));
        counting.verify(post(header(signer(COUNTER, NOW - 301))));
        assertThat(nonces.claims()).isZero();
        counting.verify(signed(COUNTER));
        assertThat(nonces.claims()).isEqualTo(1);
    }

    @Test
    void no_answer_shows_a_secret_a_token_or_a_signature() {
        SignedRequest request = signed(COUNTER);
        String answers = verifier.verify(request) + " " + verifier.verify(request)
                + verifier.verify(signed(Keys.ofConsumer("K1", "S&ecret").withToken("tok/1", "wrong"))) + request;
        assertThat(answers).doesNotContain("S&ecret", "S%26ecret", "T ok/s", "tok/1", "tok%2F1", "%3D\"");
    }

    private void assertRejected(SignedRequest request, OAuthProblem problem, String detail) {
        Rejected rejected = (Rejected) verifier.verify(request);
        assertThat(rejected.problem()).isEqualTo(problem);
        assertThat(rejected.detail()).contains(detail);
    }

    private static OAuthVerifier verifierAt(long seconds) {
        return new OAuthVerifier(new TestCredentials(), new TestNonces(), clockAt(seconds));
    }
}
