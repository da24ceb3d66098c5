package org.spaarpunt.lookups;

/** What a caller looks a passholder up by, where a caller may have guessed it. */
public enum NumberKind {
    /** The number or the chip of a card, or the uid of a passholder. */
    CARD("cards"),
    NATIONAL_NUMBER("national numbers");

    private final String plural;

    NumberKind(String plural) {
        this.plural = plural;
    }

    String plural() {
        return plural;
    }
}
