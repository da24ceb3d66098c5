package org.spaarpunt.rights;

/** How much of a passholder a viewer may see, from nothing to everything. */
public enum Visibility {
    /** Nothing, not even whether there is such a passholder. */
    NONE,
    /** The points, and which rewards they buy. */
    POINTS,
    /** What a door needs: whether the card can be used, the first name, the points, and whether there is a social tariff. */
    DOOR,
    /** Everything except the national number, which {@link Viewer#seesNationalNumberOf} decides about. */
    FULL;

    /** Whether this visibility includes the other. */
    public boolean covers(Visibility other) {
        return compareTo(other) >= 0;
    }
}
