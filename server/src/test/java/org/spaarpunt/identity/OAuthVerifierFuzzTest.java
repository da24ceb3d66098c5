package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Verification.Rejected;
import org.spaarpunt.identity.Verification.Verified;

/** Throws 100,000 damaged requests at the verifier. A failure names its seed: put it in {@code SEED} to see it again. */
class OAuthVerifierFuzzTest {
    private static final long SEED = 58490000;
    private static final int MUTANTS_PER_REQUEST = 20_000;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(KnownRequests.PHP_TIME));

    private final OAuthVerifier verifier = new OAuthVerifier(new TestCredentials(), new CountedNonces(), CLOCK);

    static List<RawRequest> genuineRequests() {
        return List.of(
                KnownRequests.PHP_CHECKIN,
                KnownRequests.PHP_SEARCH_CHECKINS,
                KnownRequests.PHP_REQUEST_TOKEN,
                signed("POST", "http://example.com:80/a%20b/~c?q=%2B+%C3%A9&q=~*", "naam=Zo%C3%AB&city=A&city=A&leeg="),
                signed("GET", "https://[2001:db8::1]/", ""));
    }

    @ParameterizedTest
    @MethodSource("genuineRequests")
    void a_mutant_is_taken_only_when_it_means_the_same_as_the_genuine_request(RawRequest genuine) {
        assertThat(verifier.verify(genuine.read())).isInstanceOf(Verified.class);
        long taken = IntStream.range(0, MUTANTS_PER_REQUEST)
                .filter(i -> isTakenRightly(genuine, SEED + i))
                .count();
        // Some mutants are only spelled differently; were none taken, this test could not tell a verifier from a wall.
        assertThat(taken).isBetween(1L, MUTANTS_PER_REQUEST / 2L);
    }

    private boolean isTakenRightly(RawRequest genuine, long seed) {
        RawRequest mutant = new Mutations(new Random(seed)).mutate(genuine);
        try {
            var readable = mutant.readIfReadable();
            if (readable.isEmpty()) {
                return false;
            }
            return switch (verifier.verify(readable.get())) {
                case Rejected _ -> false;
                case Verified _ -> {
                    assertThat(SignedMeaning.of(mutant)).isEqualTo(SignedMeaning.of(genuine));
                    yield true;
                }
            };
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + described(mutant), failure);
        }
    }

    private static String described(RawRequest request) {
        String all = "%s?%s form %s headers %s"
                .formatted(request, request.rawQuery(), request.form(), request.authorization());
        return all.chars()
                .mapToObj(c -> c < ' ' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static RawRequest signed(String method, String address, String form) {
        URI uri = URI.create(address);
        Keys keys = Keys.ofConsumer("K1", "S&ecret").withToken("tok/1", "T ok/s");
        String header = new OAuthSigner(keys, () -> "n~+ /", CLOCK)
                .withSha256()
                .authorization(method, uri, Parameters.parse(form).orElseThrow());
        String withRealm = header.replace("OAuth ", "OAuth realm=\"a b\", ");
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new RawRequest(
                method, uri.getScheme(), uri.getRawAuthority(), uri.getRawPath(), query, form, List.of(withRealm));
    }
}
