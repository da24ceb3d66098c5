package org.spaarpunt.identity;

import java.util.HashSet;
import java.util.Set;

/** Remembers every claim for the length of one test. */
final class TestNonces implements Nonces {
    private final Set<Claim> claims = new HashSet<>();

    private record Claim(String consumerKey, String token, long timestamp, String nonce) {}

    @Override
    public boolean claim(String consumerKey, String token, long timestamp, String nonce) {
        return claims.add(new Claim(consumerKey, token, timestamp, nonce));
    }

    @Override
    public boolean claimToRead(String consumerKey, String token, long timestamp, String nonce) {
        return claim(consumerKey, token, timestamp, nonce);
    }
}
