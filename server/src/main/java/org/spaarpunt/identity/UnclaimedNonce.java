package org.spaarpunt.identity;

/**
 * The nonce of a genuine request, until it is claimed: by a use case, in the transaction that saves what the request
 * asks for, or on its own. Nothing may be saved for the request without its claim. Belongs to one request.
 */
public final class UnclaimedNonce {
    private final Nonces nonces;
    private final NonceClaim row;
    private volatile boolean claimed;

    UnclaimedNonce(Nonces nonces, NonceClaim row) {
        this.nonces = nonces;
        this.row = row;
    }

    /** What a use case inserts together with what it saves. */
    public NonceClaim row() {
        return row;
    }

    public boolean isClaimed() {
        return claimed;
    }

    /** The use case inserted the row, and its transaction is durable. */
    public void claimedByUseCase() {
        claimed = true;
    }

    /**
     * Claims it on its own, unless it is claimed.
     *
     * @throws NonceUsedException when another request has its claim
     */
    public void claim() {
        if (!claimed && !nonces.claim(row)) {
            throw new NonceUsedException();
        }
        claimed = true;
    }
}
