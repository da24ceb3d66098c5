package org.spaarpunt.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a camera sees: one card after another, each for a second, in the format Y4M. */
public final class Film {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int PICTURES_A_SECOND = 5;

    private static final byte TABLE = (byte) 120;
    private static final byte CARD = (byte) 225;
    private static final byte BAR = 25;
    private static final byte NO_COLOUR = (byte) 128;

    /** Around a code there is this much of the card, in pixels. */
    private static final int MARGIN = 40;

    private final ByteArrayOutputStream pictures = new ByteArrayOutputStream();

    /** A card with bars, as they are printed: of kind Code 128. */
    public Film bars(String text) {
        return shown(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 400, 120));
    }

    /** The same card, held upright. */
    public Film barsUpright(String text) {
        var code = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 380, 120);
        code.rotate90();
        return shown(code);
    }

    public Film qrCode(String text) {
        try {
            return shown(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300));
        } catch (WriterException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }

    public Path in(Path folder) {
        var file = folder.resolve("film.y4m");
        try (var out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT, PICTURES_A_SECOND)
                    .getBytes(US_ASCII));
            pictures.writeTo(out);
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Film shown(BitMatrix code) {
        var greys = new byte[WIDTH * HEIGHT];
        Arrays.fill(greys, TABLE);
        int left = (WIDTH - code.getWidth()) / 2;
        int top = (HEIGHT - code.getHeight()) / 2;
        for (int y = -MARGIN; y < code.getHeight() + MARGIN; y++) {
            for (int x = -MARGIN; x < code.getWidth() + MARGIN; x++) {
                boolean isInside = x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight();
                greys[(top + y) * WIDTH + left + x] = isInside && code.get(x, y) ? BAR : CARD;
            }
        }
        var colours = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(colours, NO_COLOUR);
        for (int i = 0; i < PICTURES_A_SECOND; i++) {
            pictures.writeBytes("FRAME\n".getBytes(US_ASCII));
            pictures.writeBytes(greys);
            pictures.writeBytes(colours);
        }
        return this;
    }
}
