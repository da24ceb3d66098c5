package org.spaarpunt.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.storage.SqlArray;

/** Cells of a {@link PassholderSheet} as the database takes them. */
final class PassholderCells {
    private PassholderCells() {}

    /** What a registration stores in addition to the details. */
    static List<String> kept(Line line) throws BadLine {
        return List.of(
                flag(line, "verified"),
                flag(line, "serviceMails"),
                flag(line, "milestoneMails"),
                flag(line, "infoMails"),
                flag(line, "sms"),
                flag(line, "post"),
                line.optionalCode("school"),
                line.optionalCode("registeredAt"),
                moment(line, "createdAt"));
    }

    static List<String> membership(Line line) throws BadLine {
        var cardSystem = line.number("cardSystem");
        var cards = cards(line);
        // An export has a line also for a person without a membership, and marks it.
        boolean isNone = line.columns().contains(PassholderSheet.MEMBERSHIP)
                && line.get(PassholderSheet.MEMBERSHIP).isEmpty()
                && cards.isEmpty();
        if (cardSystem.isEmpty() && !isNone) {
            throw new BadLine("cardSystem is empty");
        }
        return List.of(
                cardSystem.map(String::valueOf).orElse(""),
                line.day(PassholderSheet.SOCIAL_TARIFF_UNTIL)
                        .map(LocalDate::toString)
                        .orElse(""),
                status(line),
                moment(line, "memberSince"),
                SqlArray.of(cards));
    }

    private static String flag(Line line, String column) throws BadLine {
        return line.flag(column).map(String::valueOf).orElse("");
    }

    /** A telephone number. Any characters may separate the digits, but a spreadsheet must not have rounded them. */
    static String telephone(Line line, String column) throws BadLine {
        line.requireUnrounded(column);
        return line.optionalText(column, Details.MAX_TEXT);
    }

    /** A postal code, with the same rules as for a registration. */
    static String postalCode(Line line) throws BadLine {
        var text = line.optionalCode("postalCode");
        if (!text.isEmpty() && PostalCode.parse(text, line.get("city")).isEmpty()) {
            throw new BadLine(
                    "postalCode is not four digits, as it is unless the city is " + PostalCode.ABROAD + ": " + text);
        }
        return text;
    }

    /** About a place abroad: its name, or its country. */
    static String abroad(Line line, String column) throws BadLine {
        var text = line.optionalText(column, Details.MAX_TEXT);
        if (!text.isEmpty() && !PostalCode.isAbroad(line.get("city"))) {
            throw new BadLine(column + " is only for people whose city is " + PostalCode.ABROAD + ": " + text);
        }
        return text;
    }

    private static String status(Line line) throws BadLine {
        var status = line.optionalCode(PassholderSheet.MEMBERSHIP);
        return switch (status) {
            case "", "ACTIVE", "BLOCKED" -> status;
            default -> throw new BadLine(PassholderSheet.MEMBERSHIP + " is neither ACTIVE nor BLOCKED: " + status);
        };
    }

    private static String moment(Line line, String column) throws BadLine {
        var text = line.optionalCode(column);
        try {
            return text.isEmpty() ? "" : OffsetDateTime.parse(text).toString();
        } catch (DateTimeException _) {
            throw new BadLine(column + " is no moment such as 2026-11-22T20:15:00+01:00: " + text);
        }
    }

    private static List<String> cards(Line line) throws BadLine {
        line.optionalCode("card"); // rejects invisible characters
        var cards = new ArrayList<String>();
        for (var number : line.entries("card")) {
            cards.add(CardNumberText.parse("card", number).digits());
        }
        return cards;
    }
}
