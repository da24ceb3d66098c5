package org.spaarpunt.loadtest.world;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pairs of a world, each once, in a scrambled order: pairs that follow each other are far apart in the database.
 * Safe for use by many threads.
 */
public final class VisitOrder {
    /** A stride of this part of the whole spreads the numbers most evenly. */
    private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

    private final long pairs;
    private final long stride;
    private final long offset;
    private final AtomicLong taken = new AtomicLong();

    /** @param pairs at most 2^31, so that no product overflows */
    public VisitOrder(long pairs, long seed) {
        if (pairs < 1 || pairs > 1L << 31) {
            throw new IllegalArgumentException("A world has 1 to 2^31 pairs, not " + pairs);
        }
        this.pairs = pairs;
        this.stride = coprime((long) (pairs * GOLDEN_RATIO), pairs);
        this.offset = Math.floorMod(seed, pairs);
    }

    /** The next pair; pairs repeat once all have been taken. */
    public long next() {
        return (taken.getAndIncrement() % pairs * stride + offset) % pairs;
    }

    /** Whether all pairs have been taken. */
    public boolean isUsedUp() {
        return taken.get() >= pairs;
    }

    private static long coprime(long from, long modulus) {
        long candidate = Math.max(from, 1);
        while (!BigInteger.valueOf(candidate).gcd(BigInteger.valueOf(modulus)).equals(BigInteger.ONE)) {
            candidate++;
        }
        return candidate;
    }
}
