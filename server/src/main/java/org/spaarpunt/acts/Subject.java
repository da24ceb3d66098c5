package org.spaarpunt.acts;

/** The kinds of things that acts are about. */
public enum Subject {
    CONSUMER,
    CLIENT,
    COUNTER,
    DEVICE,
    WEBHOOK,
    GROUP,
    USER,
    TOKEN,
    CARD_SYSTEM,
    CARD_PRICE,
    ASSOCIATION,
    REWARD,
    PASSHOLDER
}
