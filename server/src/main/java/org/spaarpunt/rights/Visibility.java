package org.spaarpunt.rights;

/** How much of a passholder a viewer may know, from nothing to all. */
public enum Visibility {
    /** Nothing, not even whether there is such a passholder. */
    NONE,
    /** The points, and what can be had for them. */
    POINTS,
    /** What a door needs: whether the card can be used, the first name, the points, and whether there is a social tariff. */
    DOOR,
    /** All that is kept, but for the national number, which {@link Viewer#seesNationalNumberOf} decides about. */
    FULL;

    /** Whether this much includes what the other is. */
    public boolean covers(Visibility other) {
        return compareTo(other) >= 0;
    }
}
