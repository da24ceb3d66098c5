package org.spaarpunt.passes;

/** The stages of a card's life, from the factory to the bin. Only an {@link #ACTIVE} card saves points. */
public enum CardStatus {
    LOCAL_STOCK,
    STOCK,
    SENT_TO_BALIE,
    PROVISIONED,
    ACTIVE,
    BLOCKED,
    DELETED
}
