package org.spaarpunt.identity;

import java.util.HashSet;
import java.util.Set;

/** Keeps every claim for the length of one test. */
final class TestNonces implements Nonces {
    private final Set<NonceClaim> claims = new HashSet<>();

    @Override
    public boolean claim(NonceClaim claim) {
        return claims.add(claim);
    }

    @Override
    public boolean claimToRead(NonceClaim claim) {
        return claim(claim);
    }
}
