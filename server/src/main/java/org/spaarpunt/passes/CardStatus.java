package org.spaarpunt.passes;

/** Where a card stands between the factory and the bin. Only an {@link #ACTIVE} card saves points. */
public enum CardStatus {
    LOCAL_STOCK,
    STOCK,
    SENT_TO_BALIE,
    PROVISIONED,
    ACTIVE,
    BLOCKED,
    DELETED
}
