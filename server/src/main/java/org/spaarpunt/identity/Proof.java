package org.spaarpunt.identity;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Credentials.IssuedToken;
import org.spaarpunt.identity.Credentials.RegisteredConsumer;
import org.spaarpunt.identity.Credentials.TokenState;
import org.spaarpunt.identity.Verification.Rejected;

/**
 * The consumer and token that a request names, and whether its signature matches theirs. Everything is looked up before
 * the first rule is checked, and an unknown consumer costs the same signature as a known one, so that the response time
 * does not reveal which keys exist.
 *
 * @param token the token sent, when it is known and was issued to this consumer
 * @param tokenSent whether the request has a token at all
 * @param content what the signature was compared with
 */
record Proof(
        Optional<RegisteredConsumer> consumer,
        Optional<IssuedToken> token,
        boolean tokenSent,
        boolean signatureMatches,
        SignedContent content) {

    /**
     * Used in place of the secret of an unknown consumer. It opens nothing: an unknown consumer is refused whatever it
     * signs.
     */
    static final String DECOY_SECRET = "a-secret-that-no-consumer-has-ever-had";

    /**
     * The first rule that objects decides the answer. Only a caller that has the token's secret learns that the token
     * was revoked or has expired.
     */
    private static final List<Rule> IN_ORDER = List.of(
            Proof::theConsumerIsKnown,
            Proof::theTokenIsKnown,
            Proof::theSignatureMatches,
            Proof::theTokenIsNotRevoked,
            Proof::theTokenHasNotExpired);

    @FunctionalInterface
    private interface Rule {
        Optional<Rejected> objection(Proof proof);
    }

    /** Looks up the credentials once, and signs the content with them for comparison. */
    static Proof of(SignedContent content, Credentials credentials) {
        ProtocolParameters protocol = content.protocol();
        String key = protocol.valueOrEmpty(ProtocolParameters.CONSUMER_KEY);
        String tokenText = protocol.valueOrEmpty(ProtocolParameters.TOKEN);
        Credentials.Lookup found = credentials.find(key, tokenText);
        Optional<IssuedToken> token = issuedTo(key, found.token());
        String tokenSecret = token.isPresent() ? token.get().secret() : "";
        return new Proof(
                found.consumer(),
                token,
                !tokenText.isEmpty(),
                isSigned(content, found.consumer(), tokenSecret),
                content);
    }

    private static boolean isSigned(SignedContent content, Optional<RegisteredConsumer> consumer, String tokenSecret) {
        String secret = consumer.isPresent() ? consumer.get().secret() : DECOY_SECRET;
        return isSigned(content, secret, tokenSecret)
                || (consumer.isPresent()
                        && consumer.get().previousSecret().isPresent()
                        && isSigned(content, consumer.get().previousSecret().get(), tokenSecret));
    }

    private static boolean isSigned(SignedContent content, String consumerSecret, String tokenSecret) {
        ProtocolParameters protocol = content.protocol();
        String expected = protocol.signatureMethod().sign(content.baseString(), consumerSecret, tokenSecret);
        return SignatureMethod.matches(expected, protocol.valueOrEmpty(ProtocolParameters.SIGNATURE));
    }

    private static Optional<IssuedToken> issuedTo(String consumerKey, Optional<IssuedToken> token) {
        return token.isPresent() && token.get().consumerKey().equals(consumerKey) ? token : Optional.empty();
    }

    Optional<Rejected> firstObjection() {
        for (Rule rule : IN_ORDER) {
            Optional<Rejected> objection = rule.objection(this);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> theConsumerIsKnown() {
        return objectionUnless(
                consumer.isPresent(), OAuthProblem.CONSUMER_KEY_UNKNOWN, "The oauth_consumer_key is not known here.");
    }

    private Optional<Rejected> theTokenIsKnown() {
        return objectionUnless(
                !tokenSent || token.isPresent(),
                OAuthProblem.TOKEN_REJECTED,
                "The oauth_token is not known, or was issued to another consumer.");
    }

    private Optional<Rejected> theSignatureMatches() {
        return signatureMatches
                ? Optional.empty()
                : Optional.of(new Rejected(
                        OAuthProblem.SIGNATURE_INVALID,
                        "The oauth_signature does not match. Compare the secrets, and your base string: it must begin with "
                                + content.signedAddress() + "."));
    }

    private Optional<Rejected> theTokenIsNotRevoked() {
        return objectionUnless(
                !isToken(TokenState.REVOKED),
                OAuthProblem.TOKEN_REVOKED,
                "The oauth_token was revoked; ask for a new one.");
    }

    private Optional<Rejected> theTokenHasNotExpired() {
        return objectionUnless(
                !isToken(TokenState.EXPIRED),
                OAuthProblem.TOKEN_REJECTED,
                "The oauth_token has expired; ask for a new one.");
    }

    private boolean isToken(TokenState state) {
        return token.isPresent() && token.get().state() == state;
    }

    private static Optional<Rejected> objectionUnless(boolean good, OAuthProblem problem, String detail) {
        return good ? Optional.empty() : Optional.of(new Rejected(problem, detail));
    }
}
