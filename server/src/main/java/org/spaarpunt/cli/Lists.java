package org.spaarpunt.cli;

import org.spaarpunt.administration.Listing;

/** What the commands that list have in common. */
final class Lists {
    private Lists() {}

    static Listing of(String search, String after) {
        return new Listing(search, after, Listing.MAX_LIMIT);
    }
}
