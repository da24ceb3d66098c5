package org.spaarpunt.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of a file: UTF-16 if it begins with its byte order mark, as "Unicode text" from a spreadsheet does. */
final class Encoding {
    private static final int FIRST_OF_LITTLE_ENDIAN = 0xFF;
    private static final int FIRST_OF_BIG_ENDIAN = 0xFE;

    private Encoding() {}

    /** A reader that fails on bytes that are invalid in the encoding. */
    static BufferedReader reader(InputStream bytes) throws IOException {
        var file = new BufferedInputStream(bytes);
        return new BufferedReader(new InputStreamReader(file, charset(file).newDecoder()));
    }

    private static Charset charset(BufferedInputStream file) throws IOException {
        file.mark(2);
        int first = file.read();
        int second = file.read();
        file.reset();
        if (first == FIRST_OF_LITTLE_ENDIAN && second == FIRST_OF_BIG_ENDIAN) {
            return StandardCharsets.UTF_16LE;
        }
        return first == FIRST_OF_BIG_ENDIAN && second == FIRST_OF_LITTLE_ENDIAN
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }
}
