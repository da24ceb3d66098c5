package org.spaarpunt.conventional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A calendar period that check-ins are counted in. */
enum Period {
    ABSOLUTE("", "'always'"),
    DAY("Dag", "yyyy-MM-dd"),
    WEEK("Week", "YYYY-'W'ww"),
    MONTH("Maand", "yyyy-MM"),
    QUARTER("Kwartaal", "yyyy-'Q'q"),
    YEAR("Jaar", "yyyy");

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private final String dutch;
    private final DateTimeFormatter label;

    Period(String dutch, String pattern) {
        this.dutch = dutch;
        // Weeks as the Netherlands have them, from Monday, are those of ISO 8601.
        this.label = DateTimeFormatter.ofPattern(pattern, java.util.Locale.of("nl", "NL"));
    }

    String labelAt(Instant moment) {
        return label.format(LocalDate.ofInstant(moment, ZONE));
    }

    /** Of a limit that is used up. */
    String limitOf(int volume) {
        return dutch.isEmpty() ? "(max. " + volume + ")" : "(max. " + volume + " / " + dutch + ")";
    }
}
