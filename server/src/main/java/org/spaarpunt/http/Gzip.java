package org.spaarpunt.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Whether the body of an answer may be compressed, and whether it already is. */
public sealed interface Gzip {
    /** Compressed for every client that accepts it. */
    Gzip WHEN_SENT = new WhenSent();

    /**
     * Sent as it is. For answers that hold a secret next to text that an attacker can choose through a link: the
     * compressed length would reveal whether the text is a part of the secret.
     */
    Gzip NEVER = new Never();

    record WhenSent() implements Gzip {}

    record Never() implements Gzip {}

    /**
     * Compressed once, for all clients.
     *
     * @param body the same content, compressed; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; copying it would only cost time.
    record Ready(byte[] body) implements Gzip {}

    static byte[] compress(byte[] content) {
        var compressed = new ByteArrayOutputStream(content.length / 3);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("An array takes every byte", impossible);
        }
        return compressed.toByteArray();
    }
}
