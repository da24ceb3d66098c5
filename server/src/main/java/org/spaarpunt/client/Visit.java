package org.spaarpunt.client;

/**
 * A card at an event, to be reported once or more often.
 *
 * @param cardNumber 13 digits
 * @param idempotencyKey empty for none
 */
public record Visit(String cardNumber, String cdbid, String idempotencyKey) {
    public Visit(String cardNumber, String cdbid) {
        this(cardNumber, cdbid, "");
    }
}
