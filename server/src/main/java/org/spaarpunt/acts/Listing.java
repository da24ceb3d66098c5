package org.spaarpunt.acts;

/**
 * Which part of a list is requested.
 *
 * @param search what a name must contain, ignoring case and accents; empty: everything
 * @param after the last key or nick of the part before; empty: from the beginning
 * @param limit at least 1; more than {@link #MAX_LIMIT} counts as that
 */
public record Listing(String search, String after, int limit) {
    public static final int MAX_LIMIT = 1_000;

    public Listing {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }
}
