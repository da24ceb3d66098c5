package org.spaarpunt.passholders;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A photograph in a format that every browser shows: JPEG, as identity cards hold it, or PNG. */
@SuppressWarnings("ArrayRecordComponent") // Pictures are never compared.
public record Picture(byte[] bytes) {
    private static final List<byte[]> BEGINNINGS =
            List.of(HexFormat.of().parseHex("ffd8ff"), HexFormat.of().parseHex("89504e470d0a1a0a"));

    public Picture {
        if (!isPicture(bytes)) {
            throw new IllegalArgumentException("This is neither JPEG nor PNG");
        }
    }

    /** Empty when the bytes are neither. */
    public static Optional<Picture> of(byte[] bytes) {
        return isPicture(bytes) ? Optional.of(new Picture(bytes)) : Optional.empty();
    }

    private static boolean isPicture(byte[] bytes) {
        return BEGINNINGS.stream()
                .anyMatch(beginning -> bytes.length > beginning.length
                        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length));
    }
}
