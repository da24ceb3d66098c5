package org.spaarpunt.identity;

/** Stores which signed requests were accepted, so that none is accepted twice. */
public interface Nonces {
    /**
     * True for the first of equal claims, false for every later one: also when two claims arrive at once, on another
     * server with the same database, or after a restart. Called only for requests whose signature is right,
     * so the number of claims is bounded by what consumers really send.
     *
     * <p>A claim may be dropped when the clock is more than {@link OAuthVerifier#TIMESTAMP_WINDOW} past its timestamp,
     * by the slowest clock among the servers: the timestamp itself is refused from then on. Since a timestamp may be as
     * far in the future, that is up to twice the window after the claim.
     *
     * <p>The claim is durable, as a saved point is, before this returns.
     */
    boolean claim(NonceClaim claim);

    /**
     * The same for a request that changes nothing. It does not wait until the claim is durable: one that was made within
     * a second before a crash or a failover of the database may be forgotten.
     */
    boolean claimToRead(NonceClaim claim);
}
