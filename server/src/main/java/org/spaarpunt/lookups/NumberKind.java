package org.spaarpunt.lookups;

/** The kinds of numbers by which a caller looks up a passholder, and which it may have guessed. */
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
