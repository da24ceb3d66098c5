package org.spaarpunt.api4.json;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.CardType;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.time.LocalZone;

/** Cards, and what belongs to them, in the words of the API, which has fewer kinds and stages of cards than we have. */
public final class CardJson {
    private CardJson() {}

    /**
     * A card by itself. Its chip number is left out: a caller that has it has read the chip, which proves that the
     * passholder is there.
     */
    public static Map<String, Object> card(HeldCard card) {
        var json = new LinkedHashMap<String, Object>();
        json.put("uitpasNumber", card.number().digits());
        json.put("cardSystem", CardSystemJson.of(card.cardSystem()));
        json.put("cardType", type(card.type()));
        json.put("status", status(card.status()));
        json.put("socialTariff", card.number().isForSocialTariff());
        return json;
    }

    /** Anything that has a chip is read like a card. */
    public static String type(CardType type) {
        return switch (type) {
            case CARD, KEY, STICKER -> "NFC_CARD";
            case DIGITAL -> "DIGITAL";
        };
    }

    /** A card that is on its way to a counter cannot be handed out yet. */
    public static String status(CardStatus status) {
        return switch (status) {
            case PROVISIONED, STOCK, SENT_TO_BALIE -> "PROVISIONED";
            case LOCAL_STOCK -> "LOCAL_STOCK";
            case ACTIVE -> "ACTIVE";
            case BLOCKED -> "BLOCKED";
            case DELETED -> "DELETED";
        };
    }

    /** A social tariff, of which only the last day is stored. Never without a status, which clients do not check for. */
    public static Map<String, Object> tariff(LocalDate until, LocalDate today) {
        boolean expired = until.isBefore(today);
        var json = new LinkedHashMap<String, Object>();
        json.put("status", expired ? "EXPIRED" : "ACTIVE");
        json.put("endDate", lastSecondOf(until));
        json.put("inGracePeriod", false);
        json.put("expired", expired);
        return json;
    }

    /** The last moment of a day, as the API writes ends. */
    public static String lastSecondOf(LocalDate day) {
        return Json.time(LocalZone.endOf(day).minusSeconds(1));
    }

    /** A card that is in use, as a membership of a card system shows it; others are left out. */
    static Optional<Map<String, Object>> current(HeldCard card) {
        if (card.status() != CardStatus.ACTIVE && card.status() != CardStatus.BLOCKED) {
            return Optional.empty();
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("uitpasNumber", card.number().digits());
        json.put("cardType", type(card.type()));
        json.put("status", status(card.status()));
        return Optional.of(json);
    }
}
