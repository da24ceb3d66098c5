package org.spaarpunt.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Whether the body of an answer may be sent compressed, and whether that has been done already. */
public sealed interface Gzip {
    /** Compressed for every client that accepts it. */
    Gzip WHEN_SENT = new WhenSent();

    /**
     * Sent as it is. For what holds a secret next to text that a stranger can choose by a link: whether the text is a part of the secret
     * shows in the length of what both are compressed to.
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
