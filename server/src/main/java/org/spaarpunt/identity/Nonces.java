package org.spaarpunt.identity;

/** Stores which signed requests were accepted, so that none is accepted twice. */
@FunctionalInterface
public interface Nonces {
    /**
     * True for the first claim of these four together, false for every later one: also when two claims arrive at once,
     * on another server with the same database, or after a restart. Called only for requests whose signature is right,
     * so the number of claims is bounded by what consumers really send.
     *
     * <p>A claim may be dropped when the clock is more than {@link OAuthVerifier#TIMESTAMP_WINDOW} past its timestamp,
     * by the slowest clock among the servers: the timestamp itself is refused from then on. Since a timestamp may be as
     * far in the future, that is up to twice the window after the claim.
     *
     * @param token empty when the request has none
     * @param timestamp seconds since 1970
     */
    boolean claim(String consumerKey, String token, long timestamp, String nonce);
}
