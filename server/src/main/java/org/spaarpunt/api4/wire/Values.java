package org.spaarpunt.api4.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Values as texts, in queries and bodies alike: what they look like, and the rule that a text breaks that is none. */
final class Values {
    static final String DATE = "must be a date like 2026-08-24";
    static final String TIME = "must be a time like 2026-08-24T12:57:02+02:00";
    static final String DATE_OR_TIME = "must be a date like 2026-08-24 or a time like 2026-08-24T12:57:02+02:00";
    static final String FLAG = "must be true or false";

    private Values() {}

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** With an offset; a plus that was not encoded in a query has arrived as a space. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The value of this name, in whatever case. */
    static <E extends Enum<E>> Optional<E> choice(String text, List<E> values) {
        return values.stream()
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static <E extends Enum<E>> String oneOf(List<E> values) {
        return "must be one of "
                + String.join(", ", values.stream().map(Enum::name).toList());
    }
}
