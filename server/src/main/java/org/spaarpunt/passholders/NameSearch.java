package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A search by what an employee hears: words of a name in any order, or a day of birth, or both.
 *
 * @param words of first and family names, without stars
 */
public record NameSearch(List<String> words, Optional<LocalDate> born) {
    /** More words than any name has are not compared. */
    private static final int MAX_WORDS = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,*]+");

    public NameSearch {
        words = words.stream().limit(MAX_WORDS).toList();
    }

    public static NameSearch of(String name, Optional<LocalDate> born) {
        return new NameSearch(
                BETWEEN_WORDS
                        .splitAsStream(name)
                        .filter(word -> !word.isEmpty())
                        .toList(),
                born);
    }

    public boolean isEmpty() {
        return words.isEmpty() && born.isEmpty();
    }
}
