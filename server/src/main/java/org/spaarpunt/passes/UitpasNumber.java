package org.spaarpunt.passes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.storage.Text;

/**
 * The number printed on a card: 13 digits, of which the last is a check digit. A number with a wrong check digit is still a
 * number, because such cards exist; see {@link #hasValidCheckDigit}.
 */
public record UitpasNumber(String digits) implements CardReference.OfNumber {
    private static final Pattern THIRTEEN_DIGITS = Pattern.compile("[0-9]{13}");

    public UitpasNumber {
        if (!THIRTEEN_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("A UiTPAS number has 13 digits");
        }
    }

    /** Reads a number as it was typed, pasted or scanned, see {@link Text#bare}; empty if it is not 13 digits. */
    public static Optional<UitpasNumber> parse(String text) {
        var digits = Text.bare(text);
        return THIRTEEN_DIGITS.matcher(digits).matches() ? Optional.of(new UitpasNumber(digits)) : Optional.empty();
    }

    /** Whether the card is for people with a social tariff, as the last digit but one shows. */
    public boolean isForSocialTariff() {
        return digits.charAt(digits.length() - 2) == '1';
    }

    /** Whether the last digit is the Luhn check digit (ISO/IEC 7812-1, annex B) of the twelve before it. */
    public boolean hasValidCheckDigit() {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighed = fromRight % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
