package org.spaarpunt.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.spaarpunt.identity.Verification.Rejected;
import org.spaarpunt.identity.Verification.Verified;

/**
 * Decides whether a request was signed by the consumer and user that it names (OAuth 1.0a, RFC 5849), with HMAC-SHA1 or
 * HMAC-SHA256. Safe for use by many threads: it keeps no state between requests.
 *
 * <p>Differs from the RFC in one point, because known clients do: an {@code oauth_*} parameter may be in the
 * Authorization header and again in the query or the form. It counts once, and must have the same value everywhere.
 */
public final class OAuthVerifier {
    /** How far a timestamp may be from this server's clock, before or after, inclusive. */
    public static final Duration TIMESTAMP_WINDOW = Duration.ofMinutes(5);

    /** The longest consumer key, token or nonce, in characters. */
    public static final int MAX_IDENTIFIER_LENGTH = 255;

    private final Credentials credentials;
    private final Nonces nonces;
    private final InstantSource clock;

    public OAuthVerifier(Credentials credentials, Nonces nonces, InstantSource clock) {
        this.credentials = credentials;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** Returns a result for any request, however malformed; throws only what the credentials or nonces throw. */
    public Verification verify(SignedRequest request) {
        return switch (verifyUnclaimed(request)) {
            case Verified verified -> claimNonce(verified, changesNothing(request));
            case Rejected rejected -> rejected;
        };
    }

    /** The same, but the nonce of a verified request is left for the caller to claim. */
    public Verification verifyUnclaimed(SignedRequest request) {
        return switch (SignedContent.of(request)) {
            case SignedContent.Unreadable(String detail) -> new Rejected(OAuthProblem.PARAMETER_REJECTED, detail);
            case SignedContent.Read(SignedContent content) -> verify(content);
        };
    }

    /**
     * First the checks that cost nothing, then the secrets, and the nonce last: only a request that is otherwise valid
     * uses up a nonce, so no caller can use up another caller's nonces.
     */
    private Verification verify(SignedContent content) {
        Optional<Rejected> malformed = ProtocolRules.firstObjection(content.protocol(), clock.instant());
        if (malformed.isPresent()) {
            return malformed.get();
        }
        Proof proof = Proof.of(content, credentials);
        Optional<Rejected> unproven = proof.firstObjection();
        if (unproven.isPresent()) {
            return unproven.get();
        }
        return verified(proof, content.protocol());
    }

    private Verification claimNonce(Verified verified, boolean readsOnly) {
        var row = verified.nonce().orElseThrow().row();
        var claimed = readsOnly ? nonces.claimToRead(row) : nonces.claim(row);
        return claimed ? verified.claimed() : Rejected.ofUsedNonce();
    }

    private static NonceClaim nonceOf(ProtocolParameters protocol) {
        return NonceClaim.of(
                protocol.valueOrEmpty(ProtocolParameters.CONSUMER_KEY),
                protocol.valueOrEmpty(ProtocolParameters.TOKEN),
                protocol.timestamp(),
                protocol.valueOrEmpty(ProtocolParameters.NONCE));
    }

    /** The method is signed, so it is what the consumer sent. */
    private static boolean changesNothing(SignedRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private Verified verified(Proof proof, ProtocolParameters protocol) {
        Optional<User> user = proof.token().isPresent() ? proof.token().get().user() : Optional.empty();
        var nonce = new UnclaimedNonce(nonces, nonceOf(protocol));
        return new Verified(proof.consumer().orElseThrow().consumer(), user, protocol, Optional.of(nonce));
    }
}
