package org.spaarpunt.identity;

/** Grants every claim, and counts them. */
final class CountedNonces implements Nonces {
    private int claims;

    /** How many there were. */
    int claims() {
        return claims;
    }

    @Override
    public boolean claim(String consumerKey, String token, long timestamp, String nonce) {
        claims++;
        return true;
    }

    @Override
    public boolean claimToRead(String consumerKey, String token, long timestamp, String nonce) {
        return claim(consumerKey, token, timestamp, nonce);
    }
}
