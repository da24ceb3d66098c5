package org.spaarpunt.rights;

/**
 * What a member of a family shares with its owner, besides the points and the card that checking in needs.
 *
 * @param history what the points came from and went to
 * @param rewards which rewards the member can redeem or saves for
 */
public record Sharing(boolean history, boolean rewards) {
    public static final Sharing POINTS_ONLY = new Sharing(false, false);
}
