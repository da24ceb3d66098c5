package org.spaarpunt.web.frame;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.storage.Text;

/**
 * A day as people type it, on keyboards that may have digits only: 31/12/2010, 31-12-2010, 31.12.2010, 31122010, and
 * 2010-12-31 as browsers fill it in.
 */
public final class DayText {
    private static final List<Pattern> FORMS = Stream.of(
                    "(?<d>[0-9]{1,2}) ?[-/. ] ?(?<m>[0-9]{1,2}) ?[-/. ] ?(?<y>[0-9]{4})",
                    "(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})",
                    "(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4})",
                    "(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})")
            .map(Pattern::compile)
            .toList();

    private DayText() {}

    /** The day; empty if the text is none. */
    public static Optional<LocalDate> parse(String text) {
        var bare = Text.bare(text);
        return FORMS.stream()
                .map(form -> form.matcher(bare))
                .filter(Matcher::matches)
                .flatMap(parts -> day(parts).stream())
                .findFirst();
    }

    private static Optional<LocalDate> day(Matcher parts) {
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
