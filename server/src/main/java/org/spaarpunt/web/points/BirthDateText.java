package org.spaarpunt.web.points;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.storage.Text;

/**
 * A date of birth as people type it, on keyboards that may have digits only: 31/12/2010, 31-12-2010, 31.12.2010,
 * 31122010, and 2010-12-31 as browsers fill it in.
 */
final class BirthDateText {
    private static final int FIRST_YEAR = 1900;

    private static final List<Pattern> FORMS = Stream.of(
                    "(?<d>[0-9]{1,2}) ?[-/. ] ?(?<m>[0-9]{1,2}) ?[-/. ] ?(?<y>[0-9]{4})",
                    "(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})",
                    "(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4})",
                    "(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})")
            .map(Pattern::compile)
            .toList();

    private BirthDateText() {}

    /** The date; empty if the text is no date on which a person who lives today can be born. */
    static Optional<LocalDate> parse(String text, LocalDate today) {
        var bare = Text.bare(text);
        return FORMS.stream()
                .map(form -> form.matcher(bare))
                .filter(Matcher::matches)
                .flatMap(parts -> date(parts).stream())
                .filter(date -> date.getYear() >= FIRST_YEAR && !date.isAfter(today))
                .findFirst();
    }

    private static Optional<LocalDate> date(Matcher parts) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.group("y")),
                    Integer.parseInt(parts.group("m")),
                    Integer.parseInt(parts.group("d"))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
