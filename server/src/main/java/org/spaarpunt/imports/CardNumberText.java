package org.spaarpunt.imports;

import java.util.regex.Pattern;
import org.spaarpunt.passes.UitpasNumber;

/** The number of a card in a cell. */
final class CardNumberText {
    /** Most card numbers begin with a zero; a spreadsheet that takes them for amounts drops it. */
    private static final Pattern WITHOUT_LEADING_ZERO = Pattern.compile("[1-9][0-9]{11}");

    private CardNumberText() {}

    static UitpasNumber parse(String column, String text) throws BadLine {
        return UitpasNumber.parse(text)
                .orElseThrow(() -> new BadLine(column + " is not 13 digits: " + text + hint(text)));
    }

    private static String hint(String text) {
        return WITHOUT_LEADING_ZERO.matcher(text).matches()
                ? "; a spreadsheet may have taken its leading zero away: give the column the format \"text\""
                : "";
    }
}
