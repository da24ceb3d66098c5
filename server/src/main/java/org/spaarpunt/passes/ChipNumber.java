package org.spaarpunt.passes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.storage.Text;

/** The identifier of a card's NFC chip: 7 bytes, written as 14 hexadecimal digits in upper case. */
public record ChipNumber(String hex) implements CardReference.OfChip {
    private static final Pattern FOURTEEN_HEX_DIGITS = Pattern.compile("[0-9A-F]{14}");
    private static final Pattern IN_EITHER_CASE = Pattern.compile("[0-9A-Fa-f]{14}");

    /** Separators that card readers and their manuals write between the bytes. */
    private static final Pattern SEPARATORS = Pattern.compile("[: \\p{Pd}]");

    public ChipNumber {
        if (!FOURTEEN_HEX_DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("A chip number has 14 hexadecimal digits in upper case");
        }
    }

    /**
     * Reads a chip number, case-insensitive, also with colons, spaces or dashes; empty if it is not 14 hexadecimal
     * digits.
     */
    public static Optional<ChipNumber> parse(String text) {
        var hex = SEPARATORS.matcher(Text.bare(text)).replaceAll("");
        return IN_EITHER_CASE.matcher(hex).matches()
                ? Optional.of(new ChipNumber(hex.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
