package org.spaarpunt.identity;

/** Grants every claim, and counts them. */
final class CountedNonces implements Nonces {
    private int claims;

    /** How many there were. */
    int claims() {
        return claims;
    }

    @Override
    public boolean claim(NonceClaim claim) {
        claims++;
        return true;
    }

    @Override
    public boolean claimToRead(NonceClaim claim) {
        return claim(claim);
    }
}
