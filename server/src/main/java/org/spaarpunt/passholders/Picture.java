package org.spaarpunt.passholders;

import java.util.Optional;

/**
 * A photograph in a format that every browser shows: JPEG, as identity cards hold it, or PNG. It holds the image and
 * nothing else: metadata, such as where the photograph was taken, and bytes after the end of the image are removed.
 */
@SuppressWarnings("ArrayRecordComponent") // Pictures are never compared.
public record Picture(byte[] bytes) {
    /** Width times height, which decides how much memory an application needs to show it; a passport photograph has a tenth of it. */
    static final long MAX_PIXELS = 4_000_000;

    /** Reads a picture; empty if the bytes are not a complete picture, or have too many pixels. */
    public static Optional<Picture> of(byte[] bytes) {
        return JpegFile.cleaned(bytes).or(() -> PngFile.cleaned(bytes)).map(Picture::new);
    }

    static boolean isShown(long width, long height) {
        return width > 0 && height > 0 && width * height <= MAX_PIXELS;
    }
}
