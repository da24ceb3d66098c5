package org.spaarpunt.passes;

/** What a card is made as. */
public enum CardType {
    CARD,
    KEY,
    STICKER,
    DIGITAL
}
