package org.spaarpunt.decoder;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** Reads the codes that cards carry. {@link DecoderBuild} makes the script of it that runs in browsers. */
public final class Decoder {
    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
    private static final List<Reader> READERS = List.of(new Code128Reader(), new QRCodeReader());

    private Decoder() {}

    /** The compiler to JavaScript begins here; nothing has to be done before {@link #read}. */
    public static void main(String[] args) {}

    /**
     * The text of the first code in a picture; empty if there is none.
     *
     * @param greys a byte for each pixel, row by row
     */
    @JSExport
    public static String read(@JSByRef byte[] greys, int width, int height) {
        var picture = new BinaryBitmap(new HybridBinarizer(
                new PlanarYUVLuminanceSource(greys, width, height, 0, 0, width, height, false)));
        for (var reader : READERS) {
            try {
                return reader.decode(picture, HINTS).getText();
            } catch (ReaderException none) {
                // Not a code of this kind: most pictures have none at all.
            }
        }
        return "";
    }
}
