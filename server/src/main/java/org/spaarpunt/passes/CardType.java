package org.spaarpunt.passes;

/** The kind of a card. */
public enum CardType {
    CARD,
    KEY,
    STICKER,
    DIGITAL
}
