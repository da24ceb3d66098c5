package org.spaarpunt.posters;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code to be drawn on a page, one unit per module, with the white margin that its standard requires.
 *
 * @param size of the square, margin included
 * @param path of all dark modules, in the form of SVG's {@code path} element: digits, letters and signs only
 */
public record QrPicture(int size, String path) {
    private static final int MARGIN = 4;

    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }

    /** Does not show the content of the code, which may be a secret. */
    @Override
    public String toString() {
        return "QrPicture[" + size + "]";
    }
}
