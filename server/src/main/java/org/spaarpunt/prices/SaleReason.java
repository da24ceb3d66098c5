package org.spaarpunt.prices;

/** Why a card is sold, in the protocol's words. */
public enum SaleReason {
    FIRST_CARD,
    CARD_UPGRADE,
    EXTRA_CARD,
    LOSS_THEFT,
    DEFECT,
    LOSS_KANSENSTATUUT,
    OBTAIN_KANSENSTATUUT
}
