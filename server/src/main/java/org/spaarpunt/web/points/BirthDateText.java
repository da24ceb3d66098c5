package org.spaarpunt.web.points;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.web.frame.DayText;

/** A date of birth as people type it. */
final class BirthDateText {
    private static final int FIRST_YEAR = 1900;

    private BirthDateText() {}

    /** The date; empty if the text is no date on which a person who lives today can be born. */
    static Optional<LocalDate> parse(String text, LocalDate today) {
        return DayText.parse(text).filter(date -> date.getYear() >= FIRST_YEAR && !date.isAfter(today));
    }
}
