package org.spaarpunt.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file that is imported holds. */
public enum ImportKind {
    CARDS,
    PASSHOLDERS,
    EVENTS,
    COUNTERS,
    REWARDS;

    /** The word for it in forms. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
