package org.spaarpunt.passes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.storage.Text;

/**
 * The number by which Belgium identifies a person (INSZ): a national register number, or a bis number for a person
 * that is not registered there. Eleven digits: the day of birth without its century, a serial number, and two check
 * digits. Its {@code toString} keeps it out of logs.
 */
public record NationalNumber(String digits) {
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ./\\p{Pd}]");

    /** Barcodes encode digits in pairs, so the eleven digits get a leading zero. */
    private static final Pattern BARCODE = Pattern.compile("0[0-9]{11}");

    private static final int MODULUS = 97;

    /** Added to the first nine digits before the check, for people born in this century. */
    private static final long THIS_CENTURY = 2_000_000_000;

    /** A bis number has this, or twice this, added to the month. */
    private static final int BIS = 20;

    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    public NationalNumber {
        if (!isNumber(digits)) {
            throw new IllegalArgumentException("This is no national number");
        }
    }

    /** Reads a number as it is printed, typed or scanned; empty if it is not a national number. */
    public static Optional<NationalNumber> parse(String text) {
        var bare = SEPARATORS.matcher(Text.bare(text)).replaceAll("");
        var digits = BARCODE.matcher(bare).matches() ? bare.substring(1) : bare;
        return isNumber(digits) ? Optional.of(new NationalNumber(digits)) : Optional.empty();
    }

    private static boolean isNumber(String digits) {
        return ELEVEN_DIGITS.matcher(digits).matches() && hasDayOfBirth(digits) && hasCheckDigits(digits);
    }

    /** An unknown month or day is zero. */
    private static boolean hasDayOfBirth(String digits) {
        int month = Integer.parseInt(digits.substring(2, 4));
        int day = Integer.parseInt(digits.substring(4, 6));
        return month < 3 * BIS && month % BIS <= MONTHS && day <= DAYS;
    }

    private static boolean hasCheckDigits(String digits) {
        long before = Long.parseLong(digits.substring(0, 9));
        int check = Integer.parseInt(digits.substring(9));
        return check == check(before) || check == check(THIS_CENTURY + before);
    }

    private static long check(long number) {
        return MODULUS - number % MODULUS;
    }

    @Override
    public String toString() {
        return "NationalNumber";
    }
}
