package org.spaarpunt.posters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A number as a bar code (Code 128) to be drawn on a page, one unit per module, with the white margin on both sides that
 * its standard requires. The readers at counters read it from a card and from a telephone's screen alike.
 *
 * @param width margins included
 * @param path of all bars, one unit high, in the form of SVG's {@code path} element: digits, letters and signs only
 */
public record BarPicture(int width, String path) {
    private static final int MARGIN = 10;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");

    /** The widths of the bars and gaps of each symbol, by its value; the last one is the stop. */
    private static final String[] SYMBOLS = """
            212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
            123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
            232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
            313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
            111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
            111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
            114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
            """.strip().split("\\s+", -1);

    private static final int START_PAIRS = 105;
    private static final int TO_SINGLE = 100;
    private static final int STOP = 106;
    private static final int MODULUS = 103;

    /** The value of the digit 0 among single characters. */
    private static final int ZERO = 16;

    /** The code of a number; its digits are encoded in pairs, and an odd last one alone. */
    public static BarPicture of(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a number");
        }
        var path = new StringBuilder();
        int at = MARGIN;
        for (int symbol : withCheck(values(digits))) {
            var widths = SYMBOLS[symbol];
            for (int i = 0; i < widths.length(); i++) {
                int width = widths.charAt(i) - '0';
                if (i % 2 == 0) {
                    path.append("M%d,0h%dv1h-%dz".formatted(at, width, width));
                }
                at += width;
            }
        }
        return new BarPicture(at + MARGIN, path.toString());
    }

    private static List<Integer> values(String digits) {
        var values = new ArrayList<Integer>();
        values.add(START_PAIRS);
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            values.add(Integer.parseInt(digits, i, i + 2, 10));
        }
        if (digits.length() % 2 == 1) {
            values.add(TO_SINGLE);
            values.add(ZERO + digits.charAt(digits.length() - 1) - '0');
        }
        return values;
    }

    private static List<Integer> withCheck(List<Integer> values) {
        int sum = values.getFirst();
        for (int i = 1; i < values.size(); i++) {
            sum += i * values.get(i);
        }
        var all = new ArrayList<>(values);
        all.add(sum % MODULUS);
        all.add(STOP);
        return all;
    }

    /** Does not show the number, by which a person is found. */
    @Override
    public String toString() {
        return "BarPicture[" + width + "]";
    }
}
